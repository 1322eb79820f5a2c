package ch16_resilience.e2_half_open;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.assertTakes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Outcome;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
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
  void halfAMinuteIsExact(Draw draw) {
    for (int i = 0; i < 3; i++) {
      var breaker = new CircuitBreaker();
      await(sleep(draw.millis(1, 2_000)));
      for (int failure = 0; failure < 3; failure++) {
        assertThrows(DownError.class, () -> await(breaker.execute(this::fails)));
      }
      await(sleep(seconds(30).minusMillis(1)));
      assertThrows(
          OpenError.class, () -> await(breaker.execute(() -> sleep(millis(1)))), "1 ms too early");
      await(sleep(millis(1)));
      assertEquals("fine", await(breaker.execute(() -> sleep(millis(1), "fine"))), "30 s later");
    }
  }

  @Test
  void aTryMayTakeHours(Draw draw) {
    failThreeTimes();
    await(sleep(seconds(30)));
    var hours = Duration.ofHours(draw.number(1, 9));
    assertEquals(
        "slow", assertTakes(hours, breaker.execute(() -> sleep(hours, "slow"))), "the try");
  }

  @Test
  void aCallIsRefusedAtOnce() {
    failThreeTimes();
    assertTakes(seconds(0), () -> assertThrows(OpenError.class, () -> await(call())));
    await(sleep(seconds(30)));
    var trying = createTask(call(), "trying");
    await(sleep(millis(1)));
    assertTakes(seconds(0), () -> assertThrows(OpenError.class, () -> await(call())));
    assertThrows(DownError.class, () -> await(trying));
  }

  @Test
  void callsDoNotWaitForEachOther(Draw draw) {
    down = false;
    var callers = draw.number(3, 20);
    assertTakes(seconds(1), gather(Stream.generate(this::call).limit(callers).toList()));
  }

  @Test
  void afterATryThatEndsInAnotherWayOnlyOneTries(Draw draw) {
    var others =
        List.of(
            new IllegalArgumentException(draw.text()),
            new IOException(draw.text()),
            new AssertionError(draw.text()));
    for (var other : others) {
      var callers = draw.number(3, 20);
      var breaker = new CircuitBreaker();
      for (int failure = 0; failure < 3; failure++) {
        assertThrows(DownError.class, () -> await(breaker.execute(this::fails)));
      }
      await(sleep(seconds(30)));
      Coroutine<String> odd = breaker.execute(() -> async(() -> {
        throw other;
      }));
      assertSame(other, assertThrows(Throwable.class, () -> await(odd)), "what the caller gets");
      await(sleep(seconds(30)));
      calls = 0;
      await(gatherOutcomes(
          Stream.generate(() -> breaker.execute(this::service)).limit(callers).toList()));
      assertEquals(1, calls, "calls that reached the service, after a try that threw " + other);
    }
  }

  @Test
  void aTryMayFailBeforeItsCallBegins() {
    failThreeTimes();
    down = false;
    await(sleep(seconds(30)));
    Coroutine<String> odd = breaker.execute(() -> {
      throw new IllegalArgumentException("no such user");
    });
    assertThrows(IllegalArgumentException.class, () -> await(odd));
    await(sleep(seconds(30)));
    assertEquals("answer", await(call()), "30 seconds later");
  }

  @Test
  void nothingIsAnAnswerToo() {
    failThreeTimes();
    await(sleep(seconds(30)));
    await(breaker.execute(() -> sleep(seconds(1))));
    down = false;
    await(gather(call(), call(), call()));
    assertEquals(6, calls, "calls that reached the service, after a try that returned null");
  }

  @Test
  void oneSuccessMakesUpForAllFailuresBefore() {
    for (int i = 0; i < 4; i++) {
      down = true;
      assertThrows(DownError.class, () -> await(call()));
      assertThrows(DownError.class, () -> await(call()));
      down = false;
      assertEquals("answer", await(call()), "after two failures");
    }
  }

  @Test
  void theFailureIsTheServicesOwn() {
    var failure = new DownError();
    Supplier<Coroutine<String>> service = () -> async(() -> {
      throw failure;
    });
    for (int i = 0; i < 3; i++) {
      assertSame(
          failure,
          assertThrows(DownError.class, () -> await(breaker.execute(service))),
          "what the caller gets");
    }
    await(sleep(seconds(30)));
    assertSame(
        failure,
        assertThrows(DownError.class, () -> await(breaker.execute(service))),
        "what the one that tries gets");
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
    return breaker.execute(this::service);
  }

  private Coroutine<String> service() {
    return async(() -> {
      calls++;
      await(sleep(seconds(1)));
      if (down) {
        throw new DownError();
      }
      return "answer";
    });
  }

  private Coroutine<String> fails() {
    return async(() -> {
      throw new DownError();
    });
  }
}
