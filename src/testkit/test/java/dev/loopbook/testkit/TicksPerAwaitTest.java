package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.shield;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.taskGroup;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.testkit.LoopAssertions.assertTicks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.TaskGroup;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of what each await costs. `programs/ticks.txt` has the same from CPython, and more.
final class TicksPerAwaitTest {

  static Stream<Arguments> table() {
    return Stream.of(
        row(0, "a done future", TicksPerAwaitTest::awaitDoneFuture),
        row(0, "a bare coroutine", () -> await(noOp())),
        row(0, "an empty gather", () -> await(gather())),
        row(0, "an empty group", () -> await(taskGroup((TaskGroup _) -> {}))),
        row(0, "a free lock", () -> await(new Lock().acquire()).close()),
        row(0, "a put and a get that need not wait", TicksPerAwaitTest::putAndGet),
        row(0, "waitFor of a coroutine", () -> await(waitFor(noOp(), seconds(1)))),
        row(1, "sleep(0)", () -> await(sleep(Duration.ZERO))),
        row(2, "a task made and awaited", () -> await(createTask(noOp()))),
        row(2, "timeout(0) around sleep(1)", TicksPerAwaitTest::sleepInNoTime),
        row(3, "gather of two no-ops", () -> await(gather(noOp(), noOp()))),
        row(3, "shield of a no-op", () -> await(shield(noOp()))),
        row(3, "a group of one", TicksPerAwaitTest::groupOfOne));
  }

  @ParameterizedTest(quoteTextArguments = false)
  @MethodSource("table")
  void costsAsManyTicksAsInAsyncio(long ticks, Body.OfVoid await) {
    assertEquals(ticks, OnLoop.ticks(await));
  }

  @Nested
  @LoopTest
  class InTheTestKit {
    @ParameterizedTest(quoteTextArguments = false)
    @MethodSource("dev.loopbook.testkit.TicksPerAwaitTest#table")
    void assertTicksCountsTheSame(long ticks, Body.OfVoid await) {
      assertTicks(ticks, await);
    }
  }

  private static Arguments row(long ticks, String what, Body.OfVoid await) {
    return argumentSet(what, ticks, await);
  }

  private static Coroutine<Void> noOp() {
    return async(() -> {});
  }

  private static void awaitDoneFuture() {
    Future<Integer> future = EventLoop.running().createFuture();
    future.setResult(1);
    await(future);
  }

  private static void putAndGet() {
    var queue = new Queue<Integer>();
    await(queue.put(1));
    await(queue.get());
  }

  private static void groupOfOne() {
    await(
        taskGroup(
            group -> {
              group.createTask(noOp());
            }));
  }

  private static void sleepInNoTime() {
    assertThrows(
        TimeoutError.class, () -> await(timeout(Duration.ZERO, () -> await(sleep(seconds(1))))));
  }
}
