package dev.loopbook.io;

import dev.loopbook.loop.EventLoop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What may call a loop from outside though it's no socket: a signal, a process, a datagram socket
/// with a thread of its own. While somebody waits for one, the loop isn't at its end, and its
/// timers run at real speed.
final class OutsideEvents {

  /// Something that may still happen.
  ///
  /// @param what its name, as views show it: `process 4711`
  /// @param interest what is waited for, in a word; empty while nobody waits
  /// @param release releases it when the loop is closed
  record Source(String what, Supplier<String> interest, Runnable release) {

    /// Makes a source with nothing to release.
    Source(String what, Supplier<String> interest) {
      this(what, interest, () -> {});
    }
  }

  private final Set<Source> sources = new LinkedHashSet<>();

  /// Expects `source` on `loop`, until what it returns is run.
  static Runnable expect(EventLoop loop, Source source) {
    var sources = ((SocketNetwork) Network.of(loop)).outside().sources;
    sources.add(source);
    return () -> sources.remove(source);
  }

  /// Runs `news` on the loop; called on any thread. Does nothing if the loop is closed, because
  /// then nobody waits any more.
  static void tell(EventLoop loop, Runnable news) {
    try {
      loop.callSoonThreadsafe(news);
    } catch (IllegalStateException closed) {
      // The loop is gone, and with it everyone who waited.
    }
  }

  /// Returns whether somebody waits for one of them.
  boolean isExpected() {
    return sources.stream().anyMatch(source -> !source.interest().get().isEmpty());
  }

  Stream<Network.Descriptor> descriptors() {
    return sources.stream()
        .map(source -> new Network.Descriptor(source.what(), source.interest().get()));
  }

  void close() {
    List.copyOf(sources).forEach(source -> source.release().run());
    sources.clear();
  }
}
