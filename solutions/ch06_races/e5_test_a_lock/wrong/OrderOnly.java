// rejected by catchesBarging: a newcomer gets past the line
// mistake: checks only in which order the waiting ones get it
package ch06_races.e5_test_a_lock;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class TinyLockTest {
  private final TinyLock lock = new TinyLock();
  private final List<String> got = new ArrayList<>();

  @Test
  void whoeverComesFirstHasIt() {
    await(lock.acquire());
    assertTrue(lock.isLocked());
    lock.release();
  }

  @Test
  void theLineKeepsItsOrder() {
    await(gather(
        createTask(hold("A"), "A"), createTask(hold("B"), "B"), createTask(hold("C"), "C")));
    assertEquals(List.of("A", "B", "C"), got);
  }

  /// Acquires the lock, notes the name, holds the lock for a second.
  private Coroutine<Void> hold(String name) {
    return async(() -> {
      await(lock.acquire());
      got.add(name);
      await(sleep(seconds(1)));
      lock.release();
    });
  }
}
