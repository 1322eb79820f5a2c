package dev.loopbook.loop;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Waits without any I/O.
final class ParkingPoller implements Poller {

  private final Semaphore wakeUps = new Semaphore(0);

  @Override
  public void poll(long nanos) {
    try {
      if (nanos < 0) {
        wakeUps.acquire();
      } else if (nanos > 0 && !wakeUps.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        return;
      }
      wakeUps.drainPermits();
    } catch (InterruptedException e) {
      throw new KeyboardInterrupt();
    }
  }

  @Override
  public void wakeUp() {
    wakeUps.release();
  }

  @Override
  public boolean isBusy() {
    return false;
  }

  @Override
  public void close() {}
}
