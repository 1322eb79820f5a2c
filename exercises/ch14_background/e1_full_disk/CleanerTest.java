package ch14_background.e1_full_disk;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Waited;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@LoopTest
class CleanerTest {
  private final Store store = new Store();

  @Test
  void itCleansAtOnceAndThenEachHour() {
    runFor(Duration.ofMinutes(150));
    assertEquals(List.of(0L, 1L, 2L), store.asked(), "hours at which the store was asked");
  }

  @Test
  void aStoreThatIsDownIsAskedOnceAnHour() {
    store.downUntil(Duration.ofHours(5));
    runFor(Duration.ofMinutes(150));
    assertEquals(List.of(0L, 1L, 2L), store.asked(), "hours at which the store was asked");
    assertEquals(3, store.lines().size(), "lines in the log, one for each failure");
    for (var line : store.lines()) {
      assertTrue(line.contains("the store is down"), "a line without its message: " + line);
    }
  }

  @Test
  void afterADayTheStoreIsStillCleaned() {
    store.downUntil(Duration.ofHours(20));
    runFor(Duration.ofHours(24).minusMinutes(30));
    assertEquals(
        LongStream.range(0, 24).boxed().toList(),
        store.asked(),
        "hours at which the store was asked; it was down for 20 of them");
    assertEquals(20, store.lines().size(), "lines in the log, one for each failure");
  }

  @Test
  void itCanBeCancelled() {
    var task = createTask(new Cleaner(store).cleanForever(), "cleaner");
    await(sleep(Duration.ofMinutes(30)));
    task.cancel();
    await(waitOn(List.of(task), Waited.Until.ALL_COMPLETED, seconds(60)));
    if (!task.isDone()) {
      fail("a minute after its cancel, the cleaner still runs");
    }
    if (!task.isCancelled()) {
      fail("the cleaner was cancelled, and it returns as if it were done. Let the CancelledError out");
    }
  }

  /// Runs the cleaner for a while, and cancels it then.
  private void runFor(Duration time) {
    var task = createTask(new Cleaner(store).cleanForever(), "cleaner");
    await(sleep(time));
    if (task.isDone()) {
      await(task); // throws what ended it
      fail("the cleaner has ended by itself");
    }
    task.cancel();
    await(waitOn(List.of(task)));
  }
}
