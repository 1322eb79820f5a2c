package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.toThread;
import static dev.loopbook.testkit.TestTime.advance;
import static dev.loopbook.testkit.TestTime.advanceUntilIdle;
import static dev.loopbook.testkit.TestTime.idle;
import static dev.loopbook.testkit.TestTime.runCurrent;
import static dev.loopbook.testkit.TestTime.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A test's time, moved by hand.
@LoopTest
final class TestTimeTest {

  private final List<String> log = new ArrayList<>();

  private Task<Void> says(String what, double... at) {
    return createTask(
        async(
            () -> {
              var last = 0.0;
              for (var when : at) {
                await(sleep(seconds(when - last)));
                last = when;
                log.add(what + when);
              }
            }),
        what);
  }

  @Test
  void whatIsDueWithinTheTimeHasRunItsEndIncluded(EventLoop loop) {
    var a = says("a", 1, 2, 3);
    var b = says("b", 2);
    advance(seconds(2));
    assertEquals(List.of("a1.0", "b2.0", "a2.0"), log);
    assertEquals(seconds(2), loop.time());
    assertTrue(b.isDone());
    advance(seconds(1));
    assertTrue(a.isDone());
  }

  @Test
  void theOthersRunAsFarAsTheyComeWithoutTime(EventLoop loop) {
    var task =
        createTask(
            async(
                () -> {
                  for (var i = 0; i < 5; i++) {
                    await(sleep(Duration.ZERO));
                  }
                  log.add("through");
                  await(sleep(seconds(1)));
                }));
    runCurrent();
    assertEquals(List.of("through"), log);
    assertEquals(0, loop.nanos());
    await(task);
  }

  @Test
  void whatIsSetForNowHasRunToo(EventLoop loop) {
    loop.callSoon(() -> loop.callLater(Duration.ZERO, () -> log.add("now")));
    runCurrent();
    assertEquals(List.of("now"), log);
  }

  @Test
  void timePassesUntilNothingIsLeftToHappen(EventLoop loop) {
    says("a", 1, 5, 7.5);
    var waitsForTheTest = loop.createFuture();
    var waiter = createTask(async(() -> await(waitsForTheTest)));
    assertFalse(idle());
    assertEquals(seconds(7.5), advanceUntilIdle());
    assertTrue(idle());
    assertEquals(3, log.size());
    assertFalse(waiter.isDone());
    waitsForTheTest.setResult(null);
    await(waiter);
  }

  @Test
  void threadsAtWorkAreWaitedFor(EventLoop loop) {
    var task = createTask(toThread(() -> log.add("thread")));
    assertEquals(Duration.ZERO, advanceUntilIdle());
    assertEquals(List.of("thread"), log);
    await(task);
    assertEquals(0, loop.nanos());
  }

  @Test
  void whatGoesOnForEverIsReportedAndNotFollowed() {
    var task =
        createTask(
            async(
                () -> {
                  while (true) {
                    await(sleep(millis(100)));
                  }
                }),
            "heartbeat");
    var error = assertThrows(AssertionError.class, TestTime::advanceUntilIdle);
    assertTrue(error.getMessage().contains("something goes on forever"), error.getMessage());
    assertTrue(
        error.getMessage().contains("\n  heartbeat  waits for sleep 0.1 s"), error.getMessage());
    task.cancel();
    await(sleep(Duration.ZERO));
  }

  @Test
  void whoKeepsItselfReadyIsReported() {
    var task =
        createTask(
            async(
                () -> {
                  while (true) {
                    await(sleep(Duration.ZERO));
                  }
                }),
            "spinner");
    var error = assertThrows(AssertionError.class, TestTime::runCurrent);
    assertTrue(error.getMessage().contains("spinner  waits for its turn"), error.getMessage());
    task.cancel();
    await(sleep(Duration.ZERO));
  }

  @Test
  void timeNeverGoesBack() {
    assertThrows(IllegalArgumentException.class, () -> advance(seconds(-1)));
  }

  @Test
  void timePassesUntilAConditionIsTrueAndNoFurther(EventLoop loop) {
    var task = says("a", 1, 2.5, 3);
    assertEquals(seconds(2.5), until(() -> log.size() == 2));
    assertEquals(seconds(2.5), loop.time());
    assertEquals(Duration.ZERO, until(() -> log.size() == 2));
    assertEquals(seconds(0.5), until(seconds(1), task::isDone));
  }

  @Test
  void aConditionMayWaitForAThread() {
    var found = new ArrayList<String>();
    var task = createTask(async(() -> found.add(await(toThread(() -> "from a thread")))));
    var passed = until(() -> !found.isEmpty());
    await(task);
    assertTrue(passed.compareTo(seconds(10)) < 0, "it's looked at before the time is up");
  }

  @Test
  void aConditionThatNeverComesTrueSaysWhatTheOthersWaitFor(EventLoop loop) {
    var task = says("late", 20);
    var failure = assertThrows(AssertionError.class, () -> until(() -> log.contains("late20.0")));
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "still not true after 10 s:\n  late  waits for sleep 20 s  at TestTimeTest:"),
        failure.getMessage());
    assertEquals(seconds(10), loop.time());
    await(task);
  }

  @Test
  void aConditionIsNotWaitedForWhileNoTimePasses() {
    var spins =
        createTask(
            async(
                () -> {
                  while (!log.contains("stop")) {
                    await(sleep(Duration.ZERO));
                  }
                }));
    var failure = assertThrows(AssertionError.class, () -> until(() -> log.contains("never")));
    assertTrue(failure.getMessage().startsWith("still not true after 1,000 ticks"));
    log.add("stop");
    await(spins);
  }

  @Test
  void timesThatMakeNoSenseAreRefused() {
    var back = Duration.ofSeconds(-1);
    assertThrows(IllegalArgumentException.class, () -> until(back, () -> true));
    assertThrows(
        IllegalArgumentException.class, () -> LoopAssertions.assertNothingHappens(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> EventRecorder.named("events").assertNothingFor(back));
  }
}
