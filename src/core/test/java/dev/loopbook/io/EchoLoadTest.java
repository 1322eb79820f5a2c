package dev.loopbook.io;

import static dev.loopbook.io.Streams.openConnection;
import static dev.loopbook.io.Streams.startServer;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Semaphore;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Thousands of clients at once, both ends in one loop. Every byte is accounted for: those of
/// clients that drop in the middle of their message as well.
@Timeout(120)
class EchoLoadTest {

  private static final int CLIENTS = 5_000;
  private static final int LARGEST_MESSAGE = 4_000;

  /// How many connect at a time, so that the system's backlog never overflows.
  private static final int CONNECTING = 64;

  private final Event allConnected = new Event();
  private final Semaphore connecting = new Semaphore(CONNECTING);
  private int connected;
  private long whole;
  private long partial;
  private int dropped;

  /// Echoes one message: four bytes of length and so many bytes.
  private Coroutine<Void> echo(StreamReader reader, StreamWriter writer) {
    return async(
        () -> {
          var length = ByteBuffer.wrap(await(reader.readExactly(4))).getInt();
          try {
            var message = await(reader.readExactly(length));
            whole += length;
            writer.write(message);
            await(writer.drain());
          } catch (IncompleteReadError early) {
            partial += early.partial().length;
            dropped++;
          }
        });
  }

  private static byte[] message(int client) {
    var random = new Random(client);
    var message = new byte[1 + random.nextInt(LARGEST_MESSAGE)];
    random.nextBytes(message);
    return message;
  }

  private static boolean drops(int client) {
    return client % 10 == 3;
  }

  private static int partOf(int length) {
    return length / 2;
  }

  private Coroutine<Void> talk(int client, int port, int clients) {
    return async(
        () -> {
          await(connecting.acquire());
          var pair = await(openConnection("127.0.0.1", port));
          connecting.release();
          if (++connected == clients) {
            allConnected.set();
          }
          await(allConnected.waitSet());
          var message = message(client);
          try (var writer = pair.writer()) {
            writer.write(ByteBuffer.allocate(4).putInt(message.length).array());
            if (drops(client)) {
              writer.write(Arrays.copyOf(message, partOf(message.length)));
              return;
            }
            writer.write(message);
            await(writer.drain());
            assertArrayEquals(message, await(pair.reader().readAll()));
          }
          await(pair.writer().waitClosed());
        });
  }

  @ParameterizedTest
  @EnumSource
  void thousandsOfClientsEchoAndNoByteIsLost(NetworkKind kind) {
    var clients = Math.min(CLIENTS, roomForClients());
    var began = System.nanoTime();
    kind.run(
        () -> {
          var server = await(startServer(this::echo, "127.0.0.1", 0));
          await(
              gather(
                  IntStream.range(0, clients)
                      .mapToObj(client -> talk(client, server.port(), clients))
                      .toList()));
          server.close();
          await(server.waitClosed());
          assertEquals(clients, server.served());
        });
    System.out.printf(
        "%s: %,d clients, %,d bytes echoed, %,d bytes of %,d clients that dropped, %,d ms%s%n",
        kind,
        clients,
        whole,
        partial,
        dropped,
        (System.nanoTime() - began) / 1_000_000,
        clients < CLIENTS ? "; the limit of open files (ulimit -n) allows no more" : "");
    assertEquals(sumOf(clients, client -> drops(client) ? 0 : message(client).length), whole);
    assertEquals(
        sumOf(clients, client -> drops(client) ? partOf(message(client).length) : 0), partial);
    assertEquals(sumOf(clients, client -> drops(client) ? 1 : 0), dropped);
  }

  private static long sumOf(int clients, IntUnaryOperator amount) {
    return IntStream.range(0, clients).map(amount).asLongStream().sum();
  }

  /// A client needs two descriptors, one for each end; some are left for everything else.
  private static int roomForClients() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? (int)
            Math.min(
                CLIENTS,
                (system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - 100)
                    / 2)
        : CLIENTS;
  }
}
