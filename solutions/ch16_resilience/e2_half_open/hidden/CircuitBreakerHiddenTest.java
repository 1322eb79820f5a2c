package ch16_resilience.e2_half_open;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Outcome;
import dev.loopbook.testkit.LoopTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The same promises with other numbers of callers and failed tries, and for two breakers.
@LoopTest
@HiddenTest
class CircuitBreakerHiddenTest {
  private final CircuitBreaker breaker = new CircuitBreaker();
  private boolean down = true;
  private int calls;

  @Test
  void howeverOftenATryFailsTheNextOneComes30SecondsLater(Draw draw) {
    var callers = draw.number(3, 20);
    failThreeTimes();
    for (int tries = draw.number(2, 6); tries > 0; tries--) {
      await(sleep(seconds(29.5)));
      assertThrows(OpenError.class, () -> await(call()), "before the 30 seconds are over");
      await(sleep(seconds(0.5)));
      calls = 0;
      await(gatherOutcomes(Stream.generate(this::call).limit(callers).toList()));
      assertEquals(1, calls, "calls that reached the service");
    }
    down = false;
    await(sleep(seconds(30)));
    assertEquals("answer", await(call()));
    assertEquals(
        callers,
        await(gatherOutcomes(Stream.generate(this::call).limit(callers).toList())).stream()
            .filter(Outcome.Value.class::isInstance)
            .count(),
        "answers when the circuit is closed again");
  }

  @Test
  void afterACancelledTryOnlyOneTries(Draw draw) {
    var callers = draw.number(3, 20);
    failThreeTimes();
    await(sleep(seconds(30)));
    var cancelled = createTask(call(), "cancelled");
    await(sleep(draw.millis(1, 900)));
    cancelled.cancel();
    await(gatherOutcomes(cancelled));
    await(sleep(seconds(30)));
    calls = 0;
    await(gatherOutcomes(Stream.generate(this::call).limit(callers).toList()));
    assertEquals(1, calls, "calls that reached the service");
    assertThrows(OpenError.class, () -> await(call()), "the try after the cancelled one failed");
  }

  @Test
  void twoBreakersDoNotKnowOfEachOther() {
    failThreeTimes();
    var other = new CircuitBreaker();
    assertEquals("fine", await(other.execute(() -> sleep(millis(1), "fine"))), "another service");
    assertThrows(OpenError.class, () -> await(call()), "this service is still down");
  }

  @Test
  void twoBreakersOpenAndTryOnTheirOwn() {
    failThreeTimes();
    await(sleep(seconds(20)));
    var other = new CircuitBreaker();
    for (int i = 0; i < 3; i++) {
      assertThrows(
          DownError.class,
          () -> await(other.execute(() -> async(() -> {
            throw new DownError();
          }))));
    }
    await(sleep(seconds(10)));
    var trying = createTask(breaker.execute(() -> sleep(seconds(60), "slow")), "trying");
    await(sleep(seconds(25)));
    assertEquals("fine", await(other.execute(() -> sleep(millis(1), "fine"))), "the other's try");
    assertEquals("slow", await(trying), "the first one's try");
  }

  @Test
  void aCallFromBeforeEndsNobodysTry() {
    var before = createTask(breaker.execute(() -> async(() -> {
      await(sleep(seconds(50)));
      throw new IllegalArgumentException("no such user");
    })), "before");
    failThreeTimes();
    await(sleep(seconds(30)));
    var trying = createTask(breaker.execute(() -> sleep(seconds(60), "slow")), "trying");
    await(sleep(seconds(30)));
    assertThrows(IllegalArgumentException.class, () -> await(before));
    assertThrows(OpenError.class, () -> await(call()), "one is still trying");
    assertEquals("slow", await(trying), "the try");
  }

  @Test
  void eachCallAsksOnce() {
    down = false;
    await(call());
    assertEquals(1, calls, "calls that reached the service");
    down = true;
    failThreeTimes();
    await(sleep(seconds(30)));
    down = false;
    calls = 0;
    await(call());
    assertEquals(1, calls, "calls that reached the service when one tried");
  }

  private void failThreeTimes() {
    for (int i = 0; i < 3; i++) {
      assertThrows(DownError.class, () -> await(call()));
    }
  }

  private Coroutine<String> call() {
    return breaker.execute(() -> async(() -> {
      calls++;
      await(sleep(seconds(1)));
      if (down) {
        throw new DownError();
      }
      return "answer";
    }));
  }
}
