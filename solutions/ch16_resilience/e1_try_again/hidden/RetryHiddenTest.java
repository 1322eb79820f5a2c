package ch16_resilience.e1_try_again;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same promises for attempts that take their time, and for several calls at once.
@LoopTest
@HiddenTest
class RetryHiddenTest {
  private final Retry retry = new Retry();
  private final List<Long> asked = new ArrayList<>();
  private int failures;

  @Test
  void thePausesComeAfterSlowAttempts(Draw draw) {
    failures = 9;
    var work = draw.number(50, 3_000);
    assertThrows(Unavailable.class, () -> await(retry.call(() -> ask(work))));
    assertEquals(
        List.of(0L, work + 100L, 2L * work + 300, 3L * work + 700),
        asked,
        "when the service was asked, in ms");
    assertEquals(4L * work + 700, EventLoop.running().time().toMillis(), "when it was thrown, in ms");
  }

  @Test
  void severalCallsAtOnceHaveTheirOwnPauses(Draw draw) {
    var late = draw.number(10, 90);
    var first = new Service(3, i -> new Unavailable("first " + i));
    var second = new Service(3, i -> new Unavailable("second " + i));
    var calls = List.of(
        createTask(retry.call(first::ask)),
        createTask(async(() -> {
          await(sleep(millis(late)));
          return await(retry.call(second::ask));
        })));
    assertEquals(List.of("answer 4", "answer 4"), await(gather(calls)), "the answers");
    assertEquals(List.of(0L, 100L, 300L, 700L), first.asked(), "when the first was asked, in ms");
    assertEquals(
        List.of(late + 0L, late + 100L, late + 300L, late + 700L),
        second.asked(),
        "when the second was asked, in ms");
  }

  @Test
  void anErrorIsThrownAtOnce() {
    assertThrows(
        AssertionError.class,
        () -> await(retry.call(() -> async(() -> {
          asked.add(1L);
          throw new AssertionError("a bug");
        }))));
    assertEquals(1, asked.size(), "attempts");
  }

  @Test
  void whatIsOnlyCausedByAnUnavailableIsThrownAtOnce() {
    var error =
        assertThrows(
            RuntimeException.class,
            () -> await(retry.call(() -> async(() -> {
              asked.add(1L);
              throw new RuntimeException("a bug", new Unavailable("not now"));
            }))));
    assertEquals("a bug", error.getMessage(), "what was thrown");
    assertEquals(1, asked.size(), "attempts");
  }

  @Test
  void anAttemptMayFailBeforeItsCoroutineBegins() {
    var answer =
        await(retry.call(() -> {
          asked.add(EventLoop.running().time().toMillis());
          if (asked.size() < 4) {
            throw new Unavailable("not now");
          }
          return sleep(millis(1), "answer");
        }));
    assertEquals("answer", answer, "the answer");
    assertEquals(List.of(0L, 100L, 300L, 700L), asked, "when the service was asked, in ms");
  }

  @Test
  void anAttemptMayTakeHours(Draw draw) {
    failures = 1;
    var work = draw.number(1_000_000, 9_000_000);
    assertEquals(42, await(retry.call(() -> ask(work))), "the answer");
    assertEquals(List.of(0L, work + 100L), asked, "when the service was asked, in ms");
  }

  @Test
  void theLastFailureItselfIsThrown(Draw draw) {
    for (var message : Arrays.asList(draw.text(), null)) {
      List<Unavailable> thrown = new ArrayList<>();
      var caught =
          assertThrows(
              Unavailable.class,
              () -> await(retry.call(() -> async(() -> {
                thrown.add(new Unavailable(message));
                throw thrown.getLast();
              }))));
      assertEquals(4, thrown.size(), "attempts");
      assertSame(thrown.getLast(), caught, "what the caller gets");
    }
  }

  @Test
  void whateverElseIsThrownEndsItAtOnce(Draw draw) {
    var others =
        List.of(
            new IOException(draw.text()),
            new IllegalStateException(draw.text()),
            new TimeoutError(draw.text(), null),
            new NullPointerException(draw.text()));
    for (var other : others) {
      for (int last = 1; last <= 4; last++) {
        var attempts = last;
        asked.clear();
        var thrown =
            assertThrows(
                Exception.class,
                () -> await(retry.call(() -> async(() -> {
                  asked.add(1L);
                  throw asked.size() < attempts ? new Unavailable("not now") : other;
                }))));
        assertSame(other, thrown, "what the caller gets");
        assertEquals(attempts, asked.size(), "attempts, of which the last threw " + other);
      }
    }
  }

  @Test
  void nothingIsAnAnswerToo() {
    assertEquals(
        null,
        await(retry.call(() -> async(() -> {
          asked.add(1L);
          return (String) null;
        }))),
        "the answer");
    assertEquals(1, asked.size(), "attempts, where the answer is null");
  }

  @Test
  void itEndsWheneverItIsCancelled() {
    failures = 99;
    for (int when = 50; when < 1_100; when += 100) {
      var task = createTask(retry.call(() -> ask(100)), "call");
      await(sleep(millis(when)));
      var attempts = asked.size();
      task.cancel();
      assertCancelled(task);
      await(sleep(seconds(5)));
      assertEquals(attempts, asked.size(), "attempts after a cancel");
    }
  }

  private Coroutine<Integer> ask(int millis) {
    return async(() -> {
      asked.add(EventLoop.running().time().toMillis());
      await(sleep(millis(millis)));
      if (failures-- > 0) {
        throw new Unavailable("not now");
      }
      return 42;
    });
  }
}
