package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class GeneratorTest {

  private final List<String> log = new ArrayList<>();

  private Generator<Integer> countTo(int last) {
    return generate(
        out -> {
          log.add("begins");
          try {
            for (var i = 1; i <= last; i++) {
              await(sleep(millis(10)));
              out.yield(i);
            }
          } finally {
            await(sleep(millis(1)));
            log.add("cleaned up");
          }
        });
  }

  private static List<Object> open() {
    return EventLoop.running().resources().open();
  }

  @Test
  void aPlainForTakesItsValues() {
    OnLoop.virtual(
        () -> {
          var taken = new ArrayList<Integer>();
          for (int number : countTo(3)) {
            taken.add(number);
          }
          assertEquals(List.of(1, 2, 3), taken);
          assertEquals(List.of("begins", "cleaned up"), log);
          assertEquals(List.of(), open());
        });
  }

  @Test
  void itBeginsWhenTheFirstValueIsAskedFor() {
    OnLoop.virtual(
        () -> {
          var numbers = countTo(1);
          assertEquals(List.of(), log);
          assertEquals("<Generator created>", numbers.toString());
          numbers.iterator().next();
          assertEquals(List.of("begins"), log);
          assertEquals("<Generator suspended>", numbers.toString());
        });
  }

  @Test
  void valuesThatAreThereCostNoTick() {
    OnLoop.virtual(
        () -> {
          var numbers =
              Async.<Integer>generate(
                  out -> {
                    out.yield(1);
                    out.yield(2);
                  });
          assertEquals(
              0,
              ticksOf(
                  () -> {
                    for (int number : numbers) {
                      log.add("" + number);
                    }
                  }));
          assertEquals(List.of("1", "2"), log);
        });
  }

  @Test
  void otherTasksRunWhileItAwaits() {
    OnLoop.virtual(
        () -> {
          createTask(
              async(
                  () -> {
                    await(sleep(millis(15)));
                    log.add("other");
                  }));
          for (int number : countTo(2)) {
            log.add("" + number);
          }
          assertEquals(List.of("begins", "1", "other", "2", "cleaned up"), log);
        });
  }

  @Test
  void leftEarlyAndClosedItCleansUp() {
    OnLoop.virtual(
        () -> {
          try (var numbers = countTo(100)) {
            for (int number : numbers) {
              if (number == 2) {
                break;
              }
            }
          }
          assertEquals(List.of("begins", "cleaned up"), log);
          assertEquals(List.of(), open());
        });
  }

  @Test
  void closedBeforeItBeganItNeverDoes() {
    OnLoop.virtual(
        () -> {
          var numbers = countTo(3);
          numbers.close();
          assertFalse(numbers.iterator().hasNext());
          assertEquals(List.of(), log);
        });
  }

  @Test
  void closedTwiceItCleansUpOnce() {
    OnLoop.virtual(
        () -> {
          var numbers = countTo(3);
          numbers.iterator().next();
          numbers.close();
          numbers.close();
          assertEquals(List.of("begins", "cleaned up"), log);
          assertThrows(NoSuchElementException.class, () -> numbers.iterator().next());
        });
  }

  @Test
  void leftEarlyAndForgottenItIsClosedWhenTheProgramEnds() {
    OnLoop.virtual(
        () -> {
          var numbers = countTo(100);
          numbers.iterator().next();
          assertEquals(List.of(numbers), open());
        });
    assertEquals(List.of("begins", "cleaned up"), log);
  }

  @Test
  void aFailureReachesWhoeverAsksForTheNextValueAndEndsIt() {
    OnLoop.virtual(
        () -> {
          var numbers =
              Async.<Integer>generate(
                  out -> {
                    out.yield(1);
                    throw new IOException();
                  });
          var iterator = numbers.iterator();
          assertEquals(1, iterator.next());
          assertThrows(IOException.class, iterator::hasNext);
          assertFalse(iterator.hasNext());
        });
  }

  @Test
  void yieldingWhileItIsClosedIsAMistake() {
    OnLoop.virtual(
        () -> {
          var stubborn =
              Async.<Integer>generate(
                  out -> {
                    try {
                      out.yield(1);
                    } finally {
                      out.yield(2);
                    }
                  });
          stubborn.iterator().next();
          var refused = assertThrows(IllegalStateException.class, stubborn::close);
          assertTrue(refused.getMessage().contains("yielded another value"));
        });
  }

  @Test
  void cancellingTheTaskThatTakesReachesTheAwaitInside() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        for (int number : countTo(3)) {
                          log.add("" + number);
                        }
                      }));
          await(sleep(millis(15)));
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertEquals(List.of("begins", "1", "cleaned up"), log);
        });
  }

  @Test
  void twoTasksCannotAskForAValueAtOnce() {
    OnLoop.virtual(
        () -> {
          var numbers = countTo(3);
          var first = createTask(async(() -> numbers.iterator().next()));
          tick();
          var refused = assertThrows(IllegalStateException.class, () -> numbers.iterator().next());
          assertTrue(refused.getMessage().contains("already running"));
          assertEquals(1, await(first));
        });
  }

  @Test
  void oneGeneratorMayTakeFromAnother() {
    OnLoop.virtual(
        () -> {
          var doubled =
              Async.<Integer>generate(
                  out -> {
                    for (int number : countTo(3)) {
                      out.yield(number * 2);
                    }
                  });
          var taken = new ArrayList<Integer>();
          doubled.forEach(taken::add);
          assertEquals(List.of(2, 4, 6), taken);
        });
  }

  @Test
  void closingItWhileAnotherTaskRunsItIsRefusedAndChangesNothing() {
    OnLoop.virtual(
        () -> {
          var got = new ArrayList<Integer>();
          var generator =
              Async.<Integer>generate(
                  out -> {
                    await(sleep(seconds(1)));
                    out.yield(1);
                    await(sleep(seconds(1)));
                    out.yield(2);
                  });
          var taker = createTask(async(() -> generator.forEach(got::add)), "taker");
          await(sleep(millis(500)));

          assertThrows(IllegalStateException.class, generator::close);

          await(taker);
          assertEquals(List.of(1, 2), got);
        });
  }

  @Test
  void aClosingThatEndsCancelledIsNoFailureToReport() {
    var reported = new ArrayList<ExceptionContext>();
    OnLoop.virtual(
        LoopSetup.standard().withExceptionHandler((_, failure) -> reported.add(failure)),
        () -> {
          var generator =
              Async.<Integer>generate(
                  out -> {
                    try {
                      out.yield(1);
                    } finally {
                      currentTask().cancel();
                      await(sleep(seconds(1)));
                    }
                  });
          assertTrue(generator.iterator().hasNext());
        });
    assertEquals(List.of(), reported);
  }
}
