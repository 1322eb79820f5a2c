// right: a log of who comes in and who goes out
package ch06_races.e5_test_a_lock;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class TinyLockTest {
  private final TinyLock lock = new TinyLock();
  private final List<String> log = new ArrayList<>();

  private Coroutine<Void> visit(String name, int seconds) {
    return async(() -> {
      await(lock.acquire());
      log.add(name + " in");
      assertTrue(lock.isLocked(), name + " has it");
      await(sleep(seconds(seconds)));
      log.add(name + " out");
      lock.release();
    });
  }

  @Test
  void fourInARowAndOneWhoTriesToSlipIn() {
    assertFalse(lock.isLocked());
    var all =
        List.of(
            createTask(visit("a", 3), "a"),
            createTask(visit("b", 1), "b"),
            createTask(visit("c", 2), "c"),
            createTask(visit("d", 1), "d"));
    await(sleep(seconds(1)));
    await(lock.acquire());
    log.add("late in");
    log.add("late out");
    lock.release();
    await(lock.acquire());
    lock.release();
    await(gather(all));
    assertFalse(lock.isLocked());
    assertEquals(
        List.of("a in", "a out", "b in", "b out", "c in", "c out", "d in", "d out", "late in", "late out"),
        log);
  }

  @Test
  void whoReleasesAndWantsItAgainStandsInLine() {
    await(lock.acquire());
    var other = createTask(visit("other", 1), "other");
    await(sleep(seconds(1)));
    lock.release();
    await(lock.acquire());
    log.add("again in");
    lock.release();
    await(other);
    assertEquals(List.of("other in", "other out", "again in"), log);
  }

  @Test
  void anotherLockIsAnother() {
    var other = new TinyLock();
    await(other.acquire());
    assertFalse(lock.isLocked());
    await(lock.acquire());
    other.release();
    lock.release();
  }
}
