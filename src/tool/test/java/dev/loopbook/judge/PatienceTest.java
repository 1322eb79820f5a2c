package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PatienceTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final CountDownLatch killed = new CountDownLatch(1);

  @Test
  void whatIsSilentForTooLongIsKilled() throws InterruptedException {
    try (var patience = Patience.start(SHORT, LONG, killed::countDown)) {
      killed.await();
      assertTrue(patience.isOver());
    }
  }

  @Test
  void whatTakesTooLongIsKilledHoweverMuchItSays() throws InterruptedException {
    try (var patience = Patience.start(LONG, SHORT, killed::countDown)) {
      while (killed.getCount() > 0) {
        patience.heard();
        Thread.onSpinWait();
      }
      assertTrue(patience.isOver());
    }
  }

  @Test
  void whatIsHeardInTimeIsNotKilled() {
    var kills = new AtomicInteger();
    var patience = Patience.start(LONG, LONG, kills::incrementAndGet);
    assertFalse(patience.isOver());
    patience.close();
    assertFalse(patience.isOver());
    assertEquals(0, kills.get());
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("patience")));
  }
}
