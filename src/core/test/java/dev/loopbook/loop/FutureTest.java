package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FutureTest {

  private final EventLoop loop =
      LoopSetup.standard().withVirtualTime().withOutsideWork(() -> false).call(EventLoop::create);
  private final Future<Integer> future = loop.createFuture();
  private final List<String> called = new ArrayList<>();

  @AfterEach
  void close() {
    loop.close();
  }

  private Consumer<Future<Integer>> callback(String name) {
    return done -> called.add(name + " " + done.state());
  }

  @Test
  void itBeginsPending() {
    assertEquals(Future.State.PENDING, future.state());
    assertFalse(future.isDone());
    assertFalse(future.isCancelled());
    assertThrows(InvalidStateError.class, future::result);
    assertThrows(InvalidStateError.class, future::exception);
  }

  @Test
  void aResultFinishesIt() {
    future.setResult(42);
    assertTrue(future.isDone());
    assertEquals(42, future.result());
    assertEquals(Optional.empty(), future.exception());
  }

  @Test
  void anExceptionFinishesItAndIsThrownAsItIs() {
    var failure = new IOException("lost");
    future.setException(failure);
    assertTrue(future.isDone());
    assertSame(failure, assertThrows(IOException.class, future::result));
    assertSame(failure, future.exception().orElseThrow());
  }

  @Test
  void cancellingEndsItWithoutAValue() {
    assertTrue(future.cancel("enough"));
    assertTrue(future.isDone());
    assertTrue(future.isCancelled());
    assertEquals("enough", assertThrows(CancelledError.class, future::result).getMessage());
    assertThrows(CancelledError.class, future::exception);
    assertFalse(future.cancel());
  }

  @Test
  void aDoneFutureTakesNoSecondOutcome() {
    future.setResult(1);
    var refused = assertThrows(InvalidStateError.class, () -> future.setResult(2));
    assertTrue(refused.getMessage().startsWith("invalid state"), refused.getMessage());
    assertThrows(InvalidStateError.class, () -> future.setException(new IOException()));
    assertFalse(future.cancel());
    assertEquals(1, future.result());
  }

  @Test
  void aCancelledFutureTakesNoResult() {
    future.cancel();
    assertThrows(InvalidStateError.class, () -> future.setResult(1));
    assertThrows(InvalidStateError.class, () -> future.setException(new IOException()));
  }

  @Test
  void itKnowsAnExceptionThatNobodyAskedFor() {
    var failure = new IOException();
    future.setException(failure);
    assertSame(failure, future.unretrievedException().orElseThrow());
    future.exception();
    assertEquals(Optional.empty(), future.unretrievedException());

    Future<Integer> awaited = loop.createFuture();
    awaited.setException(failure);
    assertThrows(IOException.class, awaited::result);
    assertEquals(Optional.empty(), awaited.unretrievedException());
  }

  @Test
  void callbacksAreCalledOnceInTheNextTickInTheOrderTheyWereAdded() {
    future.addDoneCallback(callback("a"));
    future.addDoneCallback(callback("b"));
    future.addDoneCallback(callback("a"));
    future.setResult(1);
    assertEquals(List.of(), called);
    loop.runOnce();
    assertEquals(List.of("a FINISHED", "b FINISHED", "a FINISHED"), called);
  }

  @Test
  void callbacksAreCalledForAFailureAndACancellationToo() {
    future.addDoneCallback(callback("failed"));
    future.setException(new IOException());
    Future<Integer> other = loop.createFuture();
    other.addDoneCallback(callback("cancelled"));
    other.cancel();
    loop.runOnce();
    assertEquals(List.of("failed FINISHED", "cancelled CANCELLED"), called);
  }

  @Test
  void aCallbackAddedToADoneFutureIsCalledInTheNextTick() {
    future.setResult(1);
    future.addDoneCallback(callback("late"));
    assertEquals(List.of(), called);
    loop.runOnce();
    assertEquals(List.of("late FINISHED"), called);
  }

  @Test
  void aCallbackThatIsTakenBackIsNotCalled() {
    var back = callback("taken back");
    future.addDoneCallback(back);
    future.addDoneCallback(callback("stays"));
    future.addDoneCallback(back);
    assertEquals(2, future.removeDoneCallback(back));
    assertEquals(0, future.removeDoneCallback(back));
    future.addDoneCallback(callback("added after"));
    future.setResult(1);
    loop.runOnce();
    assertEquals(List.of("stays FINISHED", "added after FINISHED"), called);
  }

  @Test
  void aCallbackThatIsScheduledCannotBeTakenBack() {
    var callback = callback("scheduled");
    future.addDoneCallback(callback);
    future.setResult(1);
    assertEquals(0, future.removeDoneCallback(callback));
    loop.runOnce();
    assertEquals(List.of("scheduled FINISHED"), called);
  }

  @Test
  void awaitingADoneFutureCostsNoTickAndATaskIsWokenInTheNext() {
    OnLoop.virtual(
        () -> {
          Future<String> later = EventLoop.running().createFuture();
          var task = createTask(async(() -> await(later)));
          tick();
          later.setResult("done");
          assertEquals(0, ticksOf(() -> assertEquals("done", await(later))));
          assertFalse(task.isDone());
          tick();
          assertEquals("done", task.result());
        });
  }

  @Test
  void awaitThrowsTheExceptionItself() {
    OnLoop.virtual(
        () -> {
          var failure = new IOException("lost");
          Future<String> later = EventLoop.running().createFuture();
          EventLoop.running().callSoon(() -> later.setException(failure));
          assertSame(failure, assertThrows(IOException.class, () -> await(later)));
        });
  }

  @Test
  void awaitOnAThreadOfAPoolNamesTheCoroutineAndTheWay() throws Exception {
    try (var pool = new ForkJoinPool(1)) {
      var message =
          pool.submit(
                  () ->
                      assertThrows(IllegalStateException.class, () -> await(madeOnAPool()))
                          .getMessage())
              .get();
      assertTrue(message.startsWith("await(<coroutine madeOnAPool created>) outside a"), message);
      assertTrue(message.contains("is a thread of a pool, as a parallel stream has"), message);
      assertTrue(
          message.endsWith("to wait for many at once, or toThread(...) for work that blocks"),
          message);
    }
  }

  private static Coroutine<Void> madeOnAPool() {
    return async(() -> {});
  }

  @Test
  void awaitOutsideALoopOrInACallbackIsRefused() {
    var outside = assertThrows(IllegalStateException.class, () -> await(future));
    assertTrue(outside.getMessage().contains("outside a running loop"), outside.getMessage());
    loop.callSoon(
        () -> {
          var inCallback = assertThrows(IllegalStateException.class, () -> await(future));
          called.add(inCallback.getMessage());
        });
    loop.runOnce();
    assertTrue(called.getFirst().contains("in a callback"), called.getFirst());
  }

  @Test
  void aFutureOfAnotherLoopCannotBeAwaited() {
    OnLoop.virtual(
        () -> {
          var refused = assertThrows(IllegalStateException.class, () -> await(future));
          assertTrue(refused.getMessage().contains("different loop"), refused.getMessage());
          Future<Integer> here = EventLoop.running().createFuture();
          assertThrows(IllegalArgumentException.class, () -> gather(here, future));
          assertThrows(IllegalArgumentException.class, () -> gather(future, here));
        });
  }

  @Test
  void itTellsItsState() {
    assertEquals("<Future pending>", future.toString());
    future.setResult(7);
    assertEquals("<Future finished result=7>", future.toString());
    assertSame(loop, future.loop());
    Future<Integer> cancelled = loop.createFuture();
    cancelled.cancel();
    assertEquals("<Future cancelled>", cancelled.toString());
    Future<Integer> door = loop.createFuture("the door");
    assertEquals("the door", door.label());
    assertEquals(Optional.of("the door"), door.subject());
  }

  @Test
  void aMissingExceptionIsRefused() {
    OnLoop.virtual(
        () -> {
          var future = EventLoop.running().createFuture();
          assertThrows(NullPointerException.class, () -> future.setException(null));
          assertFalse(future.isDone());
        });
  }

  @Test
  void cancellingAFailedFutureCountsAsAskingForItsException() {
    future.setException(new IOException());
    assertFalse(future.cancel());
    assertEquals(Optional.empty(), future.unretrievedException());
  }

  @Test
  void oneThatStandsForAnotherDependsOnThatUntilItIsDone() {
    var outer = loop.createFuture(future);
    assertEquals(List.of(future), outer.dependsOn());
    future.setResult(1);
    assertEquals(List.of(), outer.dependsOn());
    assertEquals(List.of(), future.dependsOn());
  }
}
