package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a setup changes in the loops that are made with it.
@Timeout(30)
class LoopSetupTest {

  private final List<String> called = new ArrayList<>();

  private Runnable call(String name) {
    return () -> called.add(name);
  }

  @Test
  void itIsBoundAroundABodyAndUnboundAgain() {
    var outer = LoopSetup.standard().withVirtualTime();
    var inner = LoopSetup.standard();
    assertSame(LoopSetup.standard(), LoopSetup.current());
    outer.call(
        () -> {
          assertSame(outer, LoopSetup.current());
          assertThrows(
              ArithmeticException.class,
              () ->
                  inner.call(
                      () -> {
                        assertSame(inner, LoopSetup.current());
                        throw new ArithmeticException();
                      }));
          assertSame(outer, LoopSetup.current());
          return null;
        });
    assertSame(LoopSetup.standard(), LoopSetup.current());
  }

  @Test
  void theSetupOfTheRunningLoopIsInForce() {
    var setup = LoopSetup.standard().withVirtualTime().withOutsideWork(() -> false);
    try (var loop = setup.call(EventLoop::create)) {
      loop.callSoon(() -> assertSame(setup, LoopSetup.inForce()));
      loop.runOnce();
      assertSame(setup, loop.setup());
    }
    assertSame(LoopSetup.standard(), LoopSetup.inForce());
  }

  @Test
  void aClockOfOnesOwnIsTheLoops() {
    var clock = Clock.virtual();
    clock.advance(seconds(3));
    try (var loop = LoopSetup.standard().withClock(() -> clock).call(EventLoop::create)) {
      assertSame(clock, loop.clock());
      assertEquals(seconds(3), loop.time());
      assertEquals(seconds(3).toNanos(), loop.nanos());
      assertEquals("<EventLoop created tick=0 time=3 s>", loop.toString());
    }
    assertThrows(IllegalArgumentException.class, () -> clock.advance(seconds(-1)));
    assertInstanceOf(RealClock.class, LoopSetup.standard().makeClock());
  }

  /// Takes the newest callback of the tick first.
  private static final class NewestFirst implements ReadyQueue {
    private final ArrayDeque<Handle> queue = new ArrayDeque<>();
    private final List<Integer> eligible;

    NewestFirst(List<Integer> eligible) {
      this.eligible = eligible;
    }

    @Override
    public void add(Handle handle) {
      queue.addLast(handle);
    }

    @Override
    public Handle take(int count) {
      eligible.add(count);
      var younger = new ArrayDeque<Handle>();
      while (queue.size() > count) {
        younger.addFirst(queue.removeLast());
      }
      var taken = queue.removeLast();
      queue.addAll(younger);
      return taken;
    }

    @Override
    public int size() {
      return queue.size();
    }

    @Override
    public List<Handle> handles() {
      return List.copyOf(queue);
    }

    @Override
    public void clear() {
      queue.clear();
    }
  }

  @Test
  void aReadyQueueOfOnesOwnPicksAmongTheCallbacksOfTheTick() {
    var eligible = new ArrayList<Integer>();
    var setup = LoopSetup.standard().withReadyQueue(() -> new NewestFirst(eligible));
    try (var loop = setup.call(EventLoop::create)) {
      loop.callSoon(call("a"));
      loop.callSoon(
          () -> {
            called.add("b");
            loop.callSoon(call("next tick"));
          });
      loop.callSoon(call("c"));
      loop.runOnce();
      assertEquals(List.of("c", "b", "a"), called);
      assertEquals(List.of(3, 2, 1), eligible);
      assertEquals(1, loop.ready().size());
    }
  }

  @Test
  void whatIsReadyOrSetOrRunningCanBeLookedAt() {
    try (var loop = LoopSetup.standard().withVirtualTime().call(EventLoop::create)) {
      var cancelled = loop.callSoon(call("cancelled"));
      cancelled.cancel();
      var late = loop.callLater(seconds(2), call("late"));
      var early = loop.callAt(seconds(1), call("early"));
      var gone = loop.callLater(millis(1), call("gone"));
      gone.cancel();
      var seen = new ArrayList<Optional<Handle>>();
      var ready = loop.callSoon(() -> seen.add(loop.currentHandle()));
      assertEquals(List.of(ready), loop.ready());
      assertEquals(List.of(early, late), loop.timers());
      assertEquals(Optional.of(early), loop.nextTimer());
      assertEquals(Optional.empty(), loop.currentHandle());
      assertEquals("<Handle cancelled>", cancelled.toString());
      assertSame(loop, ready.loop());
      loop.runOnce();
      assertEquals(List.of(Optional.of(ready)), seen);
      assertEquals(Optional.empty(), loop.currentHandle());
    }
  }

  @Test
  void theRunningTaskIsKnownOnlyWhileItRuns() {
    try (var loop = LoopSetup.standard().withVirtualTime().call(EventLoop::create)) {
      assertEquals(Optional.empty(), loop.runningTask());
      var task =
          loop.createTask(
              async(
                  () -> {
                    assertSame(currentTask(), EventLoop.running().runningTask().orElseThrow());
                    tick();
                  }));
      assertEquals(List.of(task), loop.tasks());
      loop.runUntilComplete(task);
      assertEquals(Optional.empty(), loop.runningTask());
      assertEquals(List.of(), loop.tasks());
    }
  }

  @Test
  void aDeadlockReportOfOnesOwnIsItsMessage() {
    var setup =
        LoopSetup.standard()
            .withVirtualTime()
            .withOutsideWork(() -> false)
            .withDeadlockReport(loop -> "stuck with " + loop.tasks().size());
    var deadlock =
        assertThrows(
            DeadlockError.class,
            () -> setup.call(() -> run(async(() -> await(EventLoop.running().createFuture())))));
    assertTrue(deadlock.getMessage().endsWith("\n  stuck with 1"), deadlock.getMessage());
  }

  @Test
  void aLoopWithoutTasksSaysHowToEndItsRun() {
    var setup = LoopSetup.standard().withOutsideCallers(() -> false);
    try (var loop = setup.call(EventLoop::create)) {
      var deadlock = assertThrows(DeadlockError.class, loop::runForever);
      assertTrue(deadlock.getMessage().endsWith("call stop() to end a run"));
    }
  }

  @Test
  void aThreadThatMayStillCallKeepsTheLoopWaiting() {
    var asked = new int[1];
    var setup = LoopSetup.standard().withOutsideCallers(() -> ++asked[0] < 3);
    try (var loop = setup.call(EventLoop::create)) {
      assertThrows(DeadlockError.class, loop::runForever);
    }
    assertEquals(3, asked[0]);
  }

  @Test
  void workOutsideHoldsVirtualTimeAndAnswersForItsCallersToo() {
    var asked = new int[1];
    var setup = LoopSetup.standard().withVirtualTime().withOutsideWork(() -> ++asked[0] < 4);
    try (var loop = setup.call(EventLoop::create)) {
      loop.callLater(seconds(1), () -> {});
      loop.runOnce();
      assertEquals(seconds(1), loop.time());
      assertEquals(4, asked[0]);
      assertThrows(DeadlockError.class, loop::runOnce);
    }
  }

  @Test
  void withOriginsTheMakersOfTasksAreKnown() {
    var setup = LoopSetup.standard().withVirtualTime().withOutsideWork(() -> false);
    for (var tracked : List.of(true, false)) {
      (tracked ? setup.withOrigins() : setup)
          .call(
              () ->
                  run(
                      async(
                          () -> {
                            var task = createTask(nap());
                            assertEquals(tracked, task.origin().isPresent());
                            assertEquals(
                                tracked ? "nap" : "coroutine", task.coroutine().coroutineName());
                            assertEquals(tracked, task.coroutine().origin().isPresent());
                            assertEquals(tracked, Origin.ifTracked().isPresent());
                            assertSame(currentTask(), task.maker().orElseThrow());
                            await(task);
                            task.origin()
                                .ifPresent(
                                    origin ->
                                        assertTrue(
                                            origin.shortPlace().startsWith("LoopSetupTest:"),
                                            origin.shortPlace()));
                          })));
    }
  }

  private static Coroutine<Void> nap() {
    return async(() -> await(sleep(millis(1))));
  }

  @Test
  void theLineThatRunsIsTheProgramsOwn() {
    var line = Origin.currentLine().orElseThrow();
    assertEquals("theLineThatRunsIsTheProgramsOwn", line.getMethodName());
    assertTrue(Origin.isUser(LoopSetupTest.class));
    assertFalse(Origin.isUser(EventLoop.class));
    assertFalse(Origin.isUser(String.class));
    assertFalse(Origin.isUser(Test.class));
  }

  @Test
  void withTheMonitorCheckAnAwaitInsideSynchronizedIsRefused() {
    var monitor = new Object();
    var setup = LoopSetup.standard().withVirtualTime().withMonitorCheck();
    setup.call(
        () ->
            run(
                async(
                    () -> {
                      synchronized (monitor) {
                        var refused = assertThrows(IllegalStateException.class, OnLoop::tick);
                        assertTrue(
                            refused.getMessage().startsWith("await inside synchronized, at "),
                            refused.getMessage());
                      }
                      tick(); // the monitor is free again
                    })));
    synchronized (monitor) {
      setup.call(() -> run(async(OnLoop::tick))); // whoever runs the loop may hold one
    }
  }

  @Test
  void oneMayAskForAListenerByItsType() {
    final class Counter implements LoopListener {}
    var counter = new Counter();
    var setup =
        LoopSetup.standard()
            .withListener(new LoopListener() {})
            .withListener(counter)
            .withListener(new Counter());
    assertSame(counter, setup.listener(Counter.class).orElseThrow());
    assertTrue(LoopSetup.standard().listener(Counter.class).isEmpty());
  }
}
