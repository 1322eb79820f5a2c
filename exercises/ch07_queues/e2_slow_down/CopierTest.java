package ch07_queues.e2_slow_down;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@LoopTest(timeout = 60)
class CopierTest {
  private final Source source = new Source(20);
  private final Sink sink = new Sink(source);

  private void copy() {
    await(new Copier().copy(source, sink));
  }

  @Test
  void everyRecordArrivesInOrder() {
    copy();
    assertEquals(
        IntStream.rangeClosed(1, 20).boxed().toList(),
        sink.written(),
        "what was written, of 1 to 20");
  }

  @Test
  void atMostFiveAreInMemory() {
    copy();
    if (sink.most() > 5) {
      fail("at most 5 records may be read and not yet written, and there were " + sink.most());
    }
  }

  @Test
  void readingAndWritingOverlap() {
    copy();
    var took = EventLoop.running().time();
    if (took.compareTo(millis(1_010)) > 0) {
      fail("20 records of 50 ms, and 10 ms for the first to come, are 1010 ms, and it took "
          + took.toMillis() + " ms");
    }
  }
}
