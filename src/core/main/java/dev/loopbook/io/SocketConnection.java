package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A socket on either kind of network: who waits for it, and how each wait ends.
///
/// ```
/// CONNECTING -> OPEN -> CLOSED
///      |                  ^
///      +--- given up -----+
/// ```
///
/// How bytes move is up to the subclasses. Whichever it is, a read and a write that are still
/// waiting when the socket closes end here.
abstract sealed class SocketConnection implements Connection, SocketNetwork.Watched
    permits SelectedConnection, CompletedConnection {

  /// A read that is under way.
  record Read(ByteQueue into, Future<Integer> done) {}

  private record Route(InetSocketAddress local, InetSocketAddress remote, boolean accepted) {

    /// Returns `127.0.0.1:8888 <- 127.0.0.1:51000`: the arrow points at the side that was called.
    @Override
    public String toString() {
      return Addresses.text(local) + (accepted ? " <- " : " -> ") + Addresses.text(remote);
    }
  }

  final EventLoop loop;
  private final NetworkChannel channel;
  private String peer;
  // What a read and a write wait for, in words.
  private String bytesFromPeer;
  private String roomAtPeer;
  // Known once it's connected, and still after it's closed.
  private @Nullable Route route;
  private @Nullable Future<Connection> connecting;
  private @Nullable Read reading;
  private @Nullable Future<Integer> writing;
  // What broke the connection. The system reports it only once, but every later read gets it.
  private @Nullable UncheckedIOException failure;
  private boolean closed;
  private Consumer<? super UncheckedIOException> broken = _ -> {};

  /// @param peer who is on the other side, until its address is known
  SocketConnection(EventLoop loop, NetworkChannel channel, String peer) {
    this.loop = loop;
    this.channel = channel;
    knowPeer(peer);
  }

  private void knowPeer(String peer) {
    this.peer = peer;
    bytesFromPeer = "bytes from " + peer;
    roomAtPeer = "room to write to " + peer;
  }

  // ---- what the two kinds do differently ----

  abstract void startConnecting(InetSocketAddress address) throws IOException;

  /// Lets the system read, or tell when it can, though perhaps nobody waits, as far as there is
  /// room. Otherwise a connection that the other side breaks off looks open until somebody reads.
  abstract void readAhead();

  /// Returns whether something came that nobody has read: bytes, or the end.
  abstract boolean hasArrived();

  /// Gives `read` what has arrived, if anything.
  abstract void handOut(Read read);

  abstract void startWriting(ByteBuffer buffer, Future<Integer> done);

  abstract SocketAddress remoteEnd() throws IOException;

  abstract void endOutput() throws IOException;

  // ---- connecting ----

  /// Starts to connect; `connected` gets this connection, or the failure.
  final void connect(InetSocketAddress address, Future<Connection> connected) {
    connecting = connected;
    connected.addDoneCallback(
        NamedCallback.whenDone(
            "connect",
            done -> {
              if (done.isCancelled()) {
                close();
              }
            }));
    try {
      startConnecting(address);
    } catch (IOException | RuntimeException e) {
      finishConnecting(e);
    }
  }

  /// Ends the attempt to connect.
  ///
  /// @param problem why it failed; null if it didn't
  final void finishConnecting(@Nullable Throwable problem) {
    var connected = connecting;
    connecting = null;
    if (connected == null || connected.isDone()) {
      close(); // given up
      return;
    }
    try {
      if (problem == null) {
        open(false);
        connected.setResult(this);
        return;
      }
    } catch (IOException e) {
      problem = e;
    }
    close();
    connected.setException(SocketFailures.cannotConnect(peer, problem));
  }

  final boolean isConnecting() {
    return connecting != null;
  }

  /// Notes that it's connected.
  ///
  /// From now on each write is sent at once, as in asyncio. Otherwise the system holds a small
  /// write back until the one before it was acknowledged, and a request in two pieces takes the
  /// other side's whole delay for acknowledgements: 40 ms on Linux.
  ///
  /// @param accepted whether the other side called
  final void open(boolean accepted) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    route =
        new Route(
            (InetSocketAddress) channel.getLocalAddress(),
            (InetSocketAddress) remoteEnd(),
            accepted);
    knowPeer(Addresses.text(route.remote()));
    readAhead();
  }

  // ---- reading ----

  /// A read always gives up its turn, even if something has arrived already: otherwise a sender
  /// that never pauses would keep its reader running, and the other tasks would get no turn.
  @Override
  public final Future<Integer> read(ByteQueue into) {
    Future<Integer> done = loop.createFuture(bytesFromPeer);
    reading = new Read(into, done);
    if (closed && failure == null) {
      endRead();
    } else if (hasArrived()) {
      loop.callSoon(NamedCallback.of("read what came", this::handOutWhatCame));
    } else if (failure != null) {
      endRead();
    } else {
      readAhead();
    }
    return done;
  }

  private void handOutWhatCame() {
    var read = waitingRead();
    if (read != null) {
      handOut(read);
    }
  }

  @Override
  public final void whenBroken(Consumer<? super UncheckedIOException> told) {
    broken = told;
    if (failure != null) {
      told.accept(failure);
    }
  }

  /// Returns whether it's at its end for this side: closed, or broken.
  final boolean isOver() {
    return closed || failure != null;
  }

  /// Returns the read that somebody waits for.
  final @Nullable Read waitingRead() {
    return reading == null || reading.done().isDone() ? null : reading;
  }

  /// Ends the waiting read, if there is one: with the failure, or else the end of the stream.
  final void endRead() {
    var read = waitingRead();
    reading = null;
    if (read == null) {
      return;
    }
    if (failure == null) {
      read.done().setResult(-1);
    } else {
      read.done().setException(failure);
    }
  }

  /// Fails the waiting read, and those to come; whoever writes is told.
  final void failReads(Throwable cause) {
    if (isOver()) {
      endRead();
      return;
    }
    var problem = SocketFailures.broken(this, cause);
    failure = problem;
    endRead();
    broken.accept(problem);
  }

  // ---- writing ----

  @Override
  public final Future<Integer> write(ByteBuffer buffer) {
    Future<Integer> done = loop.createFuture(roomAtPeer);
    writing = done;
    startWriting(buffer, done);
    return done;
  }

  private boolean isWriting() {
    return writing != null && !writing.isDone();
  }

  @Override
  public final void shutdownOutput() {
    try {
      endOutput();
    } catch (IOException e) {
      throw SocketFailures.broken(this, e);
    }
  }

  // ---- the end ----

  @Override
  public final void breakOff(UncheckedIOException failure) {
    if (!closed && channel.isOpen()) {
      this.failure = failure;
      close();
    }
  }

  @Override
  public void close() {
    if (closed || !channel.isOpen()) {
      return; // not open: its network was closed, and the loop with it
    }
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      endRead();
      if (writing != null && !writing.isDone()) {
        writing.setException(SocketFailures.closed(this));
      }
    }
  }

  // ---- for people ----

  /// Returns how the system was told to treat the socket.
  final <T> T option(SocketOption<T> name) throws IOException {
    return channel.getOption(name);
  }

  @Override
  public final InetSocketAddress localAddress() {
    return Objects.requireNonNull(route, "it is not connected").local();
  }

  @Override
  public final InetSocketAddress remoteAddress() {
    return Objects.requireNonNull(route, "it is not connected").remote();
  }

  @Override
  public final String interest() {
    if (connecting != null) {
      return "connect";
    }
    var reads = waitingRead() != null;
    return isWriting() ? reads ? "read, write" : "write" : reads ? "read" : "";
  }

  @Override
  public final String toString() {
    return "socket " + (route == null ? peer : route);
  }
}
