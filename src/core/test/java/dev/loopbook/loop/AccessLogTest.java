package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What an access log hears of the loop's own objects. Two callbacks may change places unless one
/// writes what the other reads or writes, so an access that goes unreported would hide an order.
class AccessLogTest {

  private Accesses log = new Accesses(_ -> true);

  private void assertAccesses(String expected, Body.OfVoid code) {
    assertEquals(expected, log.of(code));
  }

  /// Leaves out tasks, plain futures and callbacks, which have tests of their own.
  private static boolean isStructure(Object owner) {
    return switch (owner) {
      case Gather<?, ?> _, GatheringFuture<?> _, WaitOn<?> _, AsCompleted<?> _ -> true;
      case Timeout _, TaskGroup _ -> true;
      default -> false;
    };
  }

  @Test
  void aLoopWithoutOneReportsToNobody() {
    OnLoop.virtual(() -> assertNull(AccessLog.inForce()));
    assertNull(AccessLog.inForce());
  }

  @Test
  void ofFutures() {
    log.watch(
        () -> {
          var loop = EventLoop.running();
          assertAccesses("makes Plain", () -> loop.createFuture());
          Future<Integer> future = loop.createFuture();
          assertAccesses("reads Plain", future::state);
          assertAccesses("reads Plain", future::isDone);
          assertAccesses("reads Plain", future::isCancelled);
          assertAccesses(
              "reads Context, writes Plain, reads Plain", () -> future.addDoneCallback(_ -> {}));
          assertAccesses("writes Plain", () -> future.removeDoneCallback(_ -> {}));
          assertAccesses("writes Plain, reads Plain, makes Handle", () -> future.setResult(1));
          assertAccesses("reads Plain", future::result);
          assertAccesses("reads Plain", future::exception);
          Future<Integer> other = loop.createFuture();
          assertAccesses("writes Plain, reads Plain", () -> other.cancel());
        });
  }

  @Test
  void ofTasks() {
    log.watch(
        () -> {
          assertAccesses(
              "makes Coroutine, reads Context, reads EventLoop#1, makes Task, reads TaskRegistry#1, makes Handle",
              () -> createTask(sleep(seconds(9)), "child"));
          var child = allTasks().stream().filter(t -> t.name().equals("child")).findFirst().get();
          assertAccesses(
              "makes Coroutine, writes Coroutine, makes Handle, reads Handle, writes Task, reads Task, writes Coroutine, makes SleepFuture, reads VirtualClock#1, makes TimerHandle, reads SleepFuture, writes SleepFuture, reads SleepFuture, reads Handle, writes Task, reads Task, writes Coroutine",
              () -> tick());
          assertAccesses(
              "writes Task, reads Task, writes SleepFuture, reads SleepFuture, makes Handle",
              () -> child.cancel());
          assertAccesses("reads Task", child::cancelling);
          assertAccesses("writes Task", child::uncancel);
          assertAccesses(
              "makes Coroutine, writes Coroutine, makes Handle, reads TimerHandle, reads Handle, reads SleepFuture, writes Task, reads Task, reads TimerHandle, writes TimerHandle, writes Coroutine, reads TaskRegistry#1, writes Task, reads Task, reads Handle, writes Task, reads Task, writes Coroutine",
              () -> tick());
          assertAccesses(
              "makes Coroutine, reads Context, reads EventLoop#1, writes TaskRegistry, makes Task, reads TaskRegistry#1, makes Handle",
              () -> createTask(sleep(seconds(9))));
          assertAccesses("writes TaskRegistry#1", () -> allTasks());
        });
  }

  @Test
  void ofTimeAndCallbacks() {
    log.watch(
        () -> {
          var loop = EventLoop.running();
          assertAccesses("reads VirtualClock", loop::time);
          assertAccesses("reads VirtualClock", loop::nanos);
          assertAccesses("reads Context, makes Handle", () -> loop.callSoon(() -> {}));
          assertAccesses(
              "reads Context, reads VirtualClock#1, makes TimerHandle",
              () -> loop.callLater(seconds(1), () -> {}));
          var handle = loop.callSoon(() -> {});
          assertReads("reads Handle", handle::task, handle::isCancelled);
          assertAccesses("", () -> assertFalse(ReadyQueue.isCancelled(handle)));
          assertAccesses("writes Handle", handle::cancel);
          assertAccesses("", () -> assertTrue(ReadyQueue.isCancelled(handle)));
          assertAccesses(
              "writes VirtualClock, writes VirtualClock#1, reads VirtualClock",
              () -> busy(millis(1)));
          var timer = loop.callLater(seconds(1), () -> {});
          assertReads("reads VirtualClock", timer::when);
          assertReads("reads VirtualClock, reads TimerHandle", timer::toString);
          assertAccesses("writes EventLoop", () -> loop.setExceptionHandler((_, _) -> {}));
          assertAccesses(
              "writes EventLoop",
              () -> loop.callExceptionHandler(new ExceptionContext("oops", null, null)));
        });
  }

  @Test
  void ofContexts() {
    var variable = ContextVar.named("user", "nobody");
    log.watch(
        () -> {
          assertAccesses("reads Context", variable::get);
          assertAccesses("reads Context, writes Context", () -> variable.set("alice"));
          assertAccesses("reads Context", () -> Context.copy());
        });
  }

  @Test
  void ofWhatWaitsForSeveral() {
    log = new Accesses(AccessLogTest::isStructure);
    log.watch(
        () -> {
          var loop = EventLoop.running();
          Future<Integer> a = loop.createFuture();
          Future<Integer> b = loop.createFuture();
          var both = gather(a, b);
          var any = createTask(waitOn(List.of(a, b)));
          var each = asCompleted(List.of(a, b));
          tick();
          a.setResult(1);
          assertAccesses(
              "reads Gather, reads GatheringFuture, writes AsCompleted, writes AsCompleted, reads WaitOn",
              () -> tick());
          b.setResult(2);
          assertAccesses(
              "reads Gather, reads GatheringFuture, writes Gather, writes GatheringFuture, reads GatheringFuture, writes AsCompleted, writes AsCompleted, reads WaitOn, writes WaitOn",
              () -> tick());
          assertAccesses("writes AsCompleted", () -> each.iterator().next());
          Future<Integer> pending = loop.createFuture();
          assertAccesses("makes Gather, makes GatheringFuture", () -> gather(pending));
          await(both);
          await(any);
          Future<Integer> c = loop.createFuture();
          var cancelled = gather(c);
          assertAccesses("writes GatheringFuture, reads GatheringFuture", () -> cancelled.cancel());
          assertAccesses(
              "reads Gather, reads GatheringFuture, writes Gather, writes GatheringFuture, reads GatheringFuture",
              () -> tick());
          Future<Integer> d = loop.createFuture();
          gather(d);
          d.setException(new ArithmeticException());
          assertAccesses(
              "reads Gather, reads GatheringFuture, writes Gather, writes GatheringFuture, reads GatheringFuture",
              () -> tick());
        });
  }

  @Test
  void ofScopes() {
    log = new Accesses(AccessLogTest::isStructure);
    log.watch(
        () -> {
          assertAccesses(
              "makes Timeout, writes Timeout", () -> await(timeout(seconds(1), () -> {})));
          assertAccesses(
              "makes Timeout, writes Timeout, reads Timeout, writes Timeout",
              () ->
                  await(
                      noTimeout(
                          scope -> {
                            scope.reschedule(seconds(9));
                            scope.expired();
                          })));
          var parent =
              createTask(
                  taskGroup(
                      (TaskGroup group) -> {
                        group.createTask(sleep(seconds(1)));
                        group.createTask(sleep(seconds(2)));
                      }));
          tick();
          assertAccesses("", () -> tick());
          assertAccesses("", () -> await(sleep(seconds(1))));
          assertAccesses("reads TaskGroup, reads TaskGroup, writes TaskGroup", () -> await(parent));
        });
  }

  @Test
  void ofGenerators() {
    log.watch(
        () -> {
          try (var numbers = Async.<Integer>generate(out -> out.yield(1))) {
            var iterator = numbers.iterator();
            assertAccesses(
                "writes Generator, writes Generator, reads Resources", iterator::hasNext);
            assertAccesses("writes Generator", iterator::next);
            assertAccesses(
                "writes Generator, writes Generator, reads Resources", iterator::hasNext);
            assertReads("reads Generator", numbers::toString);
            assertAccesses("writes Generator", numbers::close);
          }
        });
  }

  private void assertReads(String expected, Body.OfVoid... questions) {
    for (var question : questions) {
      assertAccesses(expected, question);
    }
  }

  @Test
  void ofWhatIsAskedOfATask() {
    log.watch(
        () -> {
          var task = createTask(sleep(seconds(9)), "child");
          assertReads(
              "reads Task",
              task::steps,
              task::awaiting,
              task::isSuspended,
              task::stack,
              task::line,
              task::liveStack);
          assertReads("reads Task#1", task::name, currentTask()::displayName);
          assertReads("reads Task, reads Task", task::waitsFor);
          assertAccesses("writes Task#1", () -> task.setName("other"));
        });
  }

  @Test
  void ofWhatIsAskedOfFuturesAndCoroutines() {
    log.watch(
        () -> {
          var future = EventLoop.running().createFuture();
          assertReads("reads Plain", future::unretrievedException, future::toString);
          var coroutine = sleep(seconds(1));
          assertReads("reads Coroutine", coroutine::state, coroutine::toString);
          assertAccesses("writes Coroutine", coroutine::close);
        });
  }

  @Test
  void ofACoroutineThatNeverBegins() {
    log = new Accesses(owner -> owner instanceof Coroutine<?>);
    log.watch(
        () -> {
          createTask(sleep(seconds(1))).cancel();
          assertAccesses(
              "makes Coroutine, writes Coroutine, writes Coroutine, writes Coroutine",
              () -> tick());
        });
  }

  @Test
  void ofATimeoutAndItsClock() {
    log = new Accesses(owner -> owner instanceof Timeout || owner instanceof Clock);
    log.watch(
        () -> {
          assertAccesses(
              "reads VirtualClock#1, makes Timeout, writes Timeout",
              () -> await(timeout(seconds(1), () -> {})));
          assertAccesses(
              "reads VirtualClock, makes Timeout, writes Timeout",
              () -> await(timeoutAt(seconds(1), _ -> {})));
          await(
              noTimeout(
                  scope -> {
                    assertAccesses(
                        "writes Timeout, reads VirtualClock", () -> scope.reschedule(seconds(9)));
                    assertReads("reads Timeout, reads VirtualClock", scope::when, scope::toString);
                    assertReads("reads Timeout", scope::expired);
                  }));
        });
  }

  @Test
  void ofATimeoutThatExpires() {
    log = new Accesses(owner -> owner instanceof Timeout);
    log.watch(
        () -> {
          createTask(timeout(seconds(1), () -> await(sleep(seconds(9)))));
          tick();
          assertAccesses(
              "writes Timeout, writes Timeout", // the alarm, and the end of the block
              () -> await(sleep(seconds(1))));
        });
  }

  @Test
  void ofATaskGroup() {
    log = new Accesses(owner -> owner instanceof TaskGroup);
    log.watch(
        () -> {
          assertAccesses("makes TaskGroup", () -> await(taskGroup((TaskGroup _) -> {})));
          await(
              taskGroup(
                  (TaskGroup group) ->
                      assertReads("reads TaskGroup", group::dependsOn, group::toString)));
        });
  }

  @Test
  void ofATaskGroupWithATaskThatFails() {
    log = new Accesses(owner -> owner instanceof TaskGroup);
    log.watch(
        () -> {
          var parent =
              createTask(
                  taskGroup(
                      (TaskGroup group) -> {
                        group.createTask(sleep(seconds(9)));
                        group.createTask(
                            async(
                                () -> {
                                  throw new ArithmeticException();
                                }));
                        await(sleep(seconds(9)));
                      }));
          assertAccesses("makes TaskGroup, writes TaskGroup, writes TaskGroup", () -> tick());
          tick();
          assertAccesses(
              // it counts one task less, keeps its failure, and is shutting down
              "reads TaskGroup, writes TaskGroup, writes TaskGroup", () -> tick());
          await(waitOn(List.of(parent)));
        });
  }

  @Test
  void ofTheLoopsSchedule() {
    var asked = new int[1];
    var schedule =
        new AccessLog() {
          @Override
          public void read(Object owner, int part) {}

          @Override
          public void write(Object owner, int part) {}

          @Override
          public void made(Object object) {}

          @Override
          public void readSchedule() {
            asked[0]++;
          }
        };
    OnLoop.virtual(
        LoopSetup.standard().withAccessLog(schedule),
        () -> {
          assertSame(schedule, AccessLog.inForce());
          var loop = EventLoop.running();
          for (var question :
              List.<Runnable>of(
                  loop::tick,
                  loop::ready,
                  loop::timers,
                  loop::nextTimer,
                  loop::isStopping,
                  loop::toString)) {
            var before = asked[0];
            question.run();
            assertEquals(before + 1, asked[0]);
          }
        });
    var before = asked[0];
    LoopSetup.standard()
        .withVirtualTime()
        .withAccessLog(schedule)
        .call(
            () -> {
              try (var loop = EventLoop.create()) {
                loop.callSoon(() -> {});
                loop.runOnce();
              }
              return null;
            });
    assertEquals(before + 1, asked[0], "who runs a single tick knows when it ends");
  }

  @Test
  void whatListenersLookAtIsNotReported() {
    var listener =
        new LoopListener() {
          @Override
          public void timerSet(TimerHandle timer) {
            timer.isCancelled();
            timer.loop().callSoon(() -> {}); // which listeners hear of, too
            timer.isCancelled();
          }
        };
    OnLoop.virtual(
        LoopSetup.standard().withListener(listener).withAccessLog(log),
        () -> {
          var loop = EventLoop.running();
          assertAccesses(
              "reads Context, makes TimerHandle", () -> loop.callAt(seconds(1), () -> {}));
          assertAccesses("reads Context", () -> Context.copy());
        });
  }

  @Test
  void aWaitThatIsOverDoesNotConcernWhatComesLater() {
    log = new Accesses(owner -> owner instanceof WaitOn<?>);
    log.watch(
        () -> {
          Future<Integer> late = EventLoop.running().createFuture();
          assertAccesses(
              "makes WaitOn",
              () -> await(waitOn(List.of(late), Waited.Until.ALL_COMPLETED, millis(1))));
          late.setResult(1);
          assertAccesses("", () -> tick());
        });
  }
}
