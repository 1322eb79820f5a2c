package dev.loopbook.explore;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Counts runs by what came of them, and keeps for each outcome the order nearest to first in,
/// first out that leads there.
///
/// Its size depends on how many outcomes are told apart, not on how many orders were run. Any
/// thread may call it, and what it comes to doesn't depend on which of them is first: of an outcome
/// the nearest order counts, and of too many outcomes a choice that only they themselves decide.
final class Tally implements Consumer<Trials.Run> {

  /// So many outcomes are told apart at most; what comes after them is counted together.
  static final int MOST_OUTCOMES = 10_000;

  private static final class Entry {
    private RunResult result;
    private Order nearest;
    private long count;

    Entry(RunResult result, Order nearest) {
      this.result = result;
      this.nearest = nearest;
    }
  }

  private final Function<RunResult, String> key;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long runs;
  private long untold;
  private @Nullable String first;
  private final NavigableSet<String> ranking =
      new TreeSet<>(this::rank); // empty until there are too many

  /// @param key by what outcomes are told apart
  Tally(Function<RunResult, String> key) {
    this.key = key;
  }

  @Override
  public synchronized void accept(Trials.Run ran) {
    var run = ran.choices();
    var result = ran.result();
    runs++;
    var name = key.apply(result);
    first = first == null ? name : first;
    var entry = entries.get(name);
    if (entry == null) {
      entry = new Entry(result, run.order());
      entries.put(name, entry);
    } else if (mayBeNearer(run, entry.nearest)) {
      var order = run.order();
      if (order.compareTo(entry.nearest) < 0) {
        entry.nearest = order;
        entry.result = result;
      }
    }
    entry.count++;
    if (entries.size() > MOST_OUTCOMES) {
      forgetOne(name);
    }
  }

  /// Adds what another walk has counted.
  synchronized void add(OrderShare share) {
    var kept = 0L;
    for (var found : share.found()) {
      var entry =
          entries.computeIfAbsent(found.key(), _ -> new Entry(found.result(), found.nearest()));
      if (found.nearest().compareTo(entry.nearest) < 0) {
        entry.nearest = found.nearest();
        entry.result = found.result();
      }
      entry.count += found.count();
      kept += found.count();
      if (entries.size() > MOST_OUTCOMES) {
        forgetOne(found.key());
      }
    }
    runs += share.orders();
    untold += share.orders() - kept;
  }

  /// Says which outcome is that of first in, first out, where this isn't the first that comes.
  synchronized void ranksFirst(String name) {
    first = name;
  }

  /// Gives up the outcome that ranks last. If it comes again, it is the last again.
  private void forgetOne(String latest) {
    if (ranking.isEmpty()) {
      ranking.addAll(entries.keySet());
    } else {
      ranking.add(latest);
    }
    untold += Objects.requireNonNull(entries.get(ranking.last())).count;
    entries.remove(ranking.pollLast());
  }

  /// Ranks first in, first out first, then failures, then the rest by chance.
  private int rank(String one, String other) {
    return Comparator.comparing((String name) -> !name.equals(first))
        .thenComparing(name -> !Objects.requireNonNull(entries.get(name)).result.failed())
        .thenComparingInt(String::hashCode)
        .thenComparing(Comparator.naturalOrder())
        .compare(one, other);
  }

  /// Notes a run that isn't counted, if its order is nearer than the one known for its outcome.
  synchronized void bringNearer(Trials.Run ran) {
    var entry = entries.get(key.apply(ran.result()));
    if (entry != null && mayBeNearer(ran.choices(), entry.nearest)) {
      var order = ran.choices().order();
      entry.nearest = order.compareTo(entry.nearest) < 0 ? order : entry.nearest;
    }
  }

  /// Notes an order that leads to an outcome and is nearer than the one known.
  synchronized void bringNearer(String name, Order nearer) {
    Objects.requireNonNull(entries.get(name)).nearest = nearer;
  }

  // A cheap look before an order is made of every run.
  private static boolean mayBeNearer(RecordingChooser run, Order nearest) {
    var most = nearest.deviations();
    var deviations = 0;
    for (var i = 0; i < run.choices(); i++) {
      if (run.pick(i) > 0 && ++deviations > most) {
        return false;
      }
    }
    return true;
  }

  /// Forgets everything.
  synchronized void clear() {
    entries.clear();
    ranking.clear();
    first = null;
    runs = 0;
    untold = 0;
  }

  synchronized long runs() {
    return runs;
  }

  synchronized long untold() {
    return untold;
  }

  /// Returns the outcomes: first that of first in, first out, then by how often they came.
  synchronized List<Found> found() {
    return entries.entrySet().stream()
        .map(
            entry ->
                new Found(
                    entry.getKey(),
                    entry.getValue().result,
                    entry.getValue().count,
                    entry.getValue().nearest))
        .sorted(Found.BY_COUNT)
        .toList();
  }
}
