package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;

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
    var chunk =
        wasFilled()
            ? ByteBuffer.allocate(Math.min(2 * arrived.capacity(), LARGEST_READ))
            : arrived.clear();
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

  /// Returns whether what arrived fills its buffer. Then the buffer itself is handed out, and the
  /// next one is larger.
  private boolean wasFilled() {
    return arrived.limit() == arrived.capacity();
  }

  @Override
  void handOut(Read read) {
    if (arrived.hasRemaining()) {
      var count = arrived.remaining();
      if (wasFilled()) {
        read.into().addWhole(arrived.array());
        arrived.position(count);
      } else {
        read.into().add(arrived);
      }
      read.done().setResult(count);
    } else if (ended) {
      endRead();
    }
    readAhead();
  }

  /// With a handler the JDK would leave every write to its own thread, though the system nearly
  /// always has room: two threads would have to be woken, one after the other, before the loop
  /// heard of it. Without one it tries at once, on this thread. Only a write that has to wait gets
  /// a thread that waits with it.
  @Override
  void startWriting(ByteBuffer buffer, Future<Integer> done) {
    var order = channel.write(buffer);
    if (order.isDone()) {
      endWriting(order, done);
    } else {
      Thread.ofVirtual().name("loopbook-write").start(() -> awaitWritten(order, done));
    }
  }

  private void awaitWritten(java.util.concurrent.Future<Integer> order, Future<Integer> done) {
    try {
      order.get();
    } catch (ExecutionException | InterruptedException e) {
      // It's done, and endWriting finds out how: nobody interrupts this thread.
    }
    OutsideEvents.tell(
        loop,
        () -> {
          SocketNetwork.report(loop, this, "writable");
          endWriting(order, done);
        });
  }

  private void endWriting(java.util.concurrent.Future<Integer> order, Future<Integer> done) {
    if (done.isDone()) {
      return; // closed meanwhile
    }
    if (order.state() == State.SUCCESS) {
      done.setResult(order.resultNow());
    } else {
      done.setException(SocketFailures.broken(this, order.exceptionNow()));
    }
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
