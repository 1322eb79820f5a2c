package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import dev.loopbook.sync.Primitive;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Breaks the dependence relation on purpose, and sees that comparing with whole walks, as
/// [ReducedWalkTest] does, would notice.
final class DependenceTest {

  private static final int PROGRAMS = 400;

  private record Drawn(int seed, Freedom freedom, boolean waits) {}

  /// What the programs come to, walked whole. It's the same whatever is broken, so each is walked
  /// once for all.
  private static final Map<Drawn, Optional<Tally>> WHOLE = new HashMap<>();

  enum Broken implements Dependence {
    WRITES_PASS_EARLIER_READS {
      @Override
      public boolean conflict(Footprint earlier, Footprint later) {
        return without(earlier, true).conflictsWith(later);
      }
    },
    READS_PASS_EARLIER_WRITES {
      @Override
      public boolean conflict(Footprint earlier, Footprint later) {
        return earlier.conflictsWith(without(later, true));
      }
    },
    WRITES_PASS_EACH_OTHER {
      @Override
      public boolean conflict(Footprint earlier, Footprint later) {
        return without(earlier, false).conflictsWith(later)
            || earlier.conflictsWith(without(later, false));
      }
    },
    ALL_VALUES_ARE_THE_SAME {
      @Override
      public int value(int number) {
        return 1;
      }
    },
    VALUES_NOBODY_KNOWS_ARE_THE_SAME {
      @Override
      public int value(int number) {
        return number == Footprint.UNKNOWN ? Integer.MAX_VALUE : number;
      }
    },
    NOTHING_WAKES_A_SLEEPER {
      @Override
      public boolean sleepsThrough(Sleeper sleeper, Footprint ran, IntUnaryOperator madeIn) {
        return true;
      }
    },
    NO_SLEEPER_MINDS_WHAT_IT_DOES_NOT_KNOW {
      @Override
      public boolean sleepsThrough(Sleeper sleeper, Footprint ran, IntUnaryOperator madeIn) {
        return !conflict(sleeper.known(), ran);
      }
    },
    OUTPUT_DOES_NOT_COUNT(owner -> owner instanceof StringBuilder),
    VARIABLES_DO_NOT_COUNT(owner -> owner instanceof Explored.Cell),
    PRIMITIVES_DO_NOT_COUNT(owner -> owner instanceof Primitive),
    FUTURES_DO_NOT_COUNT(owner -> owner instanceof Future<?>),
    CALLBACKS_DO_NOT_COUNT(owner -> owner instanceof Handle);

    private final Predicate<Object> ignored;

    Broken() {
      this(_ -> false);
    }

    Broken(Predicate<Object> ignored) {
      this.ignored = ignored;
    }

    @Override
    public boolean counts(Object owner) {
      return !ignored.test(owner);
    }

    private static Footprint without(Footprint all, boolean reads) {
      return reads
          ? new Footprint(new long[0], all.writes(), all.values())
          : new Footprint(all.reads(), new long[0], new int[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOutcomeIsLostAndItShows(Broken broken) {
    loses(broken, Freedom.ANY, false);
  }

  /// What concerns only timers, and what might be overlooked because they have it, too.
  enum BrokenForTimers implements Dependence {
    WHAT_WAS_CANCELLED_COULD_NOT_HAVE_FIRED {
      @Override
      public boolean triesWhatWasCancelled() {
        return false;
      }
    },
    STEPS_NEVER_CONFLICT {
      @Override
      public boolean conflict(Footprint earlier, Footprint later) {
        return false;
      }
    },
    WRITES_PASS_EARLIER_READS {
      @Override
      public boolean conflict(Footprint earlier, Footprint later) {
        return Broken.WRITES_PASS_EARLIER_READS.conflict(earlier, later);
      }
    },
    READS_PASS_EARLIER_WRITES {
      @Override
      public boolean conflict(Footprint earlier, Footprint later) {
        return Broken.READS_PASS_EARLIER_WRITES.conflict(earlier, later);
      }
    },
    NOTHING_WAKES_A_SLEEPER {
      @Override
      public boolean sleepsThrough(Sleeper sleeper, Footprint ran, IntUnaryOperator madeIn) {
        return true;
      }
    },
    VARIABLES_DO_NOT_COUNT {
      @Override
      public boolean counts(Object owner) {
        return !(owner instanceof Explored.Cell);
      }
    },
    OUTPUT_DOES_NOT_COUNT {
      @Override
      public boolean counts(Object owner) {
        return !(owner instanceof StringBuilder);
      }
    },
  }

  @ParameterizedTest
  @EnumSource
  void anOutcomeOfAProgramThatWaitsIsLostAndItShows(BrokenForTimers broken) {
    loses(broken, Freedom.TIMING, true);
  }

  private static void loses(Dependence broken, Freedom freedom, boolean waits) {
    for (var seed = 1; seed < PROGRAMS; seed++) {
      var program = new Explored(new RandomTasks(seed, waits));
      var compared =
          WHOLE
              .computeIfAbsent(
                  new Drawn(seed, freedom, waits), _ -> Reduction.whole(program, freedom))
              .flatMap(whole -> Reduction.reduced(program, freedom, broken, whole));
      if (compared.isPresent() && !compared.get().lost().isEmpty()) {
        return;
      }
    }
    fail(broken + ": no outcome of " + PROGRAMS + " programs is lost");
  }
}
