package ch14_background.e1_full_disk;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The same promises for a store that goes down again and again, and for two cleaners.
@LoopTest(timeout = 10_000_000)
@HiddenTest
class CleanerHiddenTest {
  private final Store store = new Store();

  @Test
  void itLivesThroughManyFailures(Draw draw) {
    var down = 0;
    var task = createTask(new Cleaner(store).cleanForever(), "cleaner");
    for (int day = 0; day < 5; day++) {
      var hours = draw.number(1, 20);
      down += hours;
      store.downUntil(Duration.ofHours(24 * day + hours));
      // each day ends half an hour before the cleaner's first round of the next one
      await(sleep(Duration.ofHours(24).minusMinutes(day == 0 ? 30 : 0)));
    }
    task.cancel();
    assertCancelled(task);
    assertEquals(
        LongStream.rangeClosed(0, 120).boxed().toList().subList(0, store.asked().size()),
        store.asked(),
        "hours at which the store was asked");
    assertTrue(store.asked().size() >= 120, "asked in each of 120 hours");
    assertEquals(down, store.lines().size(), "lines in the log, one for each hour it was down");
  }

  @Test
  void aStoreMayFailInAnyWay(Draw draw) {
    store.downUntil(Duration.ofHours(100));
    var task = createTask(new Cleaner(store).cleanForever(), "cleaner");
    var messages = draw.texts(3);
    store.failWith(new UncheckedIOException(new IOException(messages.get(0))));
    await(sleep(Duration.ofMinutes(30)));
    store.failWith(new IllegalArgumentException(messages.get(1)));
    await(sleep(Duration.ofHours(1)));
    store.failWith(new NoSuchElementException(messages.get(2)));
    await(sleep(Duration.ofHours(1)));
    store.failWith(new NullPointerException());
    await(sleep(Duration.ofHours(1)));
    task.cancel();
    assertCancelled(task);
    assertEquals(4, store.lines().size(), "lines in the log, one for each failure");
    for (int i = 0; i < 3; i++) {
      var line = store.lines().get(i);
      assertTrue(line.contains(messages.get(i)), "the failure's message is in its line: " + line);
    }
  }

  @Test
  void twentyDaysAreNotTooLong() {
    store.downUntil(Duration.ofDays(15));
    var task = createTask(new Cleaner(store).cleanForever(), "cleaner");
    await(sleep(Duration.ofDays(20).minusMinutes(30)));
    task.cancel();
    await(waitOn(List.of(task)));
    assertEquals(20 * 24, store.asked().size(), "how often the store was asked in 20 days");
    assertEquals(15 * 24, store.lines().size(), "lines in the log, down for 15 of them");
  }

  @Test
  void hundredFailuresShiftNothing() {
    store.downUntil(Duration.ofHours(100));
    var task = createTask(new Cleaner(store).cleanForever(), "cleaner");
    await(sleep(Duration.ofHours(101).plusSeconds(30)));
    task.cancel();
    assertCancelled(task);
    assertEquals(
        LongStream.rangeClosed(0, 101).boxed().toList(),
        store.asked(),
        "hours at which a store was asked that was down for 100 hours");
    assertEquals(100, store.lines().size(), "lines in the log");
  }

  @Test
  void anHourIsNotASecondLonger() {
    var task = createTask(new Cleaner(store).cleanForever(), "cleaner");
    await(sleep(Duration.ofHours(100).plusSeconds(30)));
    task.cancel();
    assertCancelled(task);
    assertEquals(
        LongStream.rangeClosed(0, 100).boxed().toList(),
        store.asked(),
        "hours at which the store was asked, in 100 hours and 30 seconds");
  }

  @Test
  void itEndsWhenItIsCancelledWhileTheStoreIsDown() {
    store.downUntil(Duration.ofHours(1_000));
    for (int minutes = 1; minutes < 200; minutes += 40) {
      var task = createTask(new Cleaner(store).cleanForever(), "cleaner");
      await(sleep(Duration.ofMinutes(minutes)));
      task.cancel();
      assertTakes(Duration.ZERO, () -> assertCancelled(task));
    }
  }

  @Test
  void aCleanerThatIsStartedAgainCleansAtOnceAgain() {
    var cleaner = new Cleaner(store);
    for (int start = 1; start <= 3; start++) {
      var task = createTask(cleaner.cleanForever(), "cleaner");
      await(sleep(Duration.ofMinutes(10)));
      assertEquals(start, store.asked().size(), "how often the store was asked, in " + start + " starts");
      task.cancel();
      assertCancelled(task);
    }
  }

  @Test
  void twoCleanersDoNotKnowOfEachOther() {
    var other = new Store();
    store.downUntil(Duration.ofHours(2));
    other.downUntil(Duration.ofHours(4));
    var first = createTask(new Cleaner(store).cleanForever(), "first");
    var second = createTask(new Cleaner(other).cleanForever(), "second");
    await(sleep(Duration.ofMinutes(330)));
    first.cancel();
    second.cancel();
    await(gatherOutcomes(first, second));
    assertEquals(2, store.lines().size(), "lines in the log of the first");
    assertEquals(4, other.lines().size(), "lines in the log of the second");
  }
}
