package dev.loopbook.judge.child;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A job without an answer and without tests, where only its secret and its limits count.
public final class EmptyJob {

  private EmptyJob() {}

  /// Returns one with these limits.
  ///
  /// @param ticks the most ticks of a test
  public static Job of(
      byte[] secret, Duration computing, Duration waiting, long ticks, Duration whole) {
    return new Job(
        secret.clone(),
        Map.of(),
        Map.of(),
        List.of(),
        Set.of(),
        0,
        false,
        false,
        computing,
        waiting,
        ticks,
        whole,
        0,
        false,
        "1");
  }
}
