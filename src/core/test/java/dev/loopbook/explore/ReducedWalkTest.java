package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The reduction may lose orders, but never an outcome.
///
/// The build runs a sample; `-Dexplore.programs=3000 -Dexplore.first=1000` runs others.
final class ReducedWalkTest {

  private static final int PROGRAMS = Integer.getInteger("explore.programs", 60);
  private static final long FIRST = Long.getLong("explore.first", 1);

  @ParameterizedTest
  @EnumSource(Freedom.class)
  void theReducedOutcomesAreAllOutcomes(Freedom freedom) {
    compare(freedom, false);
  }

  @ParameterizedTest
  @EnumSource(
      value = Freedom.class,
      names = {"TIMING", "ALL"})
  void theReducedOutcomesOfProgramsThatWaitAreAllOutcomes(Freedom freedom) {
    compare(freedom, true);
  }

  private static void compare(Freedom freedom, boolean waits) {
    var compared = 0;
    var whole = 0L;
    var reduced = 0L;
    for (var seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      var found = Reduction.of(new RandomTasks(seed, waits), freedom, Dependence.TRUE);
      if (found.isPresent()) {
        var both = found.get();
        compared++;
        whole += both.whole().runs();
        reduced += both.reduced().runs();
        assertEquals(Set.of(), both.lost(), "lost by seed " + seed);
        assertEquals(Set.of(), both.madeUp(), "made up by seed " + seed);
        assertTrue(both.reduced().runs() <= both.whole().runs(), "seed " + seed);
      }
    }
    assertTrue((waits ? 6 : 3) * compared > 2 * PROGRAMS, compared + " programs were compared");
    if (freedom.ordersCallbacks()) {
      assertTrue(reduced < whole / 10, reduced + " of " + whole + " orders are left");
    }
  }
}
