package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Generator;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AuditTest {

  private static Coroutine<Integer> fetchUser(int id) {
    return async(
        () -> {
          await(sleep(millis(10)));
          return id;
        });
  }

  private static Coroutine<Integer> fail() {
    return async(
        () -> {
          throw new IllegalStateException("boom");
        });
  }

  // ---- coroutines ----

  @Test
  void aForgottenCoroutineIsNamedWithTheLineThatMadeIt() {
    var findings =
        Audited.findings(
            () ->
                run(
                    async(
                        () -> {
                          fetchUser(1);
                        })));
    assertEquals(1, findings.size(), findings.toString());
    var finding = findings.getFirst();
    assertEquals("a coroutine was never awaited: fetchUser", finding.what());
    var place = finding.spots().getFirst().place();
    assertTrue(place.getMethodName().contains("aForgottenCoroutineIsNamed"), place.toString());
  }

  @Test
  void aForgottenSleepIsFoundToo() {
    assertEquals(
        List.of("a coroutine was never awaited: sleep"), Audited.program(() -> sleep(seconds(1))));
  }

  @Test
  void aCoroutineMadeOutsideAllLoopsIsFoundOnceTheProgramIsOver() {
    assertEquals(
        List.of("a coroutine was never awaited: fetchUser"), Audited.byHand(() -> fetchUser(1)));
  }

  @Test
  void aCoroutineThatALaterRunTakesIsNoFinding() {
    assertEquals(
        List.of(),
        Audited.byHand(
            () -> {
              var later = fetchUser(1);
              run(fetchUser(2));
              run(later);
            }));
  }

  @Test
  void aCoroutineGivenUpByItsAuthorIsNoFinding() {
    assertEquals(List.of(), Audited.program(() -> fetchUser(1).close()));
  }

  // ---- tasks ----

  @Test
  void aTaskLeftAtWorkIsFoundAlthoughRunCancelsIt() {
    assertEquals(
        List.of("a task was left at work: B, waiting for sleep 10 ms"),
        Audited.program(
            () -> {
              createTask(fetchUser(1), "B");
              await(sleep(millis(1)));
            }));
  }

  @Test
  void aTaskThatNeverBeganIsFoundOnceAndNotItsCoroutineAsWell() {
    assertEquals(
        List.of("a task was still pending when its loop closed: B, waiting for its turn"),
        Audited.byHand(
            () -> {
              try (var loop = EventLoop.create()) {
                loop.createTask(fetchUser(1), "B");
              }
            }));
  }

  @Test
  void aTaskThatSomebodyAskedToStopIsNoFinding() {
    assertEquals(
        List.of(),
        Audited.program(
            () -> {
              var task = createTask(fetchUser(1), "B");
              await(sleep(millis(1)));
              task.cancel();
            }));
  }

  @Test
  void tasksLeftBehindByAFailureAreNoFindings() {
    assertEquals(
        List.of(),
        Audited.program(
            () -> {
              createTask(fetchUser(1), "B");
              await(sleep(millis(1)));
              throw new IllegalStateException("the news");
            }));
  }

  @Test
  void aTaskPendingWhenItsLoopIsClosedByHandIsFound() {
    assertEquals(
        List.of("a task was still pending when its loop closed: B, waiting for sleep 10 ms"),
        Audited.byHand(
            () -> {
              try (var loop = EventLoop.create()) {
                loop.createTask(fetchUser(1), "B");
                loop.runOnce();
              }
            }));
  }

  // ---- failures ----

  @Test
  void aFailureThatNobodyAskedForIsFound() {
    assertEquals(
        List.of("task B failed and nobody asked: IllegalStateException: boom"),
        Audited.program(
            () -> {
              createTask(fail(), "B");
              await(sleep(millis(1)));
            }));
  }

  @Test
  void aFailedFutureIsFoundAsATaskIs() {
    assertEquals(
        List.of("a future failed and nobody asked: IllegalStateException"),
        Audited.program(
            () -> EventLoop.running().createFuture().setException(new IllegalStateException())));
  }

  @Test
  void aGatherThatNobodyAwaitsHasItsFailureFound() {
    assertEquals(
        List.of("gather(B) failed and nobody asked: IllegalStateException: boom"),
        Audited.program(
            () -> {
              gather(createTask(fail(), "B"));
              await(sleep(millis(1)));
            }));
  }

  // ---- resources ----

  private static final class Connection extends AsyncResource {
    Connection() {
      super("db");
    }

    @Override
    protected void release() {}
  }

  @Test
  void anOpenResourceIsFoundWithTheLineThatMadeIt() {
    var findings =
        Audited.findings(
            () ->
                run(
                    async(
                        () -> {
                          new Connection();
                        })));
    assertEquals("a resource was never closed: <Connection db open>", findings.getFirst().what());
    var place = findings.getFirst().spots().getFirst().place();
    assertTrue(place.getMethodName().contains("anOpenResourceIsFound"), place.toString());
  }

  @Test
  void aGeneratorLeftBeforeItsEndIsFoundAlthoughRunClosesIt() {
    assertEquals(
        List.of("a generator was left before its end and not closed"),
        Audited.program(
            () -> {
              for (var item : numbers()) {
                if (item == 2) {
                  break;
                }
              }
            }));
  }

  private static Generator<Integer> numbers() {
    return generate(
        out -> {
          for (var i = 0; i < 5; i++) {
            out.yield(i);
          }
        });
  }

  @Test
  void aLockThatIsNeverReleasedIsFoundWithItsHolder() {
    assertEquals(
        List.of("main never gave back what it holds: <Lock door locked by main>"),
        Audited.program(() -> await(new Lock("door").acquire())));
  }

  @Test
  void eachPermitThatIsNeverReleasedIsFound() {
    assertEquals(
        List.of(
            "main never gave back what it holds: <Semaphore 1/3 free>",
            "main never gave back what it holds: <Semaphore 1/3 free>"),
        Audited.program(
            () -> {
              var permits = new Semaphore(3);
              await(permits.acquire());
              await(permits.acquire());
            }));
  }

  @Test
  void unfinishedItemsAreFoundWhereSomebodyCountsThem() {
    assertEquals(
        List.of("2 items of a queue were never finished: <Queue empty, 2 unfinished>"),
        Audited.program(
            () -> {
              var queue = new Queue<Integer>();
              for (var i = 0; i < 3; i++) {
                queue.putNowait(i);
                queue.getNowait();
              }
              queue.taskDone();
            }));
  }

  @Test
  void aTimerOfTheProgramThatNeverRanIsFound() {
    assertEquals(
        List.of("a timer never ran: AuditTest callback, due at 5.000 s"),
        Audited.program(() -> EventLoop.running().callLater(seconds(5), () -> {})));
  }

  @Test
  void aThreadStillAtWorkIsFound() throws InterruptedException {
    var gate = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var found =
          Audited.program(
              () ->
                  EventLoop.running()
                      .runInExecutor(
                          threads,
                          () -> {
                            gate.await();
                            return 1;
                          }));
      gate.countDown();
      assertEquals(List.of("a thread was still at work when the loop closed"), found);
    }
  }

  // ---- whole programs ----

  @Test
  void aLoopThatNobodyClosesIsFoundWithWhatItHolds() {
    assertEquals(
        List.of(
            "a loop was never closed",
            "a task was still pending when its loop closed: B, waiting for its turn"),
        Audited.byHand(() -> EventLoop.create().createTask(fetchUser(1), "B")));
  }

  private static final class Stop extends LoopEscape {
    private static final long serialVersionUID = 1L;

    Stop() {
      super("stopped");
    }
  }

  @Test
  void ofAProgramThatIsEndedFromOutsideNothingIsFound() {
    assertEquals(
        List.of(),
        Audited.program(
            () -> {
              fetchUser(1);
              createTask(fail(), "B");
              await(new Lock().acquire());
              await(sleep(millis(1)));
              throw new Stop();
            }));
  }

  @Test
  void whatCameSinceAMarkIsFoundOnceAndTheLoopGoesOn() {
    var audit = new Audit();
    LoopSetup.standard()
        .withVirtualTime()
        .withOrigins()
        .withListener(audit)
        .call(
            () -> {
              try (var loop = EventLoop.create()) {
                loop.createTask(sleep(seconds(1)), "before");
                loop.callLater(seconds(5), () -> {});
                loop.resources().opened("a pool");
                fetchUser(0); // made outside: of no loop
                loop.runUntilComplete(sleep(millis(1)));
                var mark = Audit.Mark.of(loop);
                assertEquals(List.of(), audit.since(mark));
                loop.runUntilComplete(
                    async(
                        () -> {
                          createTask(sleep(seconds(1)), "after");
                          createTask(sleep(seconds(1)), "asked to stop").cancel();
                          createTask(fail(), "failed");
                          loop.callLater(seconds(6), () -> {});
                          loop.resources().opened("a socket");
                          fetchUser(1);
                          await(sleep(millis(0)));
                        }));
                assertEquals(
                    List.of(
                        "a coroutine was never awaited: fetchUser",
                        "a task was left at work: after, waiting for sleep 1 s",
                        "task failed failed and nobody asked: IllegalStateException: boom",
                        "a resource was never closed: a socket",
                        "a timer never ran: AuditTest callback, due at 6.001 s"),
                    audit.since(mark).stream().map(Finding::what).toList());
                assertEquals(List.of(), audit.findings());
              }
              return 0;
            });
    assertEquals(
        List.of(
            "a task was still pending when its loop closed: before, waiting for sleep 1 s",
            "a task was still pending when its loop closed: after, waiting for sleep 1 s",
            "a resource was never closed: a pool",
            "a resource was never closed: a socket",
            "a timer never ran: AuditTest callback, due at 5.000 s",
            "a timer never ran: AuditTest callback, due at 6.001 s"),
        audit.findings().stream().map(Finding::what).toList());
    assertEquals("<Audit with 6 findings>", audit.toString());
  }

  @Test
  void nothingOfAClosedLoopIsKept() {
    var audit = new Audit();
    LoopSetup.standard()
        .withVirtualTime()
        .withListener(audit)
        .call(
            () -> {
              for (var i = 0; i < 3; i++) {
                try (var loop = EventLoop.create()) {
                  loop.callLater(seconds(5), () -> {}); // never fires
                  loop.callLater(seconds(0), () -> {});
                  loop.callLater(seconds(6), () -> {}).cancel();
                  loop.createTask(fail(), "B");
                  loop.runUntilComplete(
                      async(
                          () -> {
                            fetchUser(1);
                            await(sleep(millis(1)));
                          }));
                }
              }
              return 0;
            });
    assertEquals(9, audit.findings().size(), audit.findings().toString());
    assertEquals(0, audit.remembered());
  }

  @Test
  void nothingOfALoopThatWasEndedFromOutsideIsKept() {
    var audit = new Audit();
    assertThrows(
        Stop.class,
        () ->
            LoopSetup.standard()
                .withVirtualTime()
                .withListener(audit)
                .call(
                    () ->
                        run(
                            async(
                                () -> {
                                  EventLoop.running().callLater(seconds(5), () -> {});
                                  throw new Stop();
                                }))));
    assertEquals(0, audit.remembered());
  }

  @Test
  void onlyWhatIsOpenIsRemembered() {
    var watched = new LeakCandidates<Integer>(number -> number % 1_000 == 0);
    for (var i = 1; i <= 100_000; i++) {
      watched.add(i, null);
    }
    assertTrue(watched.size() < 3_000, "remembers " + watched.size());
    assertEquals(100, watched.takeAll().size());
  }
}
