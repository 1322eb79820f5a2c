// rejected by acceptsTheRightOne: nothing can ever run again
package ch06_races.e5_test_a_lock;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

@LoopTest
class TinyLockTest {
  private final TinyLock lock = new TinyLock();

  @Test
  void theSecondWaits() {
    await(lock.acquire());
    await(lock.acquire());
    assertTrue(lock.isLocked());
    lock.release();
    lock.release();
  }
}
