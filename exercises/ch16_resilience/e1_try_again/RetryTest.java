package ch16_resilience.e1_try_again;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class RetryTest {
  private final Retry retry = new Retry();

  @Test
  void anAnswerAtOnceIsOneCall() {
    var service = new Service(0, RetryTest::unavailable);
    assertEquals("answer 1", await(retry.call(service::ask)));
    assertEquals(List.of(0L), service.asked(), "when the service was asked, in ms");
  }

  @Test
  void twoFailuresAreThreeCalls() {
    var service = new Service(2, RetryTest::unavailable);
    assertEquals("answer 3", await(retry.call(service::ask)));
    assertEquals(List.of(0L, 100L, 300L), service.asked(), "when the service was asked, in ms");
  }

  @Test
  void theFourthAttemptMayAnswer() {
    var service = new Service(3, RetryTest::unavailable);
    assertEquals("answer 4", await(retry.call(service::ask)));
  }

  @Test
  void afterFourFailuresTheLastIsThrown() {
    var service = new Service(9, RetryTest::unavailable);
    var thrown =
        assertThrows(Unavailable.class, () -> await(retry.call(service::ask)), "nine failures");
    assertEquals("failure 4", thrown.getMessage(), "which failure was thrown");
    assertEquals(
        List.of(0L, 100L, 300L, 700L), service.asked(), "when the service was asked, in ms");
  }

  @Test
  void nobodyWaitsBehindTheLastFailure() {
    var service = new Service(9, RetryTest::unavailable);
    assertThrows(Unavailable.class, () -> await(retry.call(service::ask)), "nine failures");
    assertEquals(millis(700), EventLoop.running().time(), "when the caller gets the failure");
  }

  @Test
  void whatWillNotPassIsThrownAtOnce() {
    var service = new Service(9, i -> new IllegalArgumentException("no such user"));
    assertThrows(
        IllegalArgumentException.class,
        () -> await(retry.call(service::ask)),
        "the first attempt fails for good");
    assertEquals(List.of(0L), service.asked(), "when the service was asked, in ms");
  }

  @Test
  void thatHoldsForAnythingButUnavailable() {
    var service =
        new Service(
            9, i -> i == 2 ? new UncheckedIOException(new IOException("full")) : unavailable(i));
    assertThrows(
        UncheckedIOException.class,
        () -> await(retry.call(service::ask)),
        "the second attempt fails for good");
    assertEquals(List.of(0L, 100L), service.asked(), "when the service was asked, in ms");
  }

  @Test
  void theNextCallBeginsAnew() {
    for (int i = 0; i < 2; i++) {
      var service = new Service(2, RetryTest::unavailable);
      var begin = EventLoop.running().time().toMillis();
      await(retry.call(service::ask));
      assertEquals(
          List.of(begin, begin + 100, begin + 300),
          service.asked(),
          "when the service was asked, in ms");
    }
  }

  @Test
  void whoGivesUpAsksNoMore() {
    var service = new Service(9, RetryTest::unavailable);
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(retry.call(service::ask), millis(250))),
        "a caller who waits for 250 ms");
    await(sleep(seconds(5)));
    assertEquals(List.of(0L, 100L), service.asked(), "when the service was asked, in ms");
  }

  private static RuntimeException unavailable(int attempt) {
    return new Unavailable("failure " + attempt);
  }
}
