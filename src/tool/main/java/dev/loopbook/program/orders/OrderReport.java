package dev.loopbook.program.orders;

import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.ExplorationProgress;
import dev.loopbook.explore.Found;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.Order;
import dev.loopbook.explore.OrderToken;
import dev.loopbook.program.explored.ExploredProgram;
import dev.loopbook.program.explored.ProgramVaries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What came of exploring a program, with the way to each outcome that needs explaining.
///
/// @param search which orders were asked for
/// @param exploration what came of them
/// @param ways how one gets to the failing outcomes, or, where none fails, to the one nearest to
///   first in, first out that isn't its own
/// @param digest the program's
public record OrderReport(
    OrderSearch search, Exploration exploration, List<Way> ways, String digest) {

  /// So many outcomes are explained; more would say the same again.
  private static final int MOST_WAYS = 3;

  /// Keeps its own copy.
  public OrderReport {
    ways = List.copyOf(ways);
  }

  /// Whether an outcome shows under a freedom.
  public enum Shows {
    /// It does.
    YES,
    /// It doesn't, in any order.
    NEVER,
    /// It wasn't seen, in some orders of many.
    NOT_SEEN
  }

  /// The way to one outcome.
  ///
  /// @param found the outcome, with the nearest order that is known to lead there
  /// @param token that order
  /// @param comparison that order beside first in, first out
  /// @param shows which freedoms show it
  public record Way(
      Found found, OrderToken token, OrderComparison comparison, Map<Freedom, Shows> shows) {}

  /// Explores a program.
  ///
  /// @param progress to watch it, and to end it early
  /// @throws ProgramVaries if the program can't be explored
  /// @throws dev.loopbook.explore.NotDeterministic if the same order came to two outcomes
  public static OrderReport of(
      ExploredProgram program, OrderSearch search, ExplorationProgress progress) {
    return of(program, search, search.explore(program, progress), progress);
  }

  /// Explains what an exploration came to.
  ///
  /// @throws ProgramVaries if the program can't be explored
  public static OrderReport of(
      ExploredProgram program,
      OrderSearch search,
      Exploration exploration,
      ExplorationProgress progress) {
    var needed = exploration.found().stream().filter(each -> each.result().failed()).toList();
    if (needed.isEmpty()) {
      needed =
          exploration.found().stream()
              .filter(each -> !each.key().equals(exploration.fifo()))
              .min(Comparator.comparing(Found::nearest))
              .stream()
              .toList();
    }
    var beside =
        needed.isEmpty()
            ? Map.<Freedom, Exploration>of()
            : beside(program, search, exploration, progress);
    var ways = new ArrayList<Way>();
    for (var found : needed.subList(0, Math.min(MOST_WAYS, needed.size()))) {
      ways.add(way(program, search, exploration, found, beside, progress));
    }
    return new OrderReport(search, exploration, ways, program.digest());
  }

  private static Map<Freedom, Exploration> beside(
      ExploredProgram program,
      OrderSearch search,
      Exploration known,
      ExplorationProgress progress) {
    var all = new EnumMap<Freedom, Exploration>(Freedom.class);
    for (var freedom : Freedom.values()) {
      if (freedom == search.freedom()) {
        all.put(freedom, known);
      } else if (!progress.isStopped()) {
        all.put(freedom, search.under(freedom).exploreBriefly(program, progress));
      }
    }
    return all;
  }

  private static Way way(
      ExploredProgram program,
      OrderSearch search,
      Exploration exploration,
      Found found,
      Map<Freedom, Exploration> beside,
      ExplorationProgress progress) {
    var nearest = nearest(program, search, exploration, found, progress);
    var shows = new EnumMap<Freedom, Shows>(Freedom.class);
    beside.forEach((freedom, other) -> shows.put(freedom, shows(other, found.key())));
    addToLarger(shows);
    return new Way(
        new Found(found.key(), found.result(), found.count(), nearest),
        new OrderToken(search.freedom(), program.digest(), nearest),
        OrderComparison.of(
            program.witness(search.freedom(), Order.fifo()),
            program.witness(search.freedom(), nearest)),
        shows);
  }

  /// The orders of a freedom are among those of a larger one. So that shows the same outcome, even
  /// if a brief search there came past it.
  private static void addToLarger(Map<Freedom, Shows> shows) {
    if (shows.get(Freedom.TICK) == Shows.YES) {
      shows.put(Freedom.ANY, Shows.YES);
    }
    if (shows.get(Freedom.ANY) == Shows.YES || shows.get(Freedom.TIMING) == Shows.YES) {
      shows.put(Freedom.ALL, Shows.YES);
    }
  }

  private static Shows shows(Exploration exploration, String key) {
    if (exploration.found().stream().anyMatch(each -> each.key().equals(key))) {
      return Shows.YES;
    }
    return exploration.isProven() ? Shows.NEVER : Shows.NOT_SEEN;
  }

  /// Returns the shortest way to an outcome. A walk that leaves orders out may have met a longer
  /// one.
  private static Order nearest(
      ExploredProgram program,
      OrderSearch search,
      Exploration exploration,
      Found found,
      ExplorationProgress progress) {
    var isShortest =
        exploration.method() == Exploration.Method.WHOLE
            || exploration.method() == Exploration.Method.DEVIATIONS;
    for (var few = 1; few < found.nearest().deviations() && !isShortest; few++) {
      if (progress.isStopped() || few > 2) {
        break;
      }
      var near = search.near(few).exploreBriefly(program, progress);
      var shorter =
          near.found().stream().filter(each -> each.key().equals(found.key())).findFirst();
      if (shorter.isPresent()) {
        return shorter.get().nearest();
      }
    }
    return found.nearest();
  }

  /// Returns whether some order failed.
  public boolean hasFailed() {
    return exploration.hasFailed();
  }
}
