package ch07_queues.e1_three_consumers;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
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

  @LoopTest(audit = LoopTest.Audit.OFF, timeout = 60, schedules = 50)
  void nothingIsLeftInTheQueue() {
    await(processor.process(List.of(0, 1, 2, 3), 3));
    assertEquals(List.of(), processor.queue.items(), "what is left in the queue");
  }

  @LoopTest(audit = LoopTest.Audit.OFF, timeout = 60, schedules = 50)
  void everyItemIsFinished() {
    await(processor.process(List.of(0, 1, 2, 3), 3));
    assertEquals(
        processor.queue.size(),
        processor.queue.unfinished(),
        "items that were taken, and not finished, with those that are still in the queue");
  }

  @Test
  void anItemIsFinishedWhenItsWorkIsDone() {
    var queue = processor.queue;
    var processing = createTask(processor.process(TWENTY, 3), "processing");
    await(sleep(millis(5)));
    assertEquals(
        3, queue.unfinished() - queue.size(), "items that are taken, at work, and not finished");
    await(queue.join());
    assertEquals(
        19, processor.results.size(), "results that are there when join() says that all is done");
    await(processing);
  }

  @LoopTest(audit = LoopTest.Audit.OFF, timeout = 60, schedules = 50)
  void anItemThatFailsIsNotedAndFinished() {
    await(processor.process(List.of(12, 13, 14), 1));
    assertEquals(List.of("item-12", "item-14"), processor.results, "the results");
    assertEquals(List.of(13), processor.failed, "what failed");
    assertEquals(0, processor.queue.unfinished(), "items that nobody finished");
  }

  @Test
  void allOfThemMayFail() {
    var broken = new Processor(_ -> async(() -> {
      throw new IOException("the disk is full");
    }));
    await(broken.process(List.of(5, 6, 7), 2));
    assertEquals(List.of(5, 6, 7), broken.failed, "what failed");
    assertEquals(0, broken.queue.unfinished(), "items that nobody finished");
  }

  @LoopTest(audit = LoopTest.Audit.OFF, timeout = 60, schedules = 50)
  void moreConsumersThanItems() {
    await(processor.process(List.of(8), 5));
    assertEquals(List.of("item-8"), processor.results, "the result of one item for five consumers");
    assertEquals(0, processor.queue.unfinished(), "items that nobody finished");
    assertEquals(List.of(), processor.queue.items(), "what is left in the queue");
  }

  @LoopTest(audit = LoopTest.Audit.OFF, timeout = 60, schedules = 50)
  void itCanBeJoined() {
    await(processor.process(TWENTY, 3));
    await(processor.queue.join());
  }

  @Test
  void twoProcessorsAreTwo() {
    var other = new Processor(item -> sleep(millis(10), "other-" + item));
    await(gather(processor.process(List.of(1, 2), 2), other.process(List.of(3), 2)));
    assertEquals(List.of("item-1", "item-2"), processor.results, "the results of the first");
    assertEquals(List.of("other-3"), other.results, "the results of the other");
  }

  @Test
  void ifTheCallerGivesUpTheConsumersEnd() {
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(processor.process(TWENTY, 3), millis(25))),
        "20 items take 70 ms, and the caller waits 25 ms");
    await(sleep(seconds(1)));
    assertEquals(1, allTasks().size(), "tasks at work a second later: this test's, and no consumer");
    assertEquals(6, processor.results.size(), "results: three consumers did two items each");
  }
}
