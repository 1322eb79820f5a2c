package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.child.Message.Limit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A job may compute for 300 ms, wait for 500 ms, and take 800 ms altogether. There's a look every
/// 50 ms, and the first one only sees where everything stands.
final class SpentTimeTest {
  private static final long MILLI = 1_000_000;
  private static final long LOOK = 50 * MILLI;
  private static final Optional<Limit> NONE = Optional.empty();

  private static Job job(int waiting, int whole) {
    return EmptyJob.of(
        SmallJob.SECRET,
        Duration.ofMillis(300),
        Duration.ofMillis(waiting),
        1_000,
        Duration.ofMillis(whole));
  }

  /// Threads that do what the test says.
  private static final class Told implements SpentTime.Threads {
    long cpu;
    boolean atWork;
    boolean inNative;
    OptionalLong others = OptionalLong.empty();

    @Override
    public long cpu() {
      return cpu;
    }

    @Override
    public boolean isAtWork(boolean evenInNative) {
      return atWork && (evenInNative || !inNative);
    }

    @Override
    public OptionalLong cpuOfOthers() {
      return others;
    }
  }

  private final Told threads = new Told();
  private SpentTime spent = new SpentTime(job(500, 800), threads);
  private long test;
  private long ticks;

  private Optional<Limit> look() {
    return spent.look(test, ticks, LOOK, false);
  }

  /// Returns how many looks it takes until a limit is reached, and which.
  private String looksUntilStopped(Runnable between) {
    for (var looks = 1; looks < 1_000; looks++) {
      var limit = look();
      if (limit.isPresent()) {
        return looks + " " + limit.get();
      }
      between.run();
    }
    return "never";
  }

  private void computes() {
    threads.atWork = true;
    threads.cpu += LOOK;
  }

  // ---- computing ----

  @Test
  void whatNeverReturnsToTheLoopIsStoppedByItsCpuTime() {
    threads.cpu = 999 * MILLI; // before this test
    assertEquals("8 COMPUTING", looksUntilStopped(this::computes));
  }

  @Test
  void whatGetsHardlyAnyProcessorHasTakenHardlyAnyTime() {
    threads.atWork = true;
    // 0.1 ms at each look but the first
    spent = new SpentTime(job(500, 20), threads);
    assertEquals("202 WHOLE", looksUntilStopped(() -> threads.cpu += MILLI / 10));
  }

  @Test
  void whatGetsNoneForSecondsOnlySeemsToWork() {
    threads.atWork = true;
    assertEquals("51 WAITING", looksUntilStopped(() -> {}));
  }

  @Test
  void aTickStartsTheComputingAnew() {
    spent = new SpentTime(job(500, 1_000_000), threads);
    assertEquals(
        "never",
        looksUntilStopped(
            () -> {
              computes();
              ticks++;
            }));
  }

  @Test
  void anotherTestStartsTheComputingAnew() {
    spent = new SpentTime(job(500, 1_000_000), threads);
    assertEquals(
        "never",
        looksUntilStopped(
            () -> {
              computes();
              test++;
            }));
  }

  @Test
  void allTestsTogetherHaveTheirCpuTimeToo() {
    assertEquals(
        "18 WHOLE",
        looksUntilStopped(
            () -> {
              computes();
              ticks++;
            }));
  }

  @Test
  void noMoreCountsThanTheProcessWasAwakeFor() {
    assertEquals(
        "18 WHOLE",
        looksUntilStopped(
            () -> {
              threads.cpu += 2 * LOOK;
              ticks++;
            }));
  }

  // ---- waiting ----

  @Test
  void aTestThatWaitsIsStoppedByTheTimeThatItWasAwakeFor() {
    assertEquals("12 WAITING", looksUntilStopped(() -> {}));
  }

  @Test
  void eachTestMayWaitUntilAllTogetherHaveTakenTooLong() {
    assertEquals("18 WHOLE", looksUntilStopped(() -> test++));
  }

  @Test
  void aWaitingTestOnlyCountsTheCpuTimeOfThreadsThatItMayWaitFor() {
    threads.others = OptionalLong.of(999 * MILLI);
    assertEquals(
        "53 WAITING",
        looksUntilStopped(
            () -> threads.others = OptionalLong.of(threads.others.getAsLong() + 10 * MILLI)));
  }

  @Test
  void threadsThatGetNoneForSecondsAreNotWhatItWaitsFor() {
    spent = new SpentTime(job(500, 1_000_000), threads);
    threads.others = OptionalLong.of(999 * MILLI);
    assertEquals("53 WAITING", looksUntilStopped(() -> {}));
    test++;
    assertEquals("51 WAITING", looksUntilStopped(() -> {}), "each test anew");
  }

  @Test
  void aThreadThatBeginsToWorkHasDoneNothingYet() {
    assertEquals(
        "23 WAITING",
        looksUntilStopped(
            () ->
                threads.others =
                    threads.others.isEmpty()
                        ? OptionalLong.of(999 * MILLI)
                        : OptionalLong.empty()));
  }

  @Test
  void aThreadThatIsGoneTakesNoTimeBack() {
    threads.others = OptionalLong.of(999 * MILLI);
    look();
    threads.others = OptionalLong.of(0);
    look();
    threads.others = OptionalLong.empty();
    assertEquals("11 WAITING", looksUntilStopped(() -> {}));
  }

  // ---- native code ----

  @Test
  void aThreadInNativeCodeThatGetsTimeComputes() {
    spent = new SpentTime(job(500, 1_000_000), threads);
    threads.inNative = true;
    assertEquals("8 COMPUTING", looksUntilStopped(this::computes));
  }

  @Test
  void aThreadInNativeCodeThatGetsNoneForSecondsWaits() {
    spent = new SpentTime(job(500, 1_000_000), threads);
    threads.inNative = true;
    threads.atWork = true;
    // 2 s and a look to find out, and 500 ms to wait.
    assertEquals("51 WAITING", looksUntilStopped(() -> {}));
    test++;
    assertEquals("51 WAITING", looksUntilStopped(() -> {}), "each test anew");
  }

  @Test
  void aLittleTimeIsEnoughToShowThatItComputes() {
    threads.inNative = true;
    threads.atWork = true;
    spent = new SpentTime(job(500, 1_000_000), threads);
    for (var i = 0; i < 200; i++) {
      assertEquals(NONE, look());
      threads.cpu += MILLI;
    }
  }

  // ---- early ----

  @Test
  void aTestThatHasJustBegunIsNotLookedAtButItsTimeCounts() {
    threads.cpu = -1; // must not be asked
    for (var i = 0; i < 15; i++) {
      assertEquals(NONE, spent.look(test, ticks, LOOK, true));
    }
    threads.cpu = 999 * MILLI;
    assertEquals("2 WHOLE", looksUntilStopped(() -> {}));
  }
}
