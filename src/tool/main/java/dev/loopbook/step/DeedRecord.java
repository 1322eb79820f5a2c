package dev.loopbook.step;

import dev.loopbook.step.Turn.Deed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What a turn has done to others so far: the first by name, the others counted.
final class DeedRecord {

  /// Many more than a sentence has room for, and few enough to keep.
  private static final int MOST = 1_000;

  // Described when the turn is shown: only then is it known which tasks share a name.
  private final List<Supplier<Deed>> named = new ArrayList<>();
  private Map<Class<? extends Deed>, Integer> unnamed = Map.of(); // as that of nearly every turn
  private long heldNanos;

  void add(Class<? extends Deed> kind, Supplier<Deed> deed) {
    if (named.size() < MOST) {
      named.add(deed);
      return;
    }
    if (unnamed.isEmpty()) {
      unnamed = new LinkedHashMap<>();
    }
    unnamed.merge(kind, 1, Integer::sum);
  }

  void held(long nanos) {
    heldNanos += nanos;
  }

  List<Deed> toValues() {
    var all = new ArrayList<Deed>(named.size());
    named.forEach(deed -> all.add(deed.get()));
    unnamed.forEach((kind, count) -> all.add(new Deed.Unnamed(kind, count)));
    if (heldNanos > 0) {
      all.add(new Deed.Held(heldNanos));
    }
    return all;
  }
}
