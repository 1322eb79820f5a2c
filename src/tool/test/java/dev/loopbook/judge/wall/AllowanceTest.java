package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AllowanceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void aRunMayComputeTwiceAsLongAsItMayTake() {
    assertEquals(
        new Allowance(Duration.ofSeconds(120), 200, 16), Allowance.during(Duration.ofSeconds(60)));
    assertEquals(Duration.ofSeconds(2), Allowance.during(Duration.ofMillis(10)).computing());
  }

  @Test
  void aJvmCanStartWithIt() {
    assertEquals(50, new Allowance(SECOND, 50, 1).processes());
    assertThrows(
        IllegalArgumentException.class, () -> new Allowance(Duration.ofMillis(999), 50, 1));
    assertThrows(IllegalArgumentException.class, () -> new Allowance(SECOND, 49, 1));
    assertThrows(IllegalArgumentException.class, () -> new Allowance(SECOND, 50, 0));
  }
}
