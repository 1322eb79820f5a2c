package ch16_resilience.e2_half_open;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
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
    assertThrows(OpenError.class, () -> await(call()), "after three failures");
    assertEquals(3, calls, "calls that reached the service");
  }

  @Test
  void onlyFailuresInARowCount() {
    assertThrows(DownError.class, () -> await(call()), "the first failure");
    assertThrows(DownError.class, () -> await(call()), "the second failure");
    down = false;
    await(call());
    down = true;
    assertThrows(DownError.class, () -> await(call()), "the first failure after a success");
    assertThrows(DownError.class, () -> await(call()), "the second failure after a success");
  }

  @Test
  void thirtySecondsLaterACallMayTry() {
    failThreeTimes();
    down = false;
    await(sleep(seconds(30)));
    assertAnswered("30 seconds after it opened");
    assertAnswered("after a try that succeeded");
  }

  @Test
  void beforeThatNoneMay() {
    failThreeTimes();
    down = false;
    await(sleep(seconds(29)));
    assertThrows(OpenError.class, () -> await(call()), "29 seconds after it opened");
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
    assertThrows(DownError.class, () -> await(call()), "the call that tries");
    await(sleep(seconds(29)));
    assertThrows(OpenError.class, () -> await(call()), "29 seconds after the try failed");
  }

  private void assertAnswered(String when) {
    try {
      assertEquals("answer", await(call()), when);
    } catch (OpenError e) {
      fail("the circuit is still open " + when);
    }
  }

  @Test
  void whenTheSecondTrySucceedsItIsClosed() {
    failThreeTimes();
    await(sleep(seconds(30)));
    assertThrows(DownError.class, () -> await(call()), "the call that tries");
    down = false;
    await(sleep(seconds(30)));
    assertAnswered("30 seconds after a try failed");
    assertEquals("answer", await(call()));
  }

  @Test
  void onceClosedItTakesThreeFailuresToOpen() {
    failThreeTimes();
    down = false;
    await(sleep(seconds(30)));
    await(call());
    down = true;
    failThreeTimes();
    assertThrows(OpenError.class, () -> await(call()), "after three more failures");
  }

  @Test
  void aTryMayTakeItsTime() {
    failThreeTimes();
    await(sleep(seconds(30)));
    var slow = createTask(breaker.execute(() -> sleep(seconds(300), "slow answer")), "slow");
    for (int i = 0; i < 4; i++) {
      await(sleep(seconds(60)));
      assertThrows(OpenError.class, () -> await(call()), "the slow call is still trying");
    }
    assertEquals("slow answer", await(slow));
    down = false;
    assertEquals("answer", await(call()));
  }

  @Test
  void aTryThatIsCancelledDecidesNothing() {
    failThreeTimes();
    down = false;
    await(sleep(seconds(30)));
    assertThrows(
        TimeoutError.class, () -> await(waitFor(call(), millis(500))), "a try that is given up");
    await(sleep(seconds(30)));
    assertAnswered("30 seconds after a try was cancelled");
    assertAnswered("after a try that succeeded");
  }

  @Test
  void soDoesATryThatEndsInAnotherWay() {
    failThreeTimes();
    down = false;
    await(sleep(seconds(30)));
    assertThrows(
        IllegalArgumentException.class, () -> await(badRequest()), "a try that is a bad request");
    await(sleep(seconds(30)));
    assertAnswered("30 seconds after a try that was a bad request");
  }

  @Test
  void onlyADownErrorIsAFailureOfTheService() {
    for (int i = 0; i < 5; i++) {
      assertThrows(
          IllegalArgumentException.class,
          () -> await(badRequest()),
          "a bad request is no failure of the service, so it does not open the circuit");
    }
    down = false;
    assertAnswered("after five bad requests");
  }

  private Coroutine<String> badRequest() {
    return breaker.execute(() -> async(() -> {
      throw new IllegalArgumentException("no such user");
    }));
  }

  private void failThreeTimes() {
    for (int i = 0; i < 3; i++) {
      assertThrows(DownError.class, () -> await(call()), "one of three failures");
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
