package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The stack of a failure names each await that it came through. Each coroutine here is a method,
/// so that the names of the methods tell the way.
class FailurePathTest {

  private static final List<String> COROUTINES =
      List.of("fails", "awaits", "passesOn", "recursive");

  private static final RuntimeException SHARED = new IllegalStateException("shared");

  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Coroutine<String> fails() {
    return async(
        () -> {
          await(sleep(seconds(1)));
          throw new Failed();
        });
  }

  private static Coroutine<String> throwsShared() {
    return async(
        () -> {
          throw SHARED;
        });
  }

  private static <T> Coroutine<T> awaits(Awaitable<T> work) {
    return async(() -> await(work));
  }

  private static <T> Coroutine<T> passesOn(Awaitable<T> work) {
    return async(
        () -> {
          try {
            return await(work);
          } catch (Failed failed) {
            await(sleep(seconds(1)));
            try {
              await(fails());
            } catch (Failed ofCleanUp) {
              failed.addSuppressed(ofCleanUp);
            }
            throw failed;
          }
        });
  }

  private static Coroutine<String> recursive(int depth) {
    return depth == 0 ? fails() : async(() -> await(createTask(recursive(depth - 1))));
  }

  /// Runs `main` as a program; returns the way of what it throws.
  private static String way(Body.OfVoid main) {
    return way(assertThrows(Throwable.class, () -> OnLoop.virtual(main)));
  }

  /// The coroutines of this class on the stack, innermost first; `main` is the body of a test.
  private static String way(Throwable thrown) {
    var names = new ArrayList<String>();
    for (var frame : thrown.getStackTrace()) {
      var name = frame.getMethodName().replaceAll("lambda\\$(.*)\\$\\d+", "$1");
      if (frame.getClassName().equals(FailurePathTest.class.getName()) && !name.equals("way")) {
        var known = COROUTINES.contains(name) ? name : "main";
        if (known != "main" || names.isEmpty() || names.getLast() != "main") {
          names.add(known);
        }
      }
    }
    return String.join(" ", names);
  }

  private static Throwable failure(Awaitable<?> work) {
    return assertThrows(Throwable.class, () -> await(work));
  }

  @Test
  void theStackNamesTheAwaitOfTheFailedTask() {
    assertEquals(
        "fails awaits main",
        way(
            () -> {
              var task = createTask(fails());
              await(sleep(seconds(2)));
              await(awaits(task));
            }));
  }

  @Test
  void theStackNamesEachAwaitOfAChainOfTasks() {
    assertEquals(
        "fails awaits passesOn awaits main",
        way(() -> await(createTask(awaits(createTask(passesOn(createTask(awaits(fails())))))))));
  }

  @Test
  void theWayGoesThroughWhatStandsBetweenTwoTasks() {
    assertEquals("fails awaits main", way(() -> await(gather(createTask(awaits(fails()))))));
    assertEquals(
        "fails awaits awaits main",
        way(() -> await(gather(awaits(createTask(awaits(createTask(fails()))))))));
    assertEquals(
        "fails awaits main", way(() -> await(shield(createTask(awaits(createTask(fails())))))));
    assertEquals(
        "fails awaits main",
        way(() -> await(waitFor(createTask(awaits(createTask(fails()))), seconds(9)))));
    assertEquals(
        "fails awaits main",
        way(
            () ->
                await(
                    asCompleted(List.of(createTask(awaits(createTask(fails())))))
                        .iterator()
                        .next())));
  }

  @Test
  void theWayGoesThroughAFutureThatACallbackFails() {
    assertEquals(
        "fails awaits awaits main",
        way(
            () -> {
              Future<String> future = EventLoop.running().createFuture();
              createTask(awaits(createTask(fails())))
                  .addDoneCallback(done -> done.exception().ifPresent(future::setException));
              await(awaits(future));
            }));
  }

  @Test
  void theWayGoesThroughAFutureThatATaskFails() {
    assertEquals(
        "fails awaits main awaits main",
        way(
            () -> {
              Future<String> future = EventLoop.running().createFuture();
              var _ =
                  createTask(
                      async(
                          () ->
                              future.setException(
                                  failure(createTask(awaits(createTask(fails())))))));
              await(awaits(future));
            }));
  }

  @Test
  void theStackOfACodeThatRanOnAThreadIsContinued() {
    assertEquals(
        "main awaits main",
        way(
            () ->
                await(
                    createTask(
                        awaits(
                            toThread(
                                () -> {
                                  throw new Failed();
                                }))))));
  }

  @Test
  void anAwaitAgainContinuesTheSameStack() {
    OnLoop.virtual(
        () -> {
          var task = createTask(awaits(createTask(fails())));
          var first = failure(task);
          var depth = first.getStackTrace().length;
          for (var i = 0; i < 1_000; i++) {
            assertSame(first, failure(awaits(task)));
            assertEquals("fails awaits awaits main", way(first));
          }
          assertSame(first, failure(task));
          assertEquals(depth, first.getStackTrace().length, 5);
        });
  }

  @Test
  void eachOfTwoTasksThatAwaitTheSameHasAWayOfItsOwn() {
    OnLoop.virtual(
        () -> {
          var task = createTask(fails());
          var one = createTask(awaits(task));
          var other = createTask(passesOn(task));
          failure(other);
          assertEquals("fails awaits main", way(failure(one)));
          assertEquals("fails passesOn main", way(failure(other)));
          assertEquals("fails awaits main", way(assertThrows(Failed.class, one::result)));
        });
  }

  @Test
  void anExceptionThatIsThrownAgainAndAgainHasOnlyItsLastWay() {
    OnLoop.virtual(
        () -> {
          for (var i = 0; i < 100; i++) {
            assertEquals(
                "main awaits main", way(failure(createTask(awaits(createTask(throwsShared()))))));
            assertEquals("main", way(failure(createTask(throwsShared()))));
          }
        });
  }

  @Test
  void anExceptionThatManyFuturesGetHasTheWayOfEach() {
    OnLoop.virtual(
        () -> {
          var broken = new Failed();
          var futures = new ArrayList<Future<String>>();
          var tasks = new ArrayList<Task<String>>();
          for (var i = 0; i < 100; i++) {
            futures.add(EventLoop.running().createFuture());
            tasks.add(createTask(awaits(futures.getLast())));
          }
          await(sleep(seconds(1)));
          futures.forEach(future -> future.setException(broken));
          for (var task : tasks) {
            assertEquals("main awaits main", way(failure(task)));
          }
        });
  }

  @Test
  void aRecursionOfTasksIsListedThreeTimes() {
    assertEquals(
        "fails recursive recursive recursive main", way(() -> await(createTask(recursive(50)))));
  }

  @Test
  void aCancellationNamesTheAwaitsItCameThrough() {
    OnLoop.virtual(
        () -> {
          var inner = createTask(passesOn(sleep(seconds(9))));
          var outer = createTask(awaits(inner));
          await(sleep(seconds(1)));
          inner.cancel();
          assertEquals("passesOn awaits main", way(failure(outer)));
        });
  }

  @Test
  void aTaskThatAnEarlierLoopCancelledPointsAtTheAwaitThatMetIt() {
    var left = new ArrayList<Task<?>>();
    OnLoop.virtual(
        () -> {
          left.add(createTask(passesOn(sleep(seconds(9)))));
          await(sleep(seconds(1)));
        });
    var thrown =
        assertThrows(
            CancelledError.class, () -> OnLoop.virtual(() -> await(awaits(left.getFirst()))));
    assertEquals("awaits main", way(thrown));
  }

  private static <T> Coroutine<T> passesOnAfterCleaningUp(Awaitable<T> work, Runnable cleanUp) {
    return async(
        () -> {
          try {
            return await(work);
          } catch (Failed failed) {
            cleanUp.run();
            throw failed;
          }
        });
  }

  @Test
  void theWayIsKeptWhileSeveralOtherFailuresAreMet() {
    var inner = new ArrayList<Throwable>();
    var outer =
        way(
            () ->
                await(
                    createTask(
                        passesOnAfterCleaningUp(
                            createTask(awaits(createTask(fails()))),
                            () -> {
                              for (var i = 0; i < 3; i++) {
                                inner.add(failure(createTask(fails())));
                              }
                            }))));
    assertEquals(3, inner.size());
    assertEquals("fails awaits main", outer);
  }

  @Test
  void aFailureThatIsMetAgainAndAgainPushesOutNoOther() {
    assertEquals(
        "fails awaits main",
        way(
            () ->
                await(
                    createTask(
                        passesOnAfterCleaningUp(
                            createTask(awaits(createTask(fails()))),
                            () -> {
                              var other = createTask(fails());
                              for (var i = 0; i < 9; i++) {
                                failure(other);
                              }
                            })))));
  }

  @Test
  void aFailureThatATaskWasToldOfIsPassedOnWithItsWay() {
    assertEquals(
        "fails awaits awaits main",
        way(
            () -> {
              var failed = createTask(awaits(createTask(fails())));
              await(waitOn(List.of(failed)));
              await(
                  awaits(
                      createTask(
                          async(
                              () -> {
                                throw failed.exception().orElseThrow();
                              }))));
            }));
  }

  @Test
  void aNewFailureInACallbackHasNoWayFromTheFutureThatCalled() {
    assertEquals(
        "main awaits main",
        way(
            () -> {
              Future<String> future = EventLoop.running().createFuture();
              createTask(awaits(createTask(fails())))
                  .addDoneCallback(
                      done -> {
                        done.exception();
                        future.setException(new Failed());
                      });
              await(awaits(future));
            }));
  }
}
