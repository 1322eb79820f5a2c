package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class HeartbeatTest {
  @Test
  void itBeatsOnceAtOnceAndAgainUntilItIsClosed() throws InterruptedException {
    var beats = new AtomicInteger();
    var third = new CountDownLatch(3);
    try (var _ =
        Heartbeat.start(
            () -> {
              beats.incrementAndGet();
              third.countDown();
            })) {
      assertTrue(beats.get() >= 1);
      third.await();
    }
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("heartbeat")));
  }

  @Test
  void oneThatIsClosedAtOnceHasBeatenOnce() {
    var beats = new AtomicInteger();
    Heartbeat.start(beats::incrementAndGet).close();
    assertEquals(1, beats.get());
  }
}
