package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Poller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells the system what to read and write, and hears when that is done.
///
/// The JDK's asynchronous channels call back on a thread of their own, which only hands the outcome
/// to the loop; all else happens on the loop's thread.
final class ProactorNetwork implements Network {

  private final AsynchronousChannelGroup group;
  private final Poller waiting;
  private final Set<Open> open = new LinkedHashSet<>();
  private int underWay;

  /// A socket of this network.
  interface Open {

    /// Returns what it waits for: `accept`, `read`, `write`, or nothing.
    String interest();

    /// Closes it.
    void close();
  }

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
    return underWay > 0;
  }

  @Override
  public void close() {
    for (var socket : List.copyOf(open)) {
      socket.close();
    }
    group.shutdown();
    waiting.close();
  }

  @Override
  public Future<Connection> connect(EventLoop loop, InetSocketAddress address) {
    Future<Connection> connected = loop.createFuture("a connection to " + Addresses.text(address));
    try {
      var channel = AsynchronousSocketChannel.open(group);
      var connection = new CompletedConnection(loop, this, channel);
      channel.connect(
          address,
          null,
          this.<Void>completion(
              loop,
              connection,
              "connected",
              (_, failure) -> connected(connection, failure, connected)));
    } catch (IOException | RuntimeException e) {
      connected.setException(e);
    }
    return connected;
  }

  private static void connected(
      CompletedConnection connection, @Nullable Throwable failure, Future<Connection> connected) {
    if (connected.isDone()) {
      connection.close();
    } else if (failure != null) {
      connection.close();
      connected.setException(failure);
    } else {
      connection.opened();
      connected.setResult(connection);
    }
  }

  @Override
  public Listener listen(
      EventLoop loop, InetSocketAddress address, int backlog, Consumer<Connection> accepted) {
    try {
      var channel = AsynchronousServerSocketChannel.open(group);
      try {
        channel.bind(address, backlog);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      var listener = new CompletedListener(loop, this, channel, accepted);
      listener.acceptNext();
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + Addresses.text(address), e);
    }
  }

  /// What is done with an outcome, on the loop's thread; one of the two is null.
  interface Outcome<V> {
    void accept(@Nullable V value, @Nullable Throwable failure);
  }

  /// Returns what the channel's thread calls: it hands the outcome to the loop.
  <V> CompletionHandler<V, @Nullable Object> completion(
      EventLoop loop, Object resource, String event, Outcome<V> outcome) {
    underWay++;
    return new CompletionHandler<>() {
      @Override
      public void completed(V value, @Nullable Object attachment) {
        deliver(value, null);
      }

      @Override
      public void failed(Throwable failure, @Nullable Object attachment) {
        deliver(null, failure);
      }

      private void deliver(@Nullable V value, @Nullable Throwable failure) {
        try {
          loop.callSoonThreadsafe(() -> arrive(value, failure));
        } catch (IllegalStateException closed) {
          // The loop is gone, and with it whoever waited.
        }
      }

      private void arrive(@Nullable V value, @Nullable Throwable failure) {
        underWay--;
        var listener = loop.listener();
        if (listener != null) {
          listener.ioReady(loop, resource, event);
        }
        outcome.accept(value, failure);
      }
    };
  }

  /// Counts something that a thread of its own reads among what is under way; the result ends that.
  Runnable watch(Supplier<String> name) {
    var socket = new Watched(name);
    underWay++;
    open.add(socket);
    return () -> {
      underWay--;
      open.remove(socket);
    };
  }

  private record Watched(Supplier<String> name) implements Open {
    @Override
    public String interest() {
      return "read";
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return name.get();
    }
  }

  void add(Open socket) {
    open.add(socket);
  }

  void remove(Open socket) {
    open.remove(socket);
  }

  @Override
  public List<Descriptor> descriptors() {
    return open.stream()
        .map(socket -> new Descriptor(socket.toString(), socket.interest()))
        .sorted(Comparator.comparing(Descriptor::what))
        .toList();
  }

  @Override
  public String kind() {
    return "proactor";
  }

  @Override
  public String toString() {
    return "<Proactor %d sockets>".formatted(open.size());
  }
}
