package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SilenceLimitTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final CountDownLatch killed = new CountDownLatch(1);

  @Test
  void whatIsSilentForTooLongIsKilled() throws InterruptedException {
    try (var limit = SilenceLimit.start(SHORT, LONG, killed::countDown)) {
      killed.await();
      assertTrue(limit.isOver());
    }
  }

  @Test
  void whatTakesTooLongIsKilledHoweverMuchItSays() throws InterruptedException {
    try (var limit = SilenceLimit.start(LONG, SHORT, killed::countDown)) {
      while (killed.getCount() > 0) {
        limit.heard();
        Thread.onSpinWait();
      }
      assertTrue(limit.isOver());
    }
  }

  @Test
  void whatIsClosedInTimeIsNotKilled() {
    var kills = new AtomicInteger();
    var limit = SilenceLimit.start(LONG, LONG, kills::incrementAndGet);
    assertFalse(limit.isOver());
    limit.close();
    assertFalse(limit.isOver());
    assertEquals(0, kills.get());
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("silence-limit")));
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 10", "3, 5", "4, 3"})
  void whatIsHeardInTimeMayGoOnToTheEnd(int every, int sleepsUntilKilled) {
    var limit = new SilenceLimit(SHORT, Duration.ofSeconds(1), killed::countDown);
    var sleeps = new AtomicInteger();
    limit.watch(
        _ -> {
          if (sleeps.incrementAndGet() % every == 0) {
            limit.heard();
          }
        });
    assertEquals(sleepsUntilKilled, sleeps.get());
    assertEquals(0, killed.getCount());
  }
}
