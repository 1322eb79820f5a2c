package ch07_queues.e1_three_consumers;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Other items, other work, other numbers of consumers.
@LoopTest(audit = LoopTest.Audit.OFF, timeout = 600)
@HiddenTest
class ProcessorHiddenTest {

  private static final Duration STEP = Duration.ofMillis(10);

  @Test
  void anyItemsAreProcessedByAnyConsumers(Draw draw) {
    for (int consumers : List.of(1, draw.number(2, 6), draw.number(30, 50))) {
      var items = draw.shuffled(draw.numbers(draw.number(0, 20), 0, 9_999));
      var processor = new Processor(item -> sleep(STEP, "#" + item));
      var before = EventLoop.running().time();
      await(processor.process(items, consumers));
      assertEquals(items.stream().map(item -> "#" + item).toList(), processor.results, "the results");
      assertEquals(
          STEP.multipliedBy(Math.ceilDiv(items.size(), consumers)),
          EventLoop.running().time().minus(before),
          items.size() + " items for " + consumers + " consumers");
      assertClean(processor);
    }
  }

  @Test
  void whateverFailsIsNotedAndFinished(Draw draw) {
    var items = draw.numbers(12, 0, 9_999);
    var bad = draw.shuffled(items).subList(0, 4);
    var processor =
        new Processor(
            item ->
                async(() -> {
                  await(sleep(draw.millis(1, 30)));
                  if (bad.contains(item)) {
                    throw item % 2 == 0 ? new IOException("" + item) : new RuntimeException("" + item);
                  }
                  return "#" + item;
                }));
    await(processor.process(items, draw.number(1, 5)));
    assertEquals(
        bad.stream().sorted().toList(), processor.failed.stream().sorted().toList(), "what failed");
    assertEquals(8, processor.results.size(), "results");
    assertClean(processor);
  }

  @Test
  void eachItemIsWorkedOnOnce(Draw draw) {
    var items = draw.shuffled(draw.numbers(6, 0, 9_999));
    var results = draw.shuffled(List.of("", " ", draw.text(), draw.text(), draw.text(), ""));
    List<Integer> begun = new ArrayList<>();
    var processor =
        new Processor(
            item ->
                async(() -> {
                  begun.add(item);
                  await(sleep(STEP));
                  if (item == items.getFirst()) {
                    throw new IllegalStateException("no");
                  }
                  return results.get(items.indexOf(item));
                }));
    await(processor.process(items, 1));
    assertEquals(items, begun, "what was worked on");
    assertEquals(List.of(items.getFirst()), processor.failed, "what failed");
    assertEquals(results.subList(1, 6), processor.results, "the results");
  }

  @Test
  void aFreeConsumerTakesTheNextItem(Draw draw) {
    int others = draw.number(4, 9);
    var items = IntStream.rangeClosed(0, others).boxed().toList();
    var takes = STEP.multipliedBy(others); // as long as all the others together
    var processor = new Processor(item -> sleep(item == 0 ? takes : STEP, "#" + item));
    await(processor.process(items, 2));
    assertEquals(
        takes,
        EventLoop.running().time(),
        "one long item, and meanwhile " + others + " short ones for the other consumer");
    assertClean(processor);
  }

  @Test
  void workMayTakeItsTime(Draw draw) {
    var takes = seconds(draw.number(61, 99));
    var processor = new Processor(item -> sleep(takes, "#" + item));
    await(processor.process(List.of(1, 2, 3), 2));
    assertEquals(List.of("#1", "#2", "#3"), processor.results, "the results of work of " + takes);
    assertEquals(List.of(), processor.failed, "what failed");
    assertClean(processor);
  }

  @Test
  void workThatCannotBeginFails(Draw draw) {
    var items = draw.numbers(5, 0, 9_999);
    int bad = items.get(draw.number(0, 4));
    var processor =
        new Processor(
            item -> {
              if (item == bad) {
                throw new IllegalArgumentException("no work for " + item);
              }
              return sleep(STEP, "#" + item);
            });
    await(processor.process(items, draw.number(1, 3)));
    assertEquals(List.of(bad), processor.failed, "what failed, when the work could not even begin");
    assertEquals(4, processor.results.size(), "results");
    assertClean(processor);
  }

  @Test
  void equalItemsHaveAResultEach(Draw draw) {
    var items = draw.shuffled(List.of(7, 7, 3, 7, 5));
    var processor = new Processor(item -> sleep(STEP, "#" + item));
    await(processor.process(items, 1));
    assertEquals(
        items.stream().map(item -> "#" + item).toList(), processor.results, "the results, of equal items");
  }

  @Test
  void equalItemsThatFailAreNotedEach(Draw draw) {
    var items = draw.shuffled(List.of(7, 7, 3, 7, 5));
    var processor = new Processor(_ -> async(() -> {
      await(sleep(STEP));
      throw new IllegalStateException("no");
    }));
    await(processor.process(items, 1));
    assertEquals(items, processor.failed, "what failed, with equal items");
    assertClean(processor);
  }

  @Test
  void whoJoinsWaitsForTheWork(Draw draw) {
    int count = draw.number(3, 15);
    var processor = new Processor(item -> sleep(STEP, "#" + item));
    var processing = createTask(processor.process(draw.numbers(count, 0, 99), 2), "processing");
    await(sleep(millis(1)));
    for (int left = count; left > 0; left -= 2) {
      assertEquals(
          Math.min(2, left),
          processor.queue.unfinished() - processor.queue.size(),
          "items at work and not finished, with " + left + " left");
      await(sleep(STEP));
      if (left <= 3) {
        break;
      }
    }
    await(processor.queue.join());
    assertEquals(count, processor.results.size(), "results when join() says that all is done");
    await(processing);
  }

  @Test
  void wheneverTheCallerGivesUpTheConsumersEnd(Draw draw) {
    var processor = new Processor(item -> sleep(STEP, "#" + item));
    int consumers = draw.number(1, 4);
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(processor.process(draw.numbers(40, 0, 99), consumers), draw.millis(1, 90))),
        "a caller who gives up");
    int done = processor.results.size();
    await(sleep(seconds(1)));
    assertEquals(done, processor.results.size(), "results a second later");
    assertEquals(1, allTasks().size(), "tasks at work a second later: this test's");
  }

  @Test
  void whoGivesUpBeforeTheyBeginLeavesNoConsumer() {
    var processor = new Processor(item -> sleep(STEP, "#" + item));
    var processing = createTask(processor.process(List.of(1, 2, 3), 2), "processing");
    processing.cancel();
    await(waitOn(List.of(processing)));
    await(sleep(seconds(1)));
    assertEquals(1, allTasks().size(), "tasks at work, where nothing ever began: this test's");
    assertEquals(List.of(), processor.results, "the results");
  }

  private static void assertClean(Processor processor) {
    assertEquals(List.of(), processor.queue.items(), "what is left in the queue");
    assertEquals(0, processor.queue.unfinished(), "items that nobody finished");
    assertEquals(1, allTasks().size(), "tasks at work: this test's, and no consumer");
  }
}
