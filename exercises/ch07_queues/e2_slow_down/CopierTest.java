package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

// What stays at work is counted below. A semaphore that counts places may keep one of them.
@LoopTest(audit = LoopTest.Audit.OFF, timeout = 60)
class CopierTest {
  private final Source source = new Source(20, millis(10));
  private final Sink sink = new Sink(source, millis(50));
  private final Copier copier = new Copier();

  @AfterEach
  void nothingStaysAtWork() {
    await(sleep(seconds(1)));
    assertEquals(1, allTasks().size(), "tasks at work a second after the test: this test's only");
  }

  @Test
  void everyRecordArrivesInOrder() {
    await(copier.copy(source, sink));
    assertEquals(upTo(20), sink.written(), "what was written, of 1 to 20");
  }

  @Test
  void atMostFiveAreInMemory() {
    await(copier.copy(source, sink));
    assertAtMostFive(sink);
  }

  @Test
  void readingAndWritingOverlap() {
    await(copier.copy(source, sink));
    assertTakes(1_010, "20 records of 50 ms, and 10 ms for the first to come");
  }

  @Test
  void aFastSinkWaitsForTheSource() {
    var slow = new Source(20, millis(50));
    var fast = new Sink(slow, millis(10));
    await(copier.copy(slow, fast));
    assertEquals(upTo(20), fast.written(), "what was written, of 1 to 20");
    assertTakes(1_010, "20 records of 50 ms, and 10 ms to write the last one");
  }

  @Test
  void noneOrOne() {
    for (int records : List.of(0, 1)) {
      var few = new Source(records, millis(10));
      var written = new Sink(few, millis(50));
      await(copier.copy(few, written));
      assertEquals(upTo(records), written.written(), "what was written, of " + records);
    }
  }

  @Test
  void twoCopiesAtOnce() {
    var other = new Source(7, millis(20));
    var otherSink = new Sink(other, millis(20));
    await(gather(copier.copy(source, sink), copier.copy(other, otherSink)));
    assertEquals(upTo(20), sink.written(), "what was written of one source, of 1 to 20");
    assertEquals(upTo(7), otherSink.written(), "what was written of the other, of 1 to 7");
    assertAtMostFive(sink);
    assertAtMostFive(otherSink);
    assertTakes(1_010, "20 records of 50 ms, and 10 ms for the first to come, for the longer of two");
  }

  @Test
  void aBrokenSinkEndsTheCopy() {
    var broken =
        new Sink(source, millis(50)) {
          @Override
          Coroutine<Void> write(int record) {
            return async(() -> {
              await(sleep(millis(50)));
              throw new IllegalStateException("the disk is full");
            });
          }
        };
    var error =
        assertThrows(
            Exception.class, () -> await(copier.copy(source, broken)), "a copy to a full disk");
    await(sleep(seconds(5)));
    assertEquals(
        1, allTasks().size(), "tasks at work 5 s after " + error.getMessage() + ": this test's only");
  }

  private static void assertAtMostFive(Sink sink) {
    if (sink.most() > 5) {
      fail("at most 5 records may be read and not yet written, and there were " + sink.most());
    }
  }

  private static void assertTakes(int millis, String why) {
    var took = EventLoop.running().time();
    if (took.compareTo(millis(millis)) > 0) {
      fail(why + ", are " + millis + " ms, and it took " + took.toMillis() + " ms");
    }
  }

  private static List<Integer> upTo(int records) {
    return IntStream.rangeClosed(1, records).boxed().toList();
  }
}
