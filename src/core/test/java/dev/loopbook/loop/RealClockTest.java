package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RealClockTest {

  private final Clock clock = Clock.real();

  @Test
  void itCountsFromZeroAndNeverGoesBack() {
    var times = LongStream.generate(clock::nanos).limit(100).toArray();
    assertTrue(times[0] >= 0);
    assertTrue(times[99] < Duration.ofHours(1).toNanos(), "it doesn't begin with the computer");
    for (var i = 1; i < times.length; i++) {
      assertTrue(times[i - 1] <= times[i]);
    }
    assertEquals("real time", clock.toString());
  }

  @Test
  void busyBlocksTheThreadUntilItIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThrows(KeyboardInterrupt.class, () -> clock.busy(Duration.ofHours(1)));
  }
}
