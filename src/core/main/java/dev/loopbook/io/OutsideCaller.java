package dev.loopbook.io;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is no socket of a network, but may still call its loop from outside: a signal, a process, a
/// datagram socket that has a thread of its own. While somebody waits for one, the loop is not at
/// its end, and its timers run at real speed.
final class OutsideCaller {

  /// One thing that may still happen.
  interface Source {

    /// Returns what is waited for, in a word, or nothing if nobody waits.
    String interest();

    /// Lets go of it, because the loop is closed.
    void close();
  }

  private final Set<Source> sources = new LinkedHashSet<>();

  /// Returns those of `network`.
  static OutsideCaller in(Network network) {
    return switch (network) {
      case SelectorNetwork selector -> selector.expected();
      case ProactorNetwork proactor -> proactor.expected();
    };
  }

  void add(Source source) {
    sources.add(source);
  }

  void remove(Source source) {
    sources.remove(source);
  }

  boolean isEmpty() {
    return sources.stream().allMatch(source -> source.interest().isEmpty());
  }

  Stream<Network.Descriptor> descriptors() {
    return sources.stream()
        .map(source -> new Network.Descriptor(source.toString(), source.interest()));
  }

  void close() {
    List.copyOf(sources).forEach(Source::close);
    sources.clear();
  }
}
