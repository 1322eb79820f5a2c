package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Poller;
import dev.loopbook.text.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells the system what to read and write, and is called back when that is done.
///
/// The JDK's asynchronous channels call back on a thread of their own, which only hands the outcome
/// to the loop; all else happens on the loop's thread.
final class ProactorNetwork extends SocketNetwork {

  private final AsynchronousChannelGroup group;
  private final Poller waiting;
  private final Set<Watched> open = new LinkedHashSet<>();

  private ProactorNetwork(Poller waiting, AsynchronousChannelGroup group) {
    this.waiting = waiting;
    this.group = group;
  }

  static ProactorNetwork open() {
    return over(Poller.parking());
  }

  /// Returns a network whose loop waits by `waiting`: the outcomes come from another thread in any
  /// case.
  static ProactorNetwork over(Poller waiting) {
    try {
      return new ProactorNetwork(
          waiting,
          AsynchronousChannelGroup.withFixedThreadPool(
              1, Thread.ofPlatform().daemon().name("loopbook-proactor").factory()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void poll(long nanos) {
    waiting.poll(nanos);
  }

  @Override
  public void wakeUp() {
    waiting.wakeUp();
  }

  @Override
  public boolean isBusy() {
    return outside().isExpected() || watched().anyMatch(socket -> !socket.interest().isEmpty());
  }

  @Override
  public void close() {
    outside().close();
    open.clear();
    closeQuietly(group::shutdownNow); // closes the sockets
    waiting.close();
  }

  @Override
  SocketConnection newConnection(EventLoop loop, String peer) throws IOException {
    return new CompletedConnection(loop, this, AsynchronousSocketChannel.open(group), peer);
  }

  @Override
  Listener newListener(
      EventLoop loop, InetSocketAddress address, int backlog, Consumer<Connection> accepted)
      throws IOException {
    var channel = AsynchronousServerSocketChannel.open(group);
    try {
      channel.bind(address, backlog);
      return new CompletedListener(loop, this, channel, accepted);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// What is done with an outcome, on the loop's thread; one of the two is null.
  interface Outcome<V> {
    void accept(@Nullable V value, @Nullable Throwable failure);
  }

  /// Starts an operation: gives the handler to the channel.
  interface Operation<V> {
    void begin(CompletionHandler<V, @Nullable Object> handler);
  }

  /// Starts `operation`, and hands the outcome to `outcome` on the loop's thread.
  ///
  /// @param resource what it is done with, for the loop's listener
  <V> void start(
      EventLoop loop, Object resource, String event, Operation<V> operation, Outcome<V> outcome) {
    this.<V>start(
        loop,
        operation,
        (value, failure) -> {
          report(loop, resource, event);
          outcome.accept(value, failure);
        });
  }

  /// Starts `operation`, and hands the outcome to `outcome` on the loop's thread; the loop's
  /// listener doesn't hear of it.
  <V> void start(EventLoop loop, Operation<V> operation, Outcome<V> outcome) {
    var completion =
        new CompletionHandler<V, @Nullable Object>() {
          @Override
          public void completed(V value, @Nullable Object attachment) {
            deliver(value, null);
          }

          @Override
          public void failed(Throwable failure, @Nullable Object attachment) {
            deliver(null, failure);
          }

          private void deliver(@Nullable V value, @Nullable Throwable failure) {
            OutsideEvents.tell(loop, () -> outcome.accept(value, failure));
          }
        };
    try {
      operation.begin(completion);
    } catch (RuntimeException e) {
      completion.failed(e, null);
    }
  }

  void add(Watched socket) {
    open.add(socket);
  }

  void remove(Watched socket) {
    open.remove(socket);
  }

  @Override
  Stream<Watched> watched() {
    return open.stream();
  }

  @Override
  public String kind() {
    return "proactor";
  }

  @Override
  public String toString() {
    return format("<Proactor %s>", Counted.of(open.size(), "socket"));
  }
}
