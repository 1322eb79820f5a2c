package dev.loopbook.loop;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Changes that somebody makes to a loop between two of its ticks.
final class WhatIfTest {

  private final List<String> log = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<Throwable> wrong = new ArrayList<>();

  @AfterEach
  void theChangeWentWell() {
    assertEquals(List.of(), wrong);
  }

  /// Runs two sleepers, A and B, and makes a change after a tick.
  private void run(long tick, Consumer<EventLoop> change) {
    LoopSetup.standard()
        .withVirtualTime()
        .withListener(
            new LoopListener() {
              @Override
              public void tickEnds(EventLoop loop) {
                if (loop.tick() == tick) {
                  try {
                    change.accept(loop);
                  } catch (Throwable failed) {
                    wrong.add(failed); // the loop would only drop this listener
                  }
                }
              }

              @Override
              public void handleChanged(Handle handle) {
                changed.add(handle.label());
              }
            })
        .call(
            () -> {
              Async.run(
                  async(
                      () -> {
                        var a = createTask(sleeper("A", 10), "A");
                        var b = createTask(sleeper("B", 20), "B");
                        await(a);
                        try {
                          await(b);
                        } catch (CancelledError e) {
                          log.add("B was cancelled");
                        }
                      }));
              return "";
            });
  }

  private Coroutine<Void> sleeper(String name, int millis) {
    return async(
        () -> {
          log.add(name + " starts");
          try {
            await(sleep(millis(millis)));
            log.add(name + " wakes at " + EventLoop.running().time().toMillis());
          } catch (IllegalStateException e) {
            log.add(name + " gets " + e.getMessage());
          }
        });
  }

  private static Task<?> task(EventLoop loop, String name) {
    return loop.tasks().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aFailureIsThrownAtTheAwaitAndWhatWasAwaitedIsLeftAlone() {
    run(2, loop -> assertTrue(WhatIf.fail(task(loop, "A"), new IllegalStateException("no"))));

    assertEquals(List.of("A starts", "B starts", "A gets no", "B wakes at 20"), log);
  }

  @Test
  void aTaskThatHasNotStartedFailsBeforeItsFirstLine() {
    var failed = new ArrayList<Task<?>>();
    try {
      run(
          1,
          loop -> {
            failed.add(task(loop, "A"));
            assertTrue(WhatIf.fail(task(loop, "A"), new IllegalStateException("no")));
          });
    } catch (IllegalStateException e) {
      log.add("run throws " + e.getMessage());
    }

    assertEquals(List.of("B starts", "run throws no"), log);
    assertFalse(WhatIf.fail(failed.getFirst(), new IllegalStateException("again")));
  }

  @Test
  void aTaskThatIsReadyToResumeFailsInPlaceOfResuming() {
    run(3, loop -> assertTrue(WhatIf.fail(task(loop, "A"), new IllegalStateException("late"))));

    assertEquals(List.of("A starts", "B starts", "A gets late", "B wakes at 20"), log);
    assertEquals(List.of("A"), changed);
  }

  @Test
  void aCancelThatComesAfterAFailureIsNotLost() {
    var cancelled = new ArrayList<Boolean>();
    run(
        2,
        loop -> {
          var task = task(loop, "B");
          task.addDoneCallback(done -> cancelled.add(done.isCancelled()));
          WhatIf.fail(task, new IllegalStateException("no"));
          task.cancel();
        });

    assertEquals(List.of(true), cancelled);
  }

  @Test
  void aTimerFiresWhenItWasMovedTo() {
    run(
        2,
        loop -> {
          var timers = loop.timers();
          assertTrue(WhatIf.move(timers.get(0), millis(50).toNanos()));
          assertTrue(WhatIf.move(timers.get(1), 0));
          assertEquals(
              List.of(0L, 50L), loop.timers().stream().map(t -> t.when().toMillis()).toList());
        });

    assertEquals(List.of("A starts", "B starts", "B wakes at 0", "A wakes at 50"), log);
    assertEquals(List.of("sleep 10 ms", "sleep 20 ms"), changed);
  }

  @Test
  void readyCallbacksChangePlaces() {
    run(1, loop -> assertTrue(WhatIf.swap(loop, loop.ready().get(0), loop.ready().get(1))));
    run(1, loop -> assertTrue(WhatIf.swap(loop, loop.ready().get(1), loop.ready().get(0))));

    var swapped = List.of("B starts", "A starts", "A wakes at 10", "B wakes at 20");
    assertEquals(swapped, log.subList(0, 4));
    assertEquals(swapped, log.subList(4, 8));
    assertEquals(List.of("A", "B", "B", "A"), changed);
  }

  @Test
  void theTaskThatRunsCannotFailFromOutside() {
    OnLoop.virtual(
        () -> {
          assertFalse(WhatIf.fail(Async.currentTask(), new IllegalStateException("no")));
          await(sleep(millis(1)));
        });
  }

  @Test
  void aTaskThatFailedIsNotWokenByWhatItWaitedFor() {
    OnLoop.virtual(
        () -> {
          Future<String> door = EventLoop.running().createFuture();
          var task =
              createTask(
                  async(
                      () -> {
                        try {
                          return await(door);
                        } catch (IllegalStateException e) {
                          return await(sleep(millis(10), e.getMessage()));
                        }
                      }));
          OnLoop.tick();
          var failure = new IllegalStateException("no");
          assertTrue(WhatIf.fail(task, failure));
          assertEquals(0, failure.getStackTrace().length, "nobody's code has thrown it");
          door.setResult("open");
          assertEquals("no", await(task));
          assertEquals(millis(10), EventLoop.running().time());
        });
  }

  @Test
  void listenersHearWhenAnInterventionBeginsAndEndsEvenIfItFails() {
    var heard = new ArrayList<String>();
    var listener =
        new LoopListener() {
          @Override
          public void interventionBegins(EventLoop loop, String what) {
            heard.add("begins: " + what);
          }

          @Override
          public void interventionEnds(EventLoop loop) {
            heard.add("ends");
          }
        };
    OnLoop.virtual(
        LoopSetup.standard().withListener(listener),
        () ->
            assertThrows(
                ArithmeticException.class,
                () ->
                    WhatIf.during(
                        EventLoop.running(),
                        "broke it",
                        () -> {
                          heard.add("change");
                          throw new ArithmeticException();
                        })));
    assertEquals(List.of("begins: broke it", "change", "ends"), heard);
    OnLoop.virtual(() -> WhatIf.during(EventLoop.running(), "did it", () -> heard.add("again")));
    assertEquals("again", heard.getLast());
  }

  @Test
  void aCallbackThatIsNotReadyChangesPlacesWithNone() {
    OnLoop.virtual(
        () -> {
          var loop = EventLoop.running();
          var one = loop.callSoon(() -> log.add("one"));
          var timer = loop.callLater(millis(1), () -> log.add("timer"));
          assertFalse(WhatIf.swap(loop, one, timer));
          assertFalse(WhatIf.swap(loop, timer, one));
          await(sleep(millis(1)));
          assertFalse(WhatIf.move(timer, millis(9).toNanos()), "it has fired");
          var cancelled = loop.callLater(millis(1), () -> log.add("cancelled"));
          cancelled.cancel();
          assertFalse(WhatIf.move(cancelled, millis(9).toNanos()));
        });
    assertEquals(List.of("one", "timer"), log);
  }
}
