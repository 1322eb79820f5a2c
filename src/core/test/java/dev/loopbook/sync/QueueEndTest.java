package dev.loopbook.sync;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Task;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// How the work on a queue's items ends: `taskDone`, `join` and `shutdown`, for each kind of queue.
@ParameterizedClass
@MethodSource("kinds")
record QueueEndTest(IntFunction<Queue<Integer>> kind) {

  static List<IntFunction<Queue<Integer>>> kinds() {
    return List.of(Queue::new, LifoQueue::new, PriorityQueue::new);
  }

  private Queue<Integer> holding(int... items) {
    var queue = kind.apply(0);
    for (var item : items) {
      queue.putNowait(item);
    }
    return queue;
  }

  private static void assertShutDown(Queue<Integer> queue) {
    assertTrue(queue.isShutDown());
    var put = assertThrows(QueueShutDown.class, () -> queue.putNowait(9));
    assertTrue(put.getMessage().endsWith("nothing more can be put in"), put.getMessage());
    assertThrows(QueueShutDown.class, () -> await(queue.put(9)));
    var got = assertThrows(QueueShutDown.class, queue::getNowait);
    assertTrue(got.getMessage().endsWith("nothing more can be taken out"), got.getMessage());
    assertThrows(QueueShutDown.class, () -> await(queue.get()));
  }

  @Test
  void taskDoneMayNotBeCalledMoreOftenThanThereWereItems() {
    var queue = holding(1);
    queue.taskDone();
    var refused = assertThrows(IllegalStateException.class, queue::taskDone);
    assertTrue(refused.getMessage().startsWith("taskDone() called too many times"));
  }

  @Test
  void joinOfAQueueWithNothingLeftToDoCostsNoTick() {
    OnLoop.virtual(
        () -> {
          var queue = holding();
          assertFalse(queue.isShutDown());
          assertEquals(0, ticksOf(() -> await(queue.join())));
          await(queue.put(1));
          await(queue.get());
          queue.taskDone();
          assertEquals(0, ticksOf(() -> await(queue.join())));
        });
  }

  @Test
  void joinWaitsUntilTheLastItemIsDone() {
    OnLoop.virtual(
        () -> {
          var queue = holding();
          var sum = new int[1];
          for (var worker = 0; worker < 2; worker++) {
            createTask(
                async(
                    () -> {
                      while (true) {
                        sum[0] += await(queue.get());
                        tick();
                        queue.taskDone();
                      }
                    }));
          }
          for (var i = 0; i < 100; i++) {
            queue.putNowait(i);
          }
          assertEquals(100, queue.unfinished());
          await(queue.join());
          assertEquals(4950, sum[0]);
          assertEquals(0, queue.unfinished());
        });
  }

  @Test
  void joinReturnsThoughNewItemsCameMeanwhile() {
    OnLoop.virtual(
        () -> {
          var queue = holding(1);
          var join = createTask(queue.join());
          tick();
          queue.taskDone();
          queue.putNowait(2);
          tick();
          assertTrue(join.isDone());
        });
  }

  @Test
  void itKnowsWhetherAnybodyCountsItsTasks() {
    var queue = holding(1);
    queue.getNowait();
    assertFalse(queue.isCounted());
    queue.taskDone();
    assertTrue(queue.isCounted());
    var joined = holding();
    OnLoop.virtual(() -> await(joined.join()));
    assertTrue(joined.isCounted());
  }

  @Test
  void shutdownWakesThoseThatWaitForItems() {
    OnLoop.virtual(
        () -> {
          var queue = holding();
          var first = createTask(queue.get());
          var second = createTask(queue.get());
          tick();
          queue.shutdown();
          await(queue.join());
          tick();
          assertThrows(QueueShutDown.class, first::result);
          assertThrows(QueueShutDown.class, second::result);
          assertShutDown(queue);
        });
  }

  @Test
  void shutdownLetsTheItemsOutThatAreIn() {
    OnLoop.virtual(
        () -> {
          var queue = kind.apply(1);
          queue.putNowait(1);
          Task<Void> join = createTask(queue.join());
          var put = createTask(queue.put(2));
          tick();
          queue.shutdown();
          tick();
          assertThrows(QueueShutDown.class, put::result);
          assertEquals(1, await(queue.get()));
          tick();
          assertFalse(join.isDone());
          assertShutDown(queue);
          queue.taskDone();
          await(join);
          assertThrows(IllegalStateException.class, queue::taskDone);
        });
  }

  @Test
  void immediateShutdownThrowsTheItemsAway() {
    OnLoop.virtual(
        () -> {
          var queue = holding(1, 2);
          var join = createTask(queue.join());
          tick();
          queue.shutdown(true);
          assertEquals(0, queue.size());
          await(join);
          assertShutDown(queue);
          assertThrows(IllegalStateException.class, queue::taskDone);
        });
  }

  @Test
  void immediateShutdownLeavesTheItemsThatAreBeingWorkedOn() {
    OnLoop.virtual(
        () -> {
          var queue = holding(1, 1);
          var join = createTask(queue.join());
          await(queue.get());
          queue.shutdown(true);
          tick();
          assertFalse(join.isDone());
          assertEquals(1, queue.unfinished());
          assertShutDown(queue);
          queue.taskDone();
          await(join);
          assertThrows(IllegalStateException.class, queue::taskDone);
        });
  }
}
