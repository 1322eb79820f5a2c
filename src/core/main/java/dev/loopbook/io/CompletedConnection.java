package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Objects;

/// A socket that the system reads into and writes from by itself.
///
/// When a task gives up a read, the read goes on in the system. What it brings belongs to the next
/// one, so the system always reads into a buffer of ours, and from there the bytes are handed out.
/// When that is empty the system reads again, though nobody waits; then a full buffer slows the
/// sender down.
final class CompletedConnection extends SocketConnection {

  // The system holds the buffer for as long as the socket waits. It starts small, so that thousands
  // of quiet sockets stay cheap, and grows each time it was filled.
  private static final int FIRST_READ = 2 * 1024;
  private static final int LARGEST_READ = 64 * 1024;

  private final ProactorNetwork network;
  private final AsynchronousSocketChannel channel;

  // What the system has read and nobody has taken, ready to be read from.
  private ByteBuffer arrived = ByteBuffer.allocate(FIRST_READ).flip();
  private boolean systemReads;
  private boolean ended;

  CompletedConnection(
      EventLoop loop, ProactorNetwork network, AsynchronousSocketChannel channel, String peer) {
    super(loop, channel, peer);
    this.network = network;
    this.channel = channel;
    network.add(this);
  }

  @Override
  void startConnecting(InetSocketAddress address) {
    network.<Void>start(
        loop,
        this,
        "connected",
        handler -> channel.connect(address, null, handler),
        (_, problem) -> finishConnecting(problem));
  }

  @Override
  boolean hasArrived() {
    return !systemReads && (arrived.hasRemaining() || ended);
  }

  @Override
  void readAhead() {
    if (!systemReads && !ended && !isOver() && !arrived.hasRemaining()) {
      readMore();
    }
  }

  private void readMore() {
    systemReads = true;
    var size = arrived.limit() == arrived.capacity() ? arrived.capacity() * 2 : arrived.capacity();
    var chunk =
        size == arrived.capacity() || size > LARGEST_READ
            ? arrived.clear()
            : ByteBuffer.allocate(size);
    network.<Integer>start(
        loop,
        handler -> channel.read(chunk, null, handler),
        (count, problem) -> {
          systemReads = false;
          ended |= count != null && count < 0;
          arrived = chunk.flip();
          var read = waitingRead();
          if (read != null) {
            SocketNetwork.report(loop, this, "readable");
          }
          if (problem != null) {
            failReads(problem);
          } else if (read != null) {
            handOut(read);
          } else {
            readAhead();
          }
        });
  }

  @Override
  void handOut(Read read) {
    if (arrived.hasRemaining()) {
      var count = arrived.remaining();
      read.into().add(arrived);
      read.done().setResult(count);
    } else if (ended) {
      endRead();
    }
    readAhead();
  }

  @Override
  void startWriting(ByteBuffer buffer, Future<Integer> done) {
    network.<Integer>start(
        loop,
        this,
        "writable",
        handler -> channel.write(buffer, null, handler),
        (count, problem) -> {
          if (done.isDone()) {
            return; // closed meanwhile
          }
          if (problem == null) {
            done.setResult(Objects.requireNonNull(count));
          } else {
            done.setException(SocketFailures.broken(this, problem));
          }
        });
  }

  @Override
  public void close() {
    network.remove(this);
    super.close();
  }

  @Override
  SocketAddress remoteEnd() throws IOException {
    return channel.getRemoteAddress();
  }

  @Override
  void endOutput() throws IOException {
    channel.shutdownOutput();
  }
}
