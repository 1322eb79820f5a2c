package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LoopLifeCycleTest {

  private final List<String> called = new ArrayList<>();
  private final List<ExceptionContext> failures = new ArrayList<>();
  private final EventLoop loop = newLoop();

  private EventLoop newLoop() {
    return LoopSetup.standard()
        .withVirtualTime()
        .withOutsideWork(() -> false)
        .withExceptionHandler((_, failure) -> failures.add(failure))
        .call(EventLoop::create);
  }

  @AfterEach
  void close() {
    if (!loop.isRunning()) {
      loop.close();
    }
  }

  private Runnable call(String name) {
    return () -> called.add(name);
  }

  private static Runnable failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  void itLivesFromCreatedOverRunningAndStoppedToClosed() {
    assertEquals(EventLoop.State.CREATED, loop.state());
    loop.callSoon(
        () -> {
          assertEquals(EventLoop.State.RUNNING, loop.state());
          assertTrue(loop.isRunning());
          assertSame(loop, EventLoop.running());
        });
    loop.runOnce();
    assertEquals(EventLoop.State.STOPPED, loop.state());
    assertFalse(loop.isRunning());
    assertEquals(Optional.empty(), EventLoop.ifRunning());
    loop.close();
    loop.close();
    assertTrue(loop.isClosed());
    assertEquals(List.of(), failures);
  }

  @Test
  void callbacksRunInTheOrderTheyWereScheduled() {
    loop.callSoon(call("a"));
    loop.callSoon(call("b")).cancel();
    loop.callSoon(call("c"));
    loop.runOnce();
    assertEquals(List.of("a", "c"), called);
  }

  @Test
  void whatACallbackSchedulesWaitsForTheNextTick() {
    loop.callSoon(
        () -> {
          called.add("first");
          loop.callSoon(call("second"));
        });
    loop.runOnce();
    assertEquals(List.of("first"), called);
    assertEquals(1, loop.ready().size());
    loop.runOnce();
    assertEquals(List.of("first", "second"), called);
    assertEquals(2, loop.tick());
  }

  @Test
  void stopLetsTheTickRunToItsEnd() {
    loop.callSoon(loop::stop);
    loop.callSoon(call("same tick"));
    loop.callSoon(() -> loop.callSoon(call("next tick")));
    loop.runForever();
    assertEquals(List.of("same tick"), called);
  }

  @Test
  void aLoopStoppedBeforeItRunsRunsOneTickWithoutWaiting() {
    loop.callSoon(call("ready"));
    loop.callLater(seconds(1), call("timer"));
    loop.stop();
    loop.runForever();
    assertEquals(List.of("ready"), called);
    assertEquals(seconds(0), loop.time());
    assertEquals(1, loop.tick());
  }

  @Test
  void runUntilCompleteRunsACoroutineOrAFuture() {
    assertEquals("done", loop.runUntilComplete(sleep(seconds(1), "done")));
    Future<String> future = loop.createFuture();
    loop.callLater(seconds(1), () -> future.setResult("later"));
    assertEquals("later", loop.runUntilComplete(future));
    assertEquals(seconds(2), loop.time());
  }

  @Test
  void aLoopThatIsStoppedTooEarlySaysSo() {
    Future<String> future = loop.createFuture();
    loop.callSoon(loop::stop);
    var early = assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(future));
    assertTrue(early.getMessage().startsWith("Event loop stopped before Future completed"));
    future.setResult("still good");
    assertEquals("still good", loop.runUntilComplete(future));
  }

  @Test
  void aFutureOfAnotherLoopIsRefused() {
    var other = newLoop();
    assertThrows(IllegalArgumentException.class, () -> loop.runUntilComplete(other.createFuture()));
    other.close();
  }

  @Test
  void aRunningLoopCannotBeRunOrClosed() {
    loop.callSoon(
        () -> {
          var again = assertThrows(IllegalStateException.class, loop::runForever);
          assertEquals("This event loop is already running", again.getMessage());
          assertThrows(IllegalStateException.class, loop::close);
          called.add("asked");
        });
    loop.runOnce();
    assertEquals(List.of("asked"), called);
  }

  @Test
  void oneThreadRunsOneLoopAtATime() {
    var other = newLoop();
    loop.callSoon(
        () -> {
          var refused = assertThrows(IllegalStateException.class, other::runOnce);
          assertTrue(refused.getMessage().contains("another loop is running"));
          called.add("asked");
        });
    loop.runOnce();
    assertEquals(List.of("asked"), called);
    other.close();
  }

  @Test
  void aClosedLoopTakesNothing() {
    loop.close();
    var coroutine = sleep(seconds(1));
    assertThrows(IllegalStateException.class, () -> loop.callSoon(call("late")));
    assertThrows(IllegalStateException.class, () -> loop.callSoonThreadsafe(call("late")));
    assertThrows(IllegalStateException.class, () -> loop.callLater(seconds(1), call("late")));
    assertThrows(IllegalStateException.class, () -> loop.createTask(sleep(seconds(1))));
    assertThrows(
        IllegalStateException.class, () -> loop.createEagerTask(sleep(seconds(1)), "late"));
    assertThrows(IllegalStateException.class, () -> loop.runInExecutor(() -> 1));
    assertThrows(IllegalStateException.class, () -> loop.runInExecutor(Runnable::run, () -> 1));
    assertThrows(IllegalStateException.class, loop::runForever);
    assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(coroutine));
    coroutine.close();
    assertEquals(List.of(), loop.tasks());
  }

  @Test
  void closingForgetsWhatIsScheduled() {
    loop.callSoon(call("ready"));
    loop.callLater(seconds(1), call("timer"));
    loop.close();
    assertEquals(List.of(), loop.ready());
    assertEquals(List.of(), loop.timers());
    assertEquals(List.of(), called);
  }

  @Test
  void aFailingCallbackIsReportedAndTheOthersRun() {
    var failure = new IllegalArgumentException("oops");
    loop.callSoon(failing(failure));
    loop.callSoon(call("next"));
    loop.runOnce();
    assertEquals(List.of("next"), called);
    assertEquals(1, failures.size());
    assertSame(failure, failures.getFirst().exception());
  }

  @Test
  void anExceptionHandlerOfItsOwnTakesThePlaceOfTheFirst() {
    loop.setExceptionHandler((_, context) -> called.add(context.exception().getMessage()));
    loop.callSoon(failing(new IllegalArgumentException("oops")));
    loop.runOnce();
    assertEquals(List.of("oops"), called);
    assertEquals(List.of(), failures);
  }

  @Test
  void aFailingExceptionHandlerIsReportedToTheFirst() {
    var ofHandler = new IllegalStateException("handler");
    loop.setExceptionHandler(
        (_, _) -> {
          throw ofHandler;
        });
    loop.callSoon(failing(new IllegalArgumentException("oops")));
    loop.callSoon(call("next"));
    loop.runOnce();
    assertEquals("Unhandled error in exception handler", failures.getFirst().message());
    assertSame(ofHandler, failures.getFirst().exception());
    assertEquals(List.of("next"), called);
  }

  @Test
  void anEscapeLeavesTheRunAndTheLoopCanGoOn() {
    loop.callSoon(
        () -> {
          throw new KeyboardInterrupt();
        });
    loop.callSoon(call("after"));
    assertThrows(KeyboardInterrupt.class, loop::runForever);
    assertEquals(EventLoop.State.STOPPED, loop.state());
    loop.runOnce();
    assertEquals(List.of("after"), called);
    assertEquals(List.of(), failures);
  }

  @Test
  void anEscapeOutOfATaskEndsItAndTheRun() {
    var escape = new KeyboardInterrupt();
    var task =
        loop.createTask(
            async(
                () -> {
                  throw escape;
                }));
    assertSame(escape, assertThrows(KeyboardInterrupt.class, () -> loop.runUntilComplete(task)));
    assertTrue(task.isDone());
    assertSame(escape, task.exception().orElseThrow());
  }

  @Test
  void whenNothingCanEverRunTheLoopSaysWhoWaitsForWhat() {
    Future<String> never = loop.createFuture("the postman");
    loop.createTask(async(() -> await(never)), "patient");
    var deadlock = assertThrows(DeadlockError.class, loop::runForever);
    assertTrue(
        deadlock.getMessage().contains("patient waits for the postman"), deadlock.getMessage());
  }

  @Test
  void onlyItsOwnThreadMayScheduleWhileItRuns() {
    loop.callSoon(
        () -> {
          var refused =
              CompletableFuture.supplyAsync(
                      () ->
                          assertThrows(
                              IllegalStateException.class, () -> loop.callSoon(call("no"))))
                  .join();
          called.add(refused.getMessage());
        });
    loop.runOnce();
    assertTrue(called.getFirst().startsWith("Non-thread-safe operation"), called.getFirst());
  }

  @Test
  void aFailedRunLeavesTheNewTasksFailureSeen() {
    assertThrows(
        IOException.class,
        () ->
            loop.runUntilComplete(
                async(
                    () -> {
                      throw new IOException();
                    })));
    assertEquals(List.of(), loop.tasks());
  }

  @Test
  void onlyItsOwnThreadMayUseItWhileItRuns() {
    var timer = loop.callLater(seconds(1), call("timer"));
    loop.callSoon(
        () -> {
          for (var use :
              List.<Executable>of(
                  () -> loop.callSoon(call("no")),
                  () -> loop.callLater(seconds(1), call("no")),
                  () -> loop.callAt(seconds(1), call("no")),
                  () -> WhatIf.move(timer, 1),
                  () -> loop.createTask(sleep(seconds(1))),
                  () -> loop.createEagerTask(sleep(seconds(1)), "no"),
                  () -> loop.setTaskFactory(TaskFactory.eager()),
                  () -> loop.setWorkers(new NoWorkers()),
                  () -> loop.outsideWorkBegins(),
                  () -> loop.outsideWorkEnds(),
                  () -> loop.pollerForIo(Poller::parking))) {
            var refused =
                CompletableFuture.supplyAsync(() -> assertThrows(IllegalStateException.class, use))
                    .join();
            assertTrue(
                refused.getMessage().startsWith("Non-thread-safe operation"), refused.getMessage());
          }
          called.add("asked");
        });
    loop.runOnce();
    assertEquals(List.of("asked"), called);
    assertEquals(0, loop.outsideWork());
  }

  private record NoWorkers() implements Workers {
    @Override
    public void execute(Runnable job) {}

    @Override
    public boolean isAtWork() {
      return false;
    }

    @Override
    public Coroutine<Void> join() {
      return async(() -> {});
    }
  }

  @Test
  void whatOtherThreadsSentToALoopThatDoesNotRunYetComesFirst() {
    loop.callSoonThreadsafe(call("sent"));
    loop.callSoon(call("scheduled"));
    loop.runOnce();
    assertEquals(List.of("sent", "scheduled"), called);
  }

  @Test
  void whatOtherThreadsSendWhileItRunsWaitsForTheNextTick() {
    loop.callSoon(
        () -> {
          CompletableFuture.runAsync(() -> loop.callSoonThreadsafe(call("sent"))).join();
          loop.callSoon(call("scheduled"));
        });
    loop.runOnce();
    assertEquals(List.of(), called);
    loop.runOnce();
    assertEquals(List.of("scheduled", "sent"), called);
  }

  @Test
  void itKnowsThatItIsToStop() {
    assertFalse(loop.isStopping());
    loop.stop();
    assertTrue(loop.isStopping());
    loop.runOnce();
    assertFalse(loop.isStopping());
  }

  @Test
  void aCoroutineThatAClosedLoopRefusesIsClosed() {
    var ofLoop = loop.createFuture();
    loop.close();
    var coroutine = sleep(seconds(1));
    assertThrows(IllegalStateException.class, () -> gather(ofLoop, coroutine));
    assertEquals(Coroutine.State.CLOSED, coroutine.state());
  }

  @Test
  void whatEndsARunIsTheRunsFailureAndNotTheNewTasks() {
    var tasks = new ArrayList<Task<?>>();
    assertThrows(
        KeyboardInterrupt.class,
        () ->
            loop.runUntilComplete(
                async(
                    () -> {
                      tasks.add(currentTask());
                      throw new KeyboardInterrupt();
                    })));
    var known =
        loop.createTask(
            async(
                () -> {
                  throw new KeyboardInterrupt();
                }));
    assertThrows(KeyboardInterrupt.class, () -> loop.runUntilComplete(known));
    assertTrue(tasks.getFirst().unretrievedException().isEmpty());
    assertTrue(known.unretrievedException().isPresent(), "who made it may still ask");
  }

  @Test
  void whatEndsARunGoesBeforeTheCancellationOfItsTask() {
    assertThrows(
        KeyboardInterrupt.class,
        () ->
            loop.runUntilComplete(
                async(
                    () -> {
                      currentTask().cancel();
                      loop.callSoon(
                          () -> {
                            throw new KeyboardInterrupt();
                          });
                    })));
  }
}
