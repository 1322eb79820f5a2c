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

  @Test
  void nobodyGetsPastTheLine() {
    await(lock.acquire());
    var waiting = createTask(hold("waited"), "waiting");
    await(sleep(millis(0)));
    lock.release();
    await(lock.acquire());
    got.add("came late");
    lock.release();
    await(waiting);
    assertEquals(List.of("waited", "came late"), got);
  }

  @Test
  void neverTwoAtATime() {
    var inside = new int[2]; // now, and the most there were
    List<Coroutine<Void>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(async(() -> {
        await(sleep(millis(0)));
        await(lock.acquire());
        inside[1] = Math.max(inside[1], ++inside[0]);
        await(sleep(seconds(1)));
        inside[0]--;
        lock.release();
        await(lock.acquire());
        inside[1] = Math.max(inside[1], ++inside[0]);
        await(sleep(seconds(1)));
        inside[0]--;
        lock.release();
      }));
    }
    await(gather(all));
    assertEquals(1, inside[1], "the most that had the lock at a time");
  }

  @Test
  void itSaysWhetherSomebodyHasIt() {
    var first = createTask(hold("A"), "A");
    var second = createTask(hold("B"), "B");
    await(sleep(millis(500)));
    assertTrue(lock.isLocked(), "A has it, and B waits");
    await(gather(first, second));
    assertFalse(lock.isLocked(), "nobody has it");
  }

  @Test
  void twoLocksAreTwo() {
    await(lock.acquire());
    assertFalse(new TinyLock().isLocked(), "nobody has the other lock");
    lock.release();
  }

  @Test
  void eachLockHasALineOfItsOwn() {
    var other = new TinyLock();
    await(lock.acquire());
    await(other.acquire());
    var waiting = createTask(hold("waiting"), "waiting");
    await(sleep(millis(0)));
    other.release();
    await(sleep(seconds(1)));
    assertEquals(List.of(), got, "the other lock was released");
    lock.release();
    await(waiting);
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
