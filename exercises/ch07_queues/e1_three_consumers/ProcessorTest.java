package ch07_queues.e1_three_consumers;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

// What is left in the queue is asserted below, test by test.
@LoopTest(audit = LoopTest.Audit.OFF, timeout = 60)
class ProcessorTest {
  private static final List<Integer> TWENTY = IntStream.range(0, 20).boxed().toList();

  private final Processor processor = new Processor(ProcessorTest::work);

  private static Coroutine<String> work(int item) {
    return async(() -> {
      await(sleep(millis(10)));
      if (item == 13) {
        throw new IllegalStateException("thirteen");
      }
      return "item-" + item;
    });
  }

  @Test
  void everyItemIsProcessed() {
    await(processor.process(List.of(0, 1, 2, 3, 4), 3));
    assertEquals(
        List.of("item-0", "item-1", "item-2", "item-3", "item-4"),
        processor.results,
        "the results of five items");
  }

  @Test
  void threeConsumersShareTheWork() {
    await(processor.process(TWENTY, 3));
    assertEquals(
        millis(70), EventLoop.running().time(), "20 items of 10 ms for 3 consumers: 7 rounds");
  }

  @Test
  void nothingIsLeftInTheQueue() {
    await(processor.process(List.of(0, 1, 2, 3), 3));
    assertEquals(List.of(), processor.queue.items(), "what is left in the queue");
  }

  @Test
  void everyItemIsFinished() {
    await(processor.process(List.of(0, 1, 2, 3), 3));
    assertEquals(
        processor.queue.size(),
        processor.queue.unfinished(),
        "items that were taken, and not finished, with those that are still in the queue");
  }

  @Test
  void anItemThatFailsIsNotedAndFinished() {
    await(processor.process(List.of(12, 13, 14), 1));
    assertEquals(List.of("item-12", "item-14"), processor.results, "the results");
    assertEquals(List.of(13), processor.failed, "what failed");
    assertEquals(0, processor.queue.unfinished(), "items that nobody finished");
  }

  @Test
  void itCanBeJoined() {
    await(processor.process(TWENTY, 3));
    await(processor.queue.join());
  }
}
