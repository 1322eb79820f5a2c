package dev.loopbook.sync;

import static dev.loopbook.loop.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However tasks are cancelled, no wake-up is lost, no permit lost or invented, no waiter
/// forgotten.
///
/// Thousands of random programs for each primitive, the same ones each time.
class RandomCancelsTest {

  private static final int PROGRAMS = 500;

  private static void randomly(Chaos.Program program) {
    LongStream.range(0, PROGRAMS).forEach(seed -> Chaos.run(program, seed));
  }

  /// Tasks enter and leave a room for `places`. They must enter in the order they asked to, except
  /// that several who were let in at once may run in any order if the loop runs callbacks so.
  private static void crowd(Chaos chaos, Supplier<Coroutine<Guard>> acquire, int places) {
    var inside = new int[1];
    var asked = new int[1];
    var lastIn = new int[1];
    var workers = chaos.number(2, 5);
    for (var worker = 0; worker < workers; worker++) {
      chaos.spawn(
          () -> {
            var rounds = chaos.number(1, 3);
            for (var round = 0; round < rounds; round++) {
              chaos.pause();
              var number = new int[1];
              try (var _ =
                  chaos.stubbornly(
                      () -> {
                        number[0] = ++asked[0];
                        return acquire.get();
                      })) {
                inside[0]++;
                try {
                  assertTrue(inside[0] <= places, "too many inside");
                  assertTrue(
                      number[0] > lastIn[0] || places > 1 && chaos.isUnordered(), "out of turn");
                  lastIn[0] = number[0];
                  chaos.pause();
                } finally {
                  inside[0]--;
                }
              } catch (TimeoutError e) {
                // gave up this time
              }
            }
          });
    }
    chaos.stir(chaos.number(2, 10), () -> {});
    chaos.finish();
  }

  @Test
  void lock() {
    randomly(
        chaos -> {
          var lock = new Lock();
          crowd(chaos, lock::acquire, 1);
          assertFalse(lock.isLocked());
          assertEquals(List.of(), lock.waiters());
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void semaphore(int permits) {
    randomly(
        chaos -> {
          var semaphore = new BoundedSemaphore(permits);
          crowd(chaos, semaphore::acquire, permits);
          assertEquals(permits, semaphore.permits());
          assertEquals(List.of(), semaphore.waiters());
        });
  }

  @Test
  void semaphoreAsSignal() {
    randomly(
        chaos -> {
          var signals = new Semaphore(0);
          var sent = new int[1];
          var taken = new int[1];
          var takers = chaos.number(2, 6);
          for (var taker = 0; taker < takers; taker++) {
            chaos.spawn(
                () -> {
                  chaos.pause();
                  chaos.stubbornly(signals::acquire);
                  taken[0]++;
                });
          }
          chaos.stir(
              takers,
              () -> {
                sent[0]++;
                signals.release();
              });
          chaos.finish(TimeoutError.class);
          assertEquals(sent[0], taken[0] + signals.permits());
          assertEquals(List.of(), signals.waiters());
        });
  }

  @Test
  void event() {
    randomly(
        chaos -> {
          var event = new Event();
          var timesSet = new int[1];
          var waiters = chaos.number(2, 6);
          for (var waiter = 0; waiter < waiters; waiter++) {
            chaos.spawn(
                () -> {
                  chaos.pause();
                  var before = event.isSet() ? -1 : timesSet[0];
                  chaos.stubbornly(event::waitSet);
                  assertTrue(timesSet[0] > before, "passed, but the event was never set");
                });
          }
          chaos.stir(
              chaos.number(2, 8),
              () -> {
                if (chaos.oneIn(3)) {
                  timesSet[0]++;
                  event.set();
                } else if (chaos.oneIn(2)) {
                  event.clear();
                }
              });
          timesSet[0]++;
          event.set();
          chaos.finish(TimeoutError.class);
          assertEquals(List.of(), event.waiters());
        });
  }

  @Test
  void condition() {
    randomly(
        chaos -> {
          var condition = new Condition();
          var stock = new int[1];
          var sold = new int[1];
          var customers = chaos.number(2, 6);
          for (var customer = 0; customer < customers; customer++) {
            chaos.spawn(
                () -> {
                  chaos.pause();
                  try (var _ = await(condition.acquire())) {
                    chaos.stubbornly(() -> condition.waitUntil(() -> stock[0] > 0));
                    stock[0]--;
                    sold[0]++;
                    chaos.pause();
                  }
                });
          }
          var produced = new int[1];
          Runnable produce =
              () -> {
                try (var _ = await(condition.acquire())) {
                  chaos.pause();
                  produced[0]++;
                  stock[0]++;
                  condition.notifyOne();
                  chaos.pause();
                }
              };
          chaos.stir(customers / 2, produce);
          var left = chaos.settle();
          assertTrue(left.isEmpty() || stock[0] == 0, "a notification was lost");
          left.forEach(_ -> produce.run());
          chaos.finish(TimeoutError.class);
          assertEquals(produced[0], stock[0] + sold[0]);
          assertFalse(condition.isLocked());
          assertEquals(List.of(), condition.waiters());
          assertEquals(List.of(), condition.lock().waiters());
        });
  }

  @Test
  void barrier() {
    randomly(
        chaos -> {
          var parties = chaos.number(1, 4);
          var barrier = new Barrier(parties);
          var passed = new int[1];
          var tasks = parties + chaos.number(0, 3);
          for (var task = 0; task < tasks; task++) {
            chaos.spawn(
                () -> {
                  for (var time = chaos.number(1, 4); time > 0; time--) {
                    chaos.pause();
                    int index = chaos.stubbornly(barrier::waitAll);
                    if (index == parties - 1) {
                      passed[0] = 0; // the last to come opens a round
                    }
                    passed[0]++;
                    assertTrue(passed[0] <= parties, "more passed than came");
                  }
                });
          }
          chaos.stir(
              chaos.number(2, 8),
              () -> {
                if (chaos.oneIn(8)) {
                  await(barrier.reset());
                }
              });
          var left = chaos.settle();
          assertTrue(barrier.toString().contains("filling"), barrier.toString());
          assertEquals(left.size(), barrier.waiting());
          assertTrue(left.size() < parties);
          await(barrier.abort());
          chaos.finish(TimeoutError.class, BrokenBarrierError.class);
          assertEquals(List.of(), barrier.waiters());
        });
  }

  private static void traffic(Chaos chaos, Queue<Integer> queue) {
    var put = new ArrayList<Integer>();
    var got = new ArrayList<Integer>();
    var numbers = new int[1];
    for (var producer = chaos.number(1, 4); producer > 0; producer--) {
      chaos.spawn(
          () -> {
            for (var item = chaos.number(1, 4); item > 0; item--) {
              chaos.pause();
              var number = numbers[0]++;
              chaos.stubbornly(() -> queue.put(number));
              put.add(number);
            }
          });
    }
    for (var consumer = chaos.number(1, 4); consumer > 0; consumer--) {
      chaos.spawn(
          () -> {
            for (var item = chaos.number(1, 4); item > 0; item--) {
              chaos.pause();
              got.add(chaos.stubbornly(queue::get));
              try {
                chaos.pause();
              } finally {
                queue.taskDone();
              }
            }
          });
    }
    chaos.stir(chaos.number(2, 10), () -> {});
    var left = chaos.settle();
    assertEquals(left, queue.waiters().stream().sorted(inOrderOf(left)).toList());
    assertTrue(
        left.isEmpty() || queue.isEmpty() || queue.isFull(),
        "somebody waits for nothing: " + queue);
    var rest = queue.items();
    assertEquals(rest.size(), queue.unfinished());
    queue.shutdown(true);
    chaos.finish(TimeoutError.class, QueueShutDown.class);
    await(queue.join());
    assertEquals(List.of(), queue.waiters());
    got.addAll(rest);
    if (queue instanceof LifoQueue || queue instanceof PriorityQueue) {
      got.sort(null);
      put.sort(null);
    }
    assertEquals(put, got);
  }

  private static <T> Comparator<T> inOrderOf(List<? extends T> all) {
    return Comparator.comparingInt(all::indexOf);
  }

  @Test
  void queue() {
    randomly(chaos -> traffic(chaos, new Queue<>(chaos.number(0, 2))));
  }

  @Test
  void lifoQueue() {
    randomly(chaos -> traffic(chaos, new LifoQueue<>(chaos.number(0, 2))));
  }

  @Test
  void priorityQueue() {
    randomly(chaos -> traffic(chaos, new PriorityQueue<>(chaos.number(0, 2))));
  }
}
