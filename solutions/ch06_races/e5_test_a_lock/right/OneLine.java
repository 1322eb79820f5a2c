// right: lets five tasks through one lock, twice each
package ch06_races.e5_test_a_lock;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

  private int inside;

  @Test
  void fiveTasksTwiceEach() {
    List<Coroutine<Void>> tasks = new ArrayList<>();
    for (var name : List.of("A", "B", "C", "D", "E")) {
      tasks.add(holdTwice(name));
    }
    await(waitFor(gather(tasks), seconds(60)));
    assertEquals(List.of("A", "B", "C", "D", "E", "A", "B", "C", "D", "E"), got);
    assertFalse(lock.isLocked());
    await(waitFor(lock.acquire(), seconds(1)));
    lock.release();
    assertFalse(lock.isLocked());
  }

  private Coroutine<Void> holdTwice(String name) {
    return async(() -> {
      for (int i = 0; i < 2; i++) {
        await(lock.acquire());
        inside++;
        got.add(name);
        assertTrue(lock.isLocked());
        assertFalse(new TinyLock().isLocked());
        await(sleep(seconds(1)));
        assertEquals(1, inside, "the number of those who have it");
        inside--;
        lock.release();
      }
    });
  }
}
