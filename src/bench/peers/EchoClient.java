import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/// Loads an echo server, and prints a line with tabs for each kind of load: its name, round trips a
/// second, microseconds in the middle of them and at the 99th percentile, microseconds of the
/// server's processor time for each.
///
/// Each connection sends a message, waits until all of it is back, and sends the next one.
final class EchoClient {

  private static final long WARM_UP = 1_500_000_000;
  private static final long MEASURED = 800_000_000;

  private final ByteBuffer message;
  private final ByteBuffer answer;
  private final long[] times = new long[4_000_000];
  private int count;

  private EchoClient(int size) {
    message = ByteBuffer.allocateDirect(size);
    answer = ByteBuffer.allocateDirect(size);
  }

  /// Loads a server.
  ///
  /// @param server its port, and the id of its process
  public static void main(String[] server) throws IOException {
    var address = new InetSocketAddress("127.0.0.1", Integer.parseInt(server[0]));
    var process = ProcessHandle.of(Long.parseLong(server[1])).orElseThrow();
    new EchoClient(64).load("1 connection", address, process, 1);
    new EchoClient(64).load("1,000 connections", address, process, 1_000);
    new EchoClient(64 * 1024).load("64 KB messages", address, process, 1);
  }

  private static long processorTime(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  private static final class Trip {
    long begun;
    int missing;
  }

  private void load(String name, InetSocketAddress server, ProcessHandle process, int connections)
      throws IOException {
    try (var selector = Selector.open()) {
      for (var i = 0; i < connections; i++) {
        var channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        send(channel, channel.register(selector, SelectionKey.OP_READ, new Trip()));
      }
      runFor(selector, WARM_UP);
      count = 0;
      var before = processorTime(process);
      var spent = runFor(selector, MEASURED);
      var processor = processorTime(process) - before;
      var sorted = Arrays.copyOf(times, count);
      Arrays.sort(sorted);
      System.out.printf(
          "%s\t%.0f\t%.1f\t%.1f\t%.2f%n",
          name,
          count * 1e9 / spent,
          sorted[count / 2] / 1e3,
          sorted[(int) (count * 0.99)] / 1e3,
          processor / 1e3 / count);
      for (var key : selector.keys()) {
        key.channel().close();
      }
    }
  }

  private long runFor(Selector selector, long nanos) throws IOException {
    var begin = System.nanoTime();
    while (System.nanoTime() - begin < nanos) {
      selector.select();
      for (var key : selector.selectedKeys()) {
        var channel = (SocketChannel) key.channel();
        receive(channel, key);
      }
      selector.selectedKeys().clear();
    }
    return System.nanoTime() - begin;
  }

  private void receive(SocketChannel channel, SelectionKey key) throws IOException {
    var trip = (Trip) key.attachment();
    var got = channel.read(answer.clear());
    if (got < 0) {
      throw new IOException("the server closed the connection");
    }
    trip.missing -= got;
    if (trip.missing == 0) {
      if (count < times.length) {
        times[count++] = System.nanoTime() - trip.begun;
      }
      send(channel, key);
    }
  }

  private void send(SocketChannel channel, SelectionKey key) throws IOException {
    var trip = (Trip) key.attachment();
    trip.begun = System.nanoTime();
    trip.missing = message.capacity();
    message.clear();
    while (message.hasRemaining()) {
      channel.write(message);
    }
  }
}
