package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadsTest {

  private final List<String> log = new ArrayList<>();

  /// Runs `outside` on a thread of its own while a loop runs, and lets the loop end when that is
  /// done.
  private static void beside(ThrowingConsumer outside) throws Throwable {
    var thrown = new ArrayList<Throwable>();
    LoopSetup.standard()
        .withVirtualTime()
        .call(
            () ->
                run(
                    async(
                        () -> {
                          var loop = EventLoop.running();
                          await(
                              toThread(
                                  () -> {
                                    try {
                                      outside.accept(loop);
                                    } catch (Throwable e) {
                                      thrown.add(e);
                                    }
                                    return null;
                                  }));
                        })));
    if (!thrown.isEmpty()) {
      throw thrown.getFirst();
    }
  }

  @FunctionalInterface
  private interface ThrowingConsumer {
    void accept(EventLoop loop) throws Throwable;
  }

  @Test
  void toThreadRunsTheCodeElsewhereAndGivesItsValue() {
    OnLoop.virtual(
        () -> {
          var here = Thread.currentThread();
          var there = await(toThread(Thread::currentThread));
          assertNotSame(here, there);
          assertSame(here, Thread.currentThread());
        });
  }

  @Test
  void busyInAThreadTakesNoVirtualTime() {
    OnLoop.virtual(
        () -> {
          await(
              toThread(
                  () -> {
                    busy(seconds(2));
                    return null;
                  }));
          assertEquals(seconds(0), EventLoop.running().time());
        });
  }

  @Test
  void busyOnAThreadWithoutALoopIsRefused() throws Exception {
    var refused = CompletableFuture.runAsync(() -> busy(seconds(2)));
    var error = assertThrows(ExecutionException.class, refused::get);
    assertInstanceOf(IllegalStateException.class, error.getCause());
  }

  @Test
  void toThreadThrowsWhatTheCodeThrows() {
    OnLoop.virtual(
        () -> {
          var failure = new IOException();
          var thrown =
              assertThrows(
                  IOException.class,
                  () ->
                      await(
                          toThread(
                              () -> {
                                throw failure;
                              })));
          assertSame(failure, thrown);
        });
  }

  @Test
  void theLoopRunsOnWhileAThreadBlocks() {
    OnLoop.virtual(
        () -> {
          var door = new CountDownLatch(1);
          var blocked =
              createTask(
                  toThread(
                      () -> {
                        door.await();
                        return "open";
                      }));
          for (var i = 0; i < 5; i++) {
            tick();
          }
          assertFalse(blocked.isDone());
          door.countDown();
          assertEquals("open", await(blocked));
        });
  }

  @Test
  void virtualTimeWaitsForAThreadAtWork() {
    OnLoop.virtual(
        () -> {
          createTask(
              async(
                  () -> {
                    await(sleep(seconds(1)));
                    log.add("timer");
                  }));
          await(toThread(() -> IntStream.range(0, 1_000_000).sum()));
          log.add("thread");
          assertEquals(seconds(0), EventLoop.running().time());
          await(sleep(seconds(2)));
          assertEquals(List.of("thread", "timer"), log);
        });
  }

  @Test
  void aCancelledWaitLeavesTheThreadAtWork() {
    OnLoop.virtual(
        () -> {
          var started = new CountDownLatch(1);
          var door = new CountDownLatch(1);
          var passed = new CountDownLatch(1);
          var waiting =
              createTask(
                  toThread(
                      () -> {
                        started.countDown();
                        door.await();
                        passed.countDown();
                        return null;
                      }));
          tick();
          started.await();
          waiting.cancel();
          assertThrows(CancelledError.class, () -> await(waiting));
          door.countDown();
          passed.await();
        });
  }

  @Test
  void anExecutorOfOnesOwnMayBeGiven() {
    OnLoop.virtual(
        () -> {
          var value =
              await(
                  EventLoop.running()
                      .runInExecutor(
                          job -> new Thread(job, "my thread").start(),
                          () -> Thread.currentThread().getName()));
          assertEquals("my thread", value);
        });
  }

  @Test
  void anExecutorThatRefusesIsHeardAtOnce() {
    OnLoop.virtual(
        () -> {
          assertThrows(
              RejectedExecutionException.class,
              () ->
                  EventLoop.running()
                      .runInExecutor(
                          _ -> {
                            throw new RejectedExecutionException();
                          },
                          () -> 1));
          await(sleep(seconds(1))); // and time does not wait for it
        });
  }

  @Test
  void afterItsShutdownTheDefaultPoolTakesNothing() {
    OnLoop.virtual(
        () -> {
          await(toThread(() -> 1));
          await(EventLoop.running().shutdownDefaultExecutor());
          assertThrows(IllegalStateException.class, () -> await(toThread(() -> 2)));
        });
  }

  @Test
  void theEndOfAProgramWaitsForItsThreads() {
    var door = new CountDownLatch(1);
    var finished = new CountDownLatch(1);
    OnLoop.virtual(
        LoopSetup.standard().withExceptionHandler((_, failure) -> log.add(failure.message())),
        () -> {
          EventLoop.running()
              .runInExecutor(
                  () -> {
                    door.await();
                    finished.countDown();
                    return null;
                  });
          door.countDown();
        });
    assertEquals(0, finished.getCount());
    assertEquals(List.of(), log, "it didn't give up waiting");
  }

  @Test
  void anotherThreadMayScheduleACallback() throws Throwable {
    beside(
        loop -> {
          var called = new CountDownLatch(1);
          loop.callSoonThreadsafe(called::countDown);
          called.await();
        });
  }

  @Test
  void anotherThreadMayRunACoroutineAndWaitForItsValue() throws Throwable {
    beside(
        loop -> {
          var value = loop.runCoroutineThreadsafe(async(() -> await(sleep(millis(0), 42))));
          assertEquals(42, value.get());
        });
  }

  @Test
  void anotherThreadGetsTheFailureOfItsCoroutine() throws Throwable {
    beside(
        loop -> {
          var failure = new IOException();
          var value =
              loop.runCoroutineThreadsafe(
                  async(
                      () -> {
                        throw failure;
                      }));
          var thrown = assertThrows(ExecutionException.class, value::get);
          assertSame(failure, thrown.getCause());
        });
  }

  @Test
  void anotherThreadMayCancelItsCoroutine() throws Throwable {
    beside(
        loop -> {
          var began = new CountDownLatch(1);
          var ended = new CountDownLatch(1);
          var value =
              loop.runCoroutineThreadsafe(
                  async(
                      () -> {
                        began.countDown();
                        try {
                          await(EventLoop.running().<Void>createFuture());
                        } finally {
                          ended.countDown();
                        }
                      }));
          began.await();
          assertTrue(value.cancel(true));
          ended.await();
          assertThrows(CancellationException.class, value::get);
        });
  }

  @Test
  void aCoroutineThatIsCancelledInTheLoopIsCancelledForTheOtherThread() throws Throwable {
    beside(
        loop -> {
          var value =
              loop.runCoroutineThreadsafe(
                  async(
                      () -> {
                        currentTask().cancel();
                        await(sleep(seconds(1)));
                      }));
          var thrown = assertThrows(CancellationException.class, value::get);
          assertInstanceOf(CancellationException.class, thrown);
        });
  }

  @Test
  void aJobThatIsCancelledInTheQueueNeverRuns() {
    OnLoop.virtual(
        () -> {
          var loop = EventLoop.running();
          var queued = new ArrayList<Runnable>();
          var first = loop.runInExecutor(queued::add, () -> log.add("first"));
          var second = loop.runInExecutor(queued::add, () -> log.add("second"));
          assertEquals(2, loop.outsideWork());
          assertTrue(first.cancel());
          assertEquals(1, loop.outsideWork());
          new Thread(() -> queued.forEach(Runnable::run)).start();
          assertTrue(await(second));
          assertEquals(0, loop.outsideWork());
        });
    assertEquals(List.of("second"), log);
  }

  @Test
  void cancelledJobsOfTheDefaultPoolNeverRun() {
    OnLoop.virtual(
        () -> {
          var full = new CountDownLatch(32); // no pool has more threads
          var door = new CountDownLatch(1);
          var blockers = new ArrayList<Task<?>>();
          var size = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
          for (var i = 0; i < size; i++) {
            blockers.add(
                createTask(
                    toThread(
                        () -> {
                          full.countDown();
                          door.await();
                          return null;
                        })));
          }
          for (var i = size; i < 32; i++) {
            full.countDown();
          }
          tick();
          full.await();
          var queued =
              IntStream.range(0, 40)
                  .mapToObj(i -> createTask(toThread(() -> log.add("ran"))))
                  .toList();
          tick();
          queued.forEach(Task::cancel);
          tick();
          door.countDown();
          for (var blocker : blockers) {
            await(blocker);
          }
        });
    assertEquals(List.of(), log);
  }

  private static void awaitForAnHour(CountDownLatch latch) {
    try {
      latch.await(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Calls `loop` when it has long had nothing to do.
  private static void callLate(EventLoop loop, Future<String> called, CountDownLatch looked) {
    try {
      looked.await();
      loop.callSoonThreadsafe(() -> called.setResult("called"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatTheLastThreadSentJustBeforeItEndedIsNoDeadlock() {
    var calls = new ArrayBlockingQueue<Runnable>(1);
    var setup =
        LoopSetup.standard()
            .withOutsideCallers(
                () -> {
                  var call = calls.poll(); // the thread calls while the loop looks, and ends
                  if (call != null) {
                    call.run();
                  }
                  return false;
                });
    assertEquals(
        "called",
        setup.call(
            () ->
                run(
                    async(
                        () -> {
                          var loop = EventLoop.running();
                          var future = loop.<String>createFuture();
                          calls.add(
                              () -> loop.callSoonThreadsafe(() -> future.setResult("called")));
                          return await(future);
                        }))));
  }

  @Test
  void aDeadlockBesideADaemonThreadNamesTheWay() {
    var never = new CountDownLatch(1);
    try {
      var setup = LoopSetup.standard().withOutsideCallers(() -> false);
      var deadlock =
          assertThrows(
              DeadlockError.class,
              () ->
                  setup.call(
                      () ->
                          run(
                              async(
                                  () -> {
                                    var started = new CountDownLatch(1);
                                    var worker = Thread.ofPlatform().daemon().name("my-worker");
                                    var thread =
                                        worker.start(
                                            () -> {
                                              started.countDown();
                                              awaitForAnHour(never);
                                            });
                                    started.await();
                                    while (thread.getState() != Thread.State.TIMED_WAITING) {
                                      Thread.onSpinWait();
                                    }
                                    await(EventLoop.running().createFuture("the worker"));
                                  }))));
      assertTrue(
          deadlock
              .getMessage()
              .endsWith(
                  """

                    main waits for the worker
                    thread my-worker is at work, but it is a daemon, and the loop doesn't wait for \
                  those. If it is going to call this loop, await its result through \
                  OutsideFuture.of(...), or call loop.outsideWorkBegins() before it starts"""),
          deadlock.getMessage());
    } finally {
      never.countDown();
    }
  }

  @Test
  void aLoopWithNothingToDoWaitsForVirtualThreadsAndTheCommonPool() {
    for (var start :
        List.<Consumer<Runnable>>of(Thread::startVirtualThread, CompletableFuture::runAsync)) {
      var looked = new CountDownLatch(3);
      LoopSetup.standard()
          .withPoller(() -> new CountingPoller(looked))
          .call(
              () ->
                  run(
                      async(
                          () -> {
                            var loop = EventLoop.running();
                            Future<String> called = loop.createFuture();
                            start.accept(() -> callLate(loop, called, looked));
                            assertTrue(OtherThreads.isWorkUnderWay());
                            assertEquals("called", await(called));
                          })));
    }
  }

  /// Counts how often it is asked to wait.
  private record CountingPoller(CountDownLatch asked, Poller parking) implements Poller {

    CountingPoller(CountDownLatch asked) {
      this(asked, Poller.parking());
    }

    @Override
    public void poll(long nanos) {
      if (nanos != 0) {
        asked.countDown();
      }
      parking.poll(nanos);
    }

    @Override
    public void wakeUp() {
      parking.wakeUp();
    }

    @Override
    public boolean isBusy() {
      return false;
    }

    @Override
    public void close() {}
  }

  @Test
  void aListenerMayAskWhichJobsAreOpenAndWithoutOneNobodyCounts() {
    for (var listens : List.of(true, false)) {
      var setup = LoopSetup.standard();
      OnLoop.virtual(
          listens ? setup.withListener(new LoopListener() {}) : setup,
          () -> {
            var loop = EventLoop.running();
            var door = new CountDownLatch(1);
            var job =
                loop.runInExecutor(
                    () -> {
                      door.await();
                      return "done";
                    });
            assertEquals(listens ? 1 : 0, loop.resources().open().size());
            door.countDown();
            assertEquals("done", await(job));
            assertEquals(List.of(), loop.resources().open());
          });
    }
  }

  @Test
  void afterItsJobAThreadIsNoLongerTheLoops() {
    try (var thread = Executors.newSingleThreadExecutor()) {
      OnLoop.virtual(
          () -> {
            await(
                EventLoop.running()
                    .runInExecutor(
                        thread,
                        () -> {
                          busy(seconds(2));
                          return null;
                        }));
            var refused =
                assertThrows(
                    ExecutionException.class, () -> thread.submit(() -> busy(seconds(2))).get());
            assertInstanceOf(IllegalStateException.class, refused.getCause());
          });
    }
  }

  @Test
  void busyInAThreadBlocksItOnARealClock() {
    LoopSetup.standard()
        .call(
            () ->
                run(
                    toThread(
                        () -> {
                          Thread.currentThread().interrupt();
                          return assertThrows(KeyboardInterrupt.class, () -> busy(seconds(3_600)));
                        })));
  }

  @Test
  void aLoopThatIsClosedEndsTheThreadsOfItsPool() throws Exception {
    var worker = new AtomicReference<Thread>();
    try (var loop = LoopSetup.standard().call(EventLoop::create)) {
      worker.set(loop.runUntilComplete(async(() -> await(toThread(Thread::currentThread)))));
    }
    worker.get().join();
  }

  @Test
  void aCoroutineThatIsCalledOffBeforeTheLoopTakesItIsClosed() {
    OnLoop.virtual(
        () -> {
          var loop = EventLoop.running();
          var coroutine = sleep(seconds(1));
          var sent = new AtomicReference<java.util.concurrent.Future<?>>();
          var thread = new Thread(() -> sent.set(loop.runCoroutineThreadsafe(coroutine)));
          thread.start();
          thread.join();
          sent.get().cancel(true);
          tick(); // takes what was sent,
          tick(); // and has run it
          assertEquals(Coroutine.State.CLOSED, coroutine.state());
          assertEquals(1, allTasks().size());
        });
  }

  @Test
  void aTaskWaitsForAThread() {
    OnLoop.virtual(
        () -> {
          var door = new CountDownLatch(1);
          var task =
              createTask(
                  toThread(
                      () -> {
                        door.await();
                        return null;
                      }));
          tick();
          assertEquals("a thread", task.waitsFor());
          door.countDown();
          await(task);
          assertEquals("virtual time", EventLoop.running().clock().toString());
        });
  }
}
