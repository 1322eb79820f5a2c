package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Poller;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/// What a loop's sockets are built on. There are two kinds behind one interface:
///
/// - a *selector* asks the system which sockets are ready, and then reads or writes itself
///   (asyncio's loop on Linux and macOS);
/// - a *proactor* tells the system what to read or write, and is called back when that is done
///   (asyncio's loop on Windows).
///
/// The [LoopSetup][dev.loopbook.loop.LoopSetup] chooses: `setup.withPoller(Network::proactor)`. If
/// it doesn't, a program gets a selector when it opens its first socket.
///
/// All methods belong to the loop's thread, except [#wakeUp].
public sealed interface Network extends Poller permits SocketNetwork {

  /// Returns a new selector network.
  static Network selector() {
    return SelectorNetwork.open();
  }

  /// Returns a new proactor network.
  static Network proactor() {
    return ProactorNetwork.open();
  }

  /// Returns the network of `loop`; gives it a selector if it has none yet.
  ///
  /// @throws IllegalStateException if the loop has a poller of another kind
  static Network of(EventLoop loop) {
    if (requireNonNull(loop, "loop").pollerForIo(Network::selector) instanceof Network network) {
      return network;
    }
    throw new IllegalStateException(
        format(
            "this loop waits on %s, which knows no sockets; set LoopSetup.withPoller(Network::selector)",
            loop.poller()));
  }

  /// Returns a future of the connection to `address`; cancelling it abandons the attempt.
  ///
  /// The future fails with an [java.io.UncheckedIOException] if nobody listens there.
  Future<Connection> connect(EventLoop loop, InetSocketAddress address);

  /// Listens on `address` and hands each connection that comes in to `accepted`, in the loop's next
  /// tick.
  ///
  /// @param backlog how many connections the system keeps until they are accepted; 0 for its own
  ///   choice
  /// @throws java.io.UncheckedIOException if the address is in use, not one of this machine's, or
  ///   refused for another reason
  Listener listen(
      EventLoop loop, InetSocketAddress address, int backlog, Consumer<Connection> accepted);

  /// Returns the open sockets and what is waited for on each, by address, along with processes and
  /// signals that may still report.
  List<Descriptor> descriptors();

  /// Returns the kind, in a word: `selector` or `proactor`.
  String kind();

  /// One open socket, as views show it.
  ///
  /// @param what which one: `socket 127.0.0.1:8888 <- 127.0.0.1:51000`
  /// @param interest what is waited for: `accept`, `read`, `read, write`, or empty
  record Descriptor(String what, String interest) {

    /// Checks that both are there.
    public Descriptor {
      requireNonNull(what, "what");
      requireNonNull(interest, "interest");
    }
  }
}
