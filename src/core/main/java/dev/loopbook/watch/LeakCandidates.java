package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Objects that may turn out to be left behind, each with the loop at whose end that is decided, in
/// the order they came.
///
/// Some end well without any event to say so. They are swept out now and then, so that only open
/// ones take memory, and adding one costs constant time on average.
///
/// @param <T> compared by identity
final class LeakCandidates<T> {

  private static final int FIRST_SWEEP = 1_000;

  private final SequencedMap<T, Optional<EventLoop>> things = new LinkedHashMap<>();
  private final Predicate<T> isOpen;
  private int nextSweep = FIRST_SWEEP;

  LeakCandidates(Predicate<T> isOpen) {
    this.isOpen = isOpen;
  }

  void add(T thing, @Nullable EventLoop loop) {
    things.put(thing, Optional.ofNullable(loop));
    if (things.size() > nextSweep) {
      things.keySet().removeIf(isOpen.negate());
      nextSweep = Math.max(FIRST_SWEEP, 2 * things.size());
    }
  }

  void remove(T thing) {
    things.remove(thing);
  }

  /// Removes those of `loop`; returns the ones that are open.
  List<T> take(EventLoop loop) {
    var taken = new ArrayList<T>();
    things
        .entrySet()
        .removeIf(
            entry -> {
              var isOfLoop = entry.getValue().filter(of -> of == loop).isPresent();
              if (isOfLoop) {
                taken.add(entry.getKey());
              }
              return isOfLoop;
            });
    taken.removeIf(isOpen.negate());
    return taken;
  }

  /// Removes all; returns the ones that are open.
  List<T> takeAll() {
    var taken = new ArrayList<>(things.keySet());
    things.clear();
    taken.removeIf(isOpen.negate());
    return taken;
  }

  int size() {
    return things.size();
  }
}
