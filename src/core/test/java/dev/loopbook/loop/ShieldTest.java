package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShieldTest {

  private static Future<String> pending() {
    return EventLoop.running().createFuture();
  }

  @Test
  void itFollowsAResult() {
    OnLoop.virtual(() -> assertEquals("a", await(shield(sleep(millis(10), "a")))));
  }

  @Test
  void itFollowsAFailure() {
    OnLoop.virtual(
        () -> {
          var failure = new IOException();
          var inner = pending();
          var outer = shield(inner);
          inner.setException(failure);
          assertSame(failure, assertThrows(IOException.class, () -> await(outer)));
        });
  }

  @Test
  void itFollowsACancellationOfTheWork() {
    OnLoop.virtual(
        () -> {
          var inner = pending();
          var outer = shield(inner);
          inner.cancel();
          tick();
          assertTrue(outer.isCancelled());
        });
  }

  @Test
  void cancellingTheShieldLeavesTheWorkAlone() {
    OnLoop.virtual(
        () -> {
          var work = createTask(sleep(millis(10), "done"));
          var waiting = createTask(async(() -> await(shield(work))));
          tick();
          waiting.cancel();
          assertThrows(CancelledError.class, () -> await(waiting));
          assertFalse(work.isDone());
          assertEquals("done", await(work));
        });
  }

  @Test
  void aFailureBehindACancelledShieldCountsAsSeen() {
    OnLoop.virtual(
        () -> {
          var inner = pending();
          var outer = shield(inner);
          outer.cancel();
          inner.setException(new IOException());
          tick();
          tick();
          assertTrue(outer.isCancelled());
          assertTrue(inner.isDone());
        });
  }

  @Test
  void doneWorkNeedsNoShield() {
    OnLoop.virtual(
        () -> {
          var inner = pending();
          inner.setResult("there");
          assertSame(inner, shield(inner));
        });
  }

  @Test
  void aShieldedGatherIsCancelledByNobody() {
    OnLoop.virtual(
        () -> {
          var a = createTask(sleep(millis(10), "a"));
          var b = createTask(sleep(millis(20), "b"));
          var both = gather(a, b);
          var outer = shield(both);
          tick();
          outer.cancel();
          assertThrows(CancelledError.class, () -> await(outer));
          assertEquals(List.of("a", "b"), await(both));
        });
  }

  @Test
  void aGatherOfShieldsLeavesTheWorkAlone() {
    OnLoop.virtual(
        () -> {
          var work = createTask(sleep(millis(10), "done"));
          var all = gather(shield(work));
          tick();
          all.cancel();
          assertThrows(CancelledError.class, () -> await(all));
          assertEquals("done", await(work));
        });
  }

  @Test
  void aWaitingTaskNamesWhatIsShielded() {
    OnLoop.virtual(
        () -> {
          var work = createTask(sleep(millis(10), "done"), "work");
          var waiting = createTask(async(() -> await(shield(work))));
          tick();
          assertEquals("shield(work)", waiting.waitsFor());
          await(waiting);
          assertEquals(Optional.empty(), waiting.exception());
        });
  }

  @Test
  void aShieldThatWasCancelledTakesNoNoticeOfALaterFailure() {
    OnLoop.virtual(
        () -> {
          Future<String> work = EventLoop.running().createFuture();
          shield(work).cancel();
          tick();
          work.setException(new ArithmeticException());
          tick();
          assertTrue(work.unretrievedException().isPresent(), "somebody should hear of it");
        });
  }

  @Test
  void aShieldThatIsCancelledWithItsWorkDoneTakesTheBlame() {
    var reported = new ArrayList<String>();
    OnLoop.virtual(
        LoopSetup.standard().withExceptionHandler((_, failure) -> reported.add(failure.message())),
        () -> {
          Future<String> failed = EventLoop.running().createFuture();
          var shield = shield(failed);
          failed.setException(new ArithmeticException());
          shield.cancel();
          tick();
          assertTrue(failed.unretrievedException().isEmpty());

          Future<String> cancelled = EventLoop.running().createFuture();
          var other = shield(cancelled);
          cancelled.cancel();
          other.cancel();
          tick();
        });
    assertEquals(List.of(), reported);
  }
}
