package dev.loopbook.sync;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTest {

  private final Queue<Integer> unbounded = new Queue<>();
  private final Queue<Integer> single = new Queue<>(1);

  private static <T> List<T> drain(Queue<T> queue) {
    var items = new ArrayList<T>();
    while (!queue.isEmpty()) {
      items.add(queue.getNowait());
    }
    return items;
  }

  private static void fill(Queue<Integer> queue, int... items) {
    for (var item : items) {
      queue.putNowait(item);
    }
  }

  @Test
  void itemsComeOutInTheOrderTheyCameIn() {
    fill(unbounded, 1, 3, 2);
    assertEquals(List.of(1, 3, 2), unbounded.items());
    assertEquals(List.of(1, 3, 2), drain(unbounded));
  }

  @Test
  void theNewestComesOutFirst() {
    var queue = new LifoQueue<Integer>();
    fill(queue, 1, 3, 2);
    assertEquals(List.of(2, 3, 1), queue.items());
    assertEquals(List.of(2, 3, 1), drain(queue));
  }

  @Test
  void theSmallestComesOutFirst() {
    var queue = new PriorityQueue<Integer>();
    fill(queue, 1, 3, 2);
    assertEquals(List.of(1, 2, 3), queue.items());
    assertEquals(List.of(1, 2, 3), drain(queue));
  }

  @Test
  void itemsOfTheSameRankComeOutInTheOrderTheyCameIn() {
    var queue = new PriorityQueue<String>(Comparator.comparing(String::length));
    List.of("ccc", "b1", "b2", "a", "b3", "b4").forEach(queue::putNowait);
    assertEquals(List.of("a", "b1", "b2", "b3", "b4", "ccc"), drain(queue));
  }

  @Test
  void whatCannotBeOrderedIsRefusedAndNothingChanges() {
    var queue = new PriorityQueue<Object>();
    var refused = assertThrows(IllegalArgumentException.class, () -> queue.putNowait(new Object()));
    assertTrue(refused.getMessage().contains("give the queue a Comparator"));
    assertThrows(IllegalArgumentException.class, () -> queue.putNowait(null));
    queue.putNowait("a");
    assertThrows(IllegalArgumentException.class, () -> queue.putNowait(1));
    assertEquals(List.of("a"), queue.items());
    assertEquals(1, queue.unfinished());
  }

  @Test
  void nullIsAnItemLikeAnother() {
    OnLoop.virtual(
        () -> {
          var queue = new Queue<String>(2);
          await(queue.put("last"));
          await(queue.put(null));
          assertTrue(queue.isFull());
          assertEquals("last", await(queue.get()));
          assertNull(await(queue.get()));
        });
  }

  @Test
  void itKnowsWhetherItIsEmptyOrFull() {
    assertTrue(single.isEmpty());
    assertFalse(single.isFull());
    single.putNowait(1);
    assertFalse(single.isEmpty());
    assertTrue(single.isFull());
    assertEquals(1, single.size());
    assertEquals(1, single.maxSize());
  }

  @Test
  void withoutABoundItIsNeverFull() {
    var queue = new Queue<Integer>(-1);
    for (var i = 0; i < 1000; i++) {
      queue.putNowait(i);
    }
    assertFalse(queue.isFull());
  }

  @Test
  void nowaitRefusesRatherThanWaits() {
    var empty = assertThrows(QueueEmpty.class, single::getNowait);
    assertEquals(
        "<Queue 0/1 items> has no item; await(queue.get()) waits for one", empty.getMessage());
    single.putNowait(1);
    var full = assertThrows(QueueFull.class, () -> single.putNowait(2));
    assertEquals(
        "<Queue 1/1 items> has no room; await(queue.put(...)) waits for some", full.getMessage());
    assertEquals(List.of(1), single.items());
  }

  @Test
  void whereThereIsRoomOrAnItemNothingWaits() {
    OnLoop.virtual(
        () -> {
          assertEquals(0, ticksOf(() -> await(single.put(1))));
          assertEquals(0, ticksOf(() -> assertEquals(1, await(single.get()))));
        });
  }

  @Test
  void getWaitsForAnItem() {
    OnLoop.virtual(
        () -> {
          EventLoop.running().callLater(seconds(1), () -> unbounded.putNowait(7));
          assertEquals(7, await(unbounded.get()));
          assertEquals(seconds(1), EventLoop.running().time());
        });
  }

  @Test
  void putWaitsForRoom() {
    OnLoop.virtual(
        () -> {
          EventLoop.running().callLater(seconds(1), single::getNowait);
          await(single.put(1));
          await(single.put(2));
          assertEquals(seconds(1), EventLoop.running().time());
          assertEquals(List.of(2), single.items());
        });
  }

  @Test
  void aProducerAndAConsumerKeepEachOtherGoing() {
    var got = new ArrayList<Integer>();
    OnLoop.virtual(
        () ->
            await(
                gather(
                    async(
                        () -> {
                          for (var i = 0; i < 5; i++) {
                            await(single.put(i));
                          }
                        }),
                    async(
                        () -> {
                          for (var i = 0; i < 5; i++) {
                            got.add(await(single.get()));
                          }
                        }))));
    assertEquals(List.of(0, 1, 2, 3, 4), got);
  }

  @Test
  void takingAllWakesOnePutterForEachItem() {
    OnLoop.virtual(
        () -> {
          var queue = new Queue<Integer>(2);
          var putters = new ArrayList<Task<Void>>();
          for (var i = 0; i < 4; i++) {
            putters.add(createTask(queue.put(i)));
          }
          tick();
          assertEquals(List.of(0, 1), drain(queue));
          tick();
          assertTrue(putters.stream().allMatch(Task::isDone));
          assertEquals(List.of(2, 3), queue.items());
        });
  }

  @Test
  void getsAreServedInTheOrderTheyCame() {
    OnLoop.virtual(
        () -> {
          var first = createTask(unbounded.get());
          var second = createTask(unbounded.get());
          tick();
          fill(unbounded, 1, 2);
          assertEquals(List.of(1, 2), await(gather(first, second)));
        });
  }

  @Test
  void aCancelledGetterIsSkipped() {
    OnLoop.virtual(
        () -> {
          var first = createTask(unbounded.get());
          var second = createTask(unbounded.get());
          tick();
          first.cancel();
          unbounded.putNowait(1);
          assertEquals(1, await(second));
          assertTrue(first.isCancelled());
        });
  }

  @Test
  void aGetterCancelledAfterItWasWokenLeavesTheItemToTheNext() {
    OnLoop.virtual(
        () -> {
          var first = createTask(unbounded.get());
          var second = createTask(unbounded.get());
          tick();
          unbounded.putNowait(1);
          first.cancel();
          assertEquals(1, await(second));
          assertThrows(CancelledError.class, () -> await(first));
        });
  }

  @Test
  void aCancelledGetDropsNothing() {
    OnLoop.virtual(
        () -> {
          var reader = createTask(unbounded.get());
          tick();
          fill(unbounded, 1, 2);
          reader.cancel();
          assertThrows(CancelledError.class, () -> await(reader));
          assertEquals(List.of(1, 2), unbounded.items());
        });
  }

  @Test
  void aPutterCancelledAfterItWasWokenLeavesTheRoomToTheNext() {
    OnLoop.virtual(
        () -> {
          single.putNowait(0);
          var first = createTask(single.put(1));
          var second = createTask(single.put(2));
          tick();
          single.getNowait();
          first.cancel();
          await(second);
          assertTrue(first.isCancelled());
          assertEquals(List.of(2), single.items());
        });
  }

  @Test
  void aCancelledPutPutsNothing() {
    OnLoop.virtual(
        () -> {
          single.putNowait(0);
          var first = createTask(single.put(1));
          var second = createTask(single.put(2));
          tick();
          first.cancel();
          tick();
          single.getNowait();
          await(second);
          assertEquals(List.of(2), single.items());
        });
  }

  @Test
  void whoTimedOutNoLongerWaits() {
    OnLoop.virtual(
        () -> {
          assertThrows(
              TimeoutError.class, () -> await(timeout(millis(5), () -> await(single.get()))));
          assertEquals(List.of(), single.waiters());
        });
  }

  @Test
  void itBelongsToTheLoopOfItsFirstWait() {
    OnLoop.virtual(
        () -> {
          var getter = createTask(single.get());
          tick();
          single.putNowait(1);
          await(getter);
        });
    single.putNowait(1);
    OnLoop.virtual(() -> assertEquals(1, await(single.get())));
    var refused =
        assertThrows(IllegalStateException.class, () -> OnLoop.virtual(() -> await(single.get())));
    assertTrue(refused.getMessage().contains("is bound to a different event loop"));
  }

  @Test
  void itTellsItsState() {
    OnLoop.virtual(
        () -> {
          assertEquals("<Queue empty>", unbounded.toString());
          var getter = createTask(unbounded.get());
          var joiner = createTask(unbounded.join());
          tick();
          assertTrue(joiner.isDone());
          assertEquals("<Queue empty, 1 getting>", getter.waitsFor());
          assertEquals(List.of(getter), unbounded.waiters());
          unbounded.putNowait(1);
          await(getter);
          var late = createTask(unbounded.join());
          tick();
          assertEquals("<Queue empty, 1 unfinished, 1 joining>", late.waitsFor());
          assertEquals(List.of(late), unbounded.waiters());
          unbounded.taskDone();
          single.putNowait(1);
          var putter = createTask(single.put(2));
          tick();
          assertEquals("<Queue 1/1 items, 1 putting>", putter.waitsFor());
          single.shutdown(true);
          assertEquals("<Queue 0/1 items, shut down>", single.toString());
          unbounded.putNowait(1);
          assertEquals("<Queue 1 item>", unbounded.toString());
          unbounded.putNowait(2);
          assertEquals("<Queue 2 items>", unbounded.toString());
          assertThrows(QueueShutDown.class, () -> await(putter));
        });
    assertEquals("<Queue jobs empty>", new Queue<>(0, "jobs").toString());
    assertEquals("<LifoQueue 0/3 items>", new LifoQueue<>(3).toString());
    assertEquals("<PriorityQueue empty>", new PriorityQueue<Integer>().toString());
  }
}
