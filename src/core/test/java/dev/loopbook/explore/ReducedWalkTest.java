package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The reduction may lose orders, but never an outcome.
final class ReducedWalkTest {

  private static final int PROGRAMS = Integer.getInteger("explore.programs", 120);
  private static final long FIRST = Long.getLong("explore.first", 1);
  private static final long MOST = 3_000;

  @ParameterizedTest
  @EnumSource(Freedom.class)
  void theReducedOutcomesAreAllOutcomes(Freedom freedom) {
    var compared = 0;
    var whole = 0L;
    var reduced = 0L;
    for (var seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      var experiment = new Explored(new RandomTasks(seed));
      var all = new Tally(RunResult::toString);
      if (!new WholeWalk(all, MOST, new ExplorationProgress())
          .walk(List.of(trials(experiment, freedom)))) {
        continue;
      }
      var some = new Tally(RunResult::toString);
      try {
        new ReducedWalk(trials(experiment, freedom), freedom, some, MOST, new ExplorationProgress())
            .walk();
      } catch (Irreducible _) {
        continue;
      }
      compared++;
      whole += all.runs();
      reduced += some.runs();
      assertEquals(keys(all), keys(some), "seed " + seed);
      assertTrue(some.runs() <= all.runs(), "seed " + seed);
    }
    assertTrue(compared > PROGRAMS * 3 / 4, compared + " programs were compared");
    if (freedom.ordersCallbacks()) {
      assertTrue(reduced < whole / 10, reduced + " of " + whole + " orders are left");
    }
  }

  private static Trials trials(Experiment experiment, Freedom freedom) {
    var trials = Trials.first(experiment, freedom);
    trials.run(Picker.following(Order.fifo()));
    return trials;
  }

  private static TreeSet<String> keys(Tally tally) {
    var keys = new TreeSet<String>();
    tally.found().forEach(found -> keys.add(found.key()));
    return keys;
  }
}
