package dev.loopbook.loop;

import java.time.Duration;

/// The machine's monotonic clock.
final class RealClock implements Clock {

  private final long start = System.nanoTime();

  @Override
  public long nanos() {
    return System.nanoTime() - start;
  }

  @Override
  public void busy(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw new KeyboardInterrupt();
    }
  }

  @Override
  public String toString() {
    return "real time";
  }
}
