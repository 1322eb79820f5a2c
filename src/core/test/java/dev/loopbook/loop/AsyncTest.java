package dev.loopbook.loop;

import static dev.loopbook.loop.Async.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AsyncTest {

  @Test
  void secondsAreExactToTheNanosecondUpToWhatAClockCanCount() {
    assertEquals(Duration.ofNanos(100_000_001), seconds(0.100_000_001));
    assertEquals(Duration.ofSeconds(-2), seconds(-2));
    assertEquals(Duration.ofNanos(Long.MAX_VALUE), seconds(1e12));
    assertEquals(Duration.ofNanos(Long.MAX_VALUE), seconds(Double.POSITIVE_INFINITY));
  }

  /// `asyncio.sleep(nan)` is refused, too.
  @Test
  void whatIsNoNumberIsNoTime() {
    assertThrows(IllegalArgumentException.class, () -> seconds(Double.NaN));
  }
}
