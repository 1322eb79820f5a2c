package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a program prints, for a [StreamReader]. Nothing can be written to it.
///
/// A pipe can only be read by blocking a thread, and a blocked thread can't be called off. When a
/// task gives up a read, the thread reads on, and what it brings belongs to the next read.
final class OutputPipe implements Connection {

  private static final int MOST_AT_ONCE = 64 * 1024; // what a pipe holds on Linux

  private final EventLoop loop;
  private final String name;
  private final InputStream stream;

  private @Nullable Read waiting;
  // What was read and nobody has taken; empty at the end.
  private byte @Nullable [] arrived;
  private @Nullable UncheckedIOException failure;
  private boolean threadReads;

  private record Read(ByteQueue into, Future<Integer> done) {}

  /// @param name what it is, as views show it
  OutputPipe(EventLoop loop, String name, InputStream stream) {
    this.loop = loop;
    this.name = name;
    this.stream = stream;
  }

  @Override
  public Future<Integer> read(ByteQueue into) {
    Future<Integer> done = loop.createFuture(name);
    waiting = new Read(into, done);
    handOut();
    if (!done.isDone() && !threadReads) {
      startThread();
    }
    return done;
  }

  private void startThread() {
    threadReads = true;
    var expectNoMore =
        OutsideEvents.expect(loop, new OutsideEvents.Source(name, () -> isAwaited() ? "read" : ""));
    Thread.ofPlatform()
        .daemon()
        .name("loopbook-" + name)
        .start(
            () -> {
              var chunk = new byte[MOST_AT_ONCE];
              var count = 0;
              IOException problem = null;
              try {
                count = Math.max(0, stream.read(chunk));
              } catch (IOException e) {
                problem = e;
              }
              var bytes = Arrays.copyOf(chunk, count);
              var broken = problem;
              OutsideEvents.tell(
                  loop,
                  () -> {
                    expectNoMore.run();
                    arrive(bytes, broken);
                  });
            });
  }

  private void arrive(byte[] bytes, @Nullable IOException problem) {
    threadReads = false;
    if (problem == null) {
      arrived = bytes;
    } else {
      failure = SocketFailures.broken(this, problem);
    }
    handOut();
  }

  private boolean isAwaited() {
    return waiting != null && !waiting.done().isDone();
  }

  /// Gives the waiting read what there is: bytes, the end, or the failure.
  private void handOut() {
    var read = waiting;
    if (read == null || read.done().isDone()) {
      return;
    }
    var bytes = arrived;
    if (failure != null) {
      read.done().setException(failure);
    } else if (bytes != null && bytes.length == 0) {
      read.done().setResult(-1);
    } else if (bytes != null) {
      arrived = null;
      read.into().add(ByteBuffer.wrap(bytes));
      read.done().setResult(bytes.length);
    }
  }

  @Override
  public Future<Integer> write(ByteBuffer buffer) {
    throw onlyForReading();
  }

  @Override
  public void shutdownOutput() {
    throw onlyForReading();
  }

  @Override
  public void close() {} // the process closes its pipes

  @Override
  public void breakOff(UncheckedIOException failure) {
    this.failure = failure;
  }

  @Override
  public InetSocketAddress localAddress() {
    throw onlyForReading();
  }

  @Override
  public InetSocketAddress remoteAddress() {
    throw onlyForReading();
  }

  private UnsupportedOperationException onlyForReading() {
    return new UnsupportedOperationException(this + " is a pipe that can only be read");
  }

  @Override
  public String toString() {
    return name;
  }
}
