package dev.loopbook.testkit.stream;

import dev.loopbook.io.ByteQueue;
import dev.loopbook.io.Connection;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One end of a link: it writes to one wire and reads from the other.
final class MemoryConnection implements Connection {

  private final String name;
  private final Wire out;
  private final Wire in;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private boolean closed;
  private @Nullable UncheckedIOException failure;

  MemoryConnection(
      String name, Wire out, Wire in, InetSocketAddress local, InetSocketAddress remote) {
    this.name = name;
    this.out = out;
    this.in = in;
    this.local = local;
    this.remote = remote;
  }

  @Override
  public Future<Integer> read(ByteQueue into) {
    if (failure != null) {
      Future<Integer> broken = EventLoop.running().createFuture("bytes from " + name);
      broken.setException(failure);
      return broken;
    }
    return in.read(into);
  }

  @Override
  public Future<Integer> write(ByteBuffer buffer) {
    return out.write(buffer);
  }

  @Override
  public void shutdownOutput() {
    out.end();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      in.receiverCloses();
      out.senderCloses();
    }
  }

  @Override
  public void breakOff(UncheckedIOException failure) {
    if (!closed) {
      this.failure = failure;
      close();
    }
  }

  @Override
  public InetSocketAddress localAddress() {
    return local;
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return remote;
  }

  @Override
  public String toString() {
    return name;
  }
}
