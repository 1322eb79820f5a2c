package ch16_resilience.e2_half_open;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@LoopTest
class CircuitBreakerTest {
  private final CircuitBreaker breaker = new CircuitBreaker();
  private boolean down = true;
  private int calls;

  @Test
  void afterThreeFailuresTheServiceIsNotAsked() {
    failThreeTimes();
    assertThrows(OpenError.class, () -> await(call()));
    assertEquals(3, calls, "calls that reached the service");
  }

  @Test
  void onlyFailuresInARowCount() {
    assertThrows(DownError.class, () -> await(call()));
    assertThrows(DownError.class, () -> await(call()));
    down = false;
    await(call());
    down = true;
    assertThrows(DownError.class, () -> await(call()));
    assertThrows(DownError.class, () -> await(call()));
  }

  @Test
  void thirtySecondsLaterACallMayTry() {
    failThreeTimes();
    down = false;
    await(sleep(seconds(30)));
    assertEquals("answer", await(call()));
    assertEquals("answer", await(call()));
  }

  @Test
  void beforeThatNoneMay() {
    failThreeTimes();
    down = false;
    await(sleep(seconds(29)));
    assertThrows(OpenError.class, () -> await(call()));
  }

  @Test
  void ofTenCallersAtOnceOneTries() {
    failThreeTimes();
    await(sleep(seconds(30)));
    await(gatherOutcomes(Stream.generate(this::call).limit(10).toList()));
    assertEquals(4, calls, "calls that reached the service: three, and one that tried");
  }

  @Test
  void ifItFailsTheCircuitIsOpenForAnother30Seconds() {
    failThreeTimes();
    await(sleep(seconds(30)));
    assertThrows(DownError.class, () -> await(call()));
    await(sleep(seconds(29)));
    assertThrows(OpenError.class, () -> await(call()));
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
