package dev.loopbook.explore;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.shield;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.taskGroup;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.loop.Async.waitOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.explore.Explored.World;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionGroup;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.loop.Waited;
import dev.loopbook.sync.Barrier;
import dev.loopbook.sync.Condition;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.PriorityQueue;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Programs whose outcomes under each freedom were worked out by hand.
final class KnownOutcomesTest {

  private static Coroutine<Void> says(World world, String what) {
    return async(() -> world.print(what));
  }

  private static Coroutine<Void> saysAfter(World world, int millis, String what) {
    return async(
        () -> {
          await(sleep(millis(millis)));
          world.print(what);
        });
  }

  enum Known {
    /// Two tasks that print: only the order within a tick can turn them round.
    TWO_PRINTS(
        world -> await(gather(says(world, "a"), says(world, "b"))),
        Set.of("a b"),
        Set.of("a b", "b a"),
        Set.of("a b", "b a"),
        Set.of("a b", "b a")),
    /// Two timers: only unknown durations can turn them round.
    TWO_TIMERS(
        world -> await(gather(saysAfter(world, 1, "a"), saysAfter(world, 2, "b"))),
        Set.of("a b", "b a"),
        Set.of("a b"),
        Set.of("a b"),
        Set.of("a b", "b a")),
    /// The reply races with its time-out by timing alone.
    TIME_OUT(
        world -> {
          try {
            await(waitFor(saysAfter(world, 1, "reply"), millis(2)));
          } catch (TimeoutError _) {
            world.print("late");
          }
        },
        Set.of("reply", "late"),
        Set.of("reply"),
        Set.of("reply"),
        Set.of("reply", "late")),
    /// A shielded task goes on, whoever gives up.
    SHIELD(
        world -> {
          var inner = createTask(saysAfter(world, 1, "reply"));
          try {
            await(waitFor(shield(inner), millis(2)));
          } catch (TimeoutError _) {
            world.print("late");
            await(inner);
          }
        },
        Set.of("reply", "late reply"),
        Set.of("reply"),
        Set.of("reply"),
        Set.of("reply", "late reply")),
    /// Whoever comes first has the lock; nobody ever comes in between.
    LOCK(
        world -> {
          var lock = new Lock();
          await(gather(twice(world, lock, "a"), twice(world, lock, "b")));
        },
        Set.of("a a b b"),
        Set.of("a a b b", "b b a a"),
        Set.of("a a b b", "b b a a"),
        Set.of("a a b b", "b b a a")),
    /// One of three has to wait, and it comes when one of the others is through.
    SEMAPHORE(
        world -> {
          var two = new Semaphore(2);
          var inside = world.cell("inside");
          var most = world.cell("most");
          await(
              gather(
                  inside(two, inside, most), inside(two, inside, most), inside(two, inside, most)));
          world.print(most.get());
        },
        Set.of("2"),
        Set.of("2"),
        Set.of("1", "2"),
        Set.of("1", "2")),
    /// What one task puts comes out in that order, in whatever order both run.
    QUEUE(
        world -> {
          var queue = new Queue<String>(1);
          var producer =
              async(
                  () -> {
                    await(queue.put("1"));
                    await(queue.put("2"));
                  });
          var consumer =
              async(
                  () -> {
                    world.print(await(queue.get()));
                    world.print(await(queue.get()));
                  });
          await(gather(producer, consumer));
        },
        Set.of("1 2"),
        Set.of("1 2"),
        Set.of("1 2"),
        Set.of("1 2")),
    /// A notification that comes before anybody waits is lost, and nothing comes after it.
    LOST_NOTIFICATION(
        world -> {
          var condition = new Condition();
          var waiter =
              async(
                  () -> {
                    try (var _ = await(condition.acquire())) {
                      await(condition.waitNotified());
                      world.print("told");
                    }
                  });
          var notifier =
              async(
                  () -> {
                    try (var _ = await(condition.acquire())) {
                      condition.notifyOne();
                    }
                  });
          await(gather(waiter, notifier));
        },
        Set.of("told"),
        Set.of("told", "DeadlockError"),
        Set.of("told", "DeadlockError"),
        Set.of("told", "DeadlockError")),
    /// An event remembers, so that it can't be lost.
    EVENT(
        world -> {
          var event = new Event();
          var waiter =
              async(
                  () -> {
                    await(event.waitSet());
                    world.print("told");
                  });
          await(gather(waiter, async(event::set)));
        },
        Set.of("told"),
        Set.of("told"),
        Set.of("told"),
        Set.of("told")),
    /// A task that is cancelled before its first step never says anything.
    CANCELLED_BEFORE_IT_STARTS(
        world -> {
          var task = createTask(says(world, "task"));
          var canceller = createTask(async(() -> task.cancel()));
          await(canceller);
          try {
            await(task);
          } catch (CancelledError _) {
            world.print("cancelled");
          }
        },
        Set.of("task"),
        Set.of("task", "cancelled"),
        Set.of("task", "cancelled"),
        Set.of("task", "cancelled")),
    /// A failure cancels its siblings, unless they are done before it.
    GROUP(
        world -> {
          try {
            await(
                taskGroup(
                    group -> {
                      group.createTask(saysAfter(world, 1, "done"));
                      group.createTask(
                          async(
                              () -> {
                                await(sleep(millis(2)));
                                throw new IllegalStateException();
                              }));
                    }));
          } catch (Exception _) {
            world.print("failed");
          }
        },
        Set.of("done failed", "failed"),
        Set.of("done failed"),
        Set.of("done failed"),
        Set.of("done failed", "failed")),
    /// The first of two timers ends the wait.
    FIRST_COMPLETED(
        world -> {
          var a = createTask(saysAfter(world, 1, "a"));
          var b = createTask(saysAfter(world, 2, "b"));
          var waited = await(waitOn(List.of(a, b), Waited.Until.FIRST_COMPLETED));
          waited.pending().forEach(task -> task.cancel());
        },
        Set.of("a", "b"),
        Set.of("a"),
        Set.of("a"),
        Set.of("a", "b")),
    /// Each task has its own context: no order lets one see what the other set.
    CONTEXT(
        world -> {
          var variable = ContextVar.named("v", 0);
          var a = world.cell("a");
          await(gather(own(variable, 1, a), own(variable, 2, world.cell("b"))));
          world.print(a.get() + " " + world.cell("b").get());
        },
        Set.of("1 2"),
        Set.of("1 2"),
        Set.of("1 2"),
        Set.of("1 2")),
    /// Each holds what the other wants, unless one is through before the other begins.
    CROSSED_LOCKS(
        world -> {
          var left = new Lock();
          var right = new Lock();
          await(gather(takes(left, right), takes(right, left)));
          world.print("done");
        },
        Set.of("DeadlockError"),
        Set.of("DeadlockError"),
        Set.of("done", "DeadlockError"),
        Set.of("done", "DeadlockError")),
    /// Two timers with the same deadline fire in one tick, as they were set.
    EQUAL_DEADLINES(
        world -> await(gather(saysAfter(world, 5, "a"), saysAfter(world, 5, "b"))),
        Set.of("a b", "b a"),
        Set.of("a b", "b a"),
        Set.of("a b", "b a"),
        Set.of("a b", "b a")),
    /// Whatever times they have, a timer comes after the one that sets it.
    TIMER_SET_BY_A_TIMER(
        world ->
            await(
                gather(
                    async(
                        () -> {
                          await(saysAfter(world, 1, "x"));
                          await(saysAfter(world, 1, "y"));
                        }),
                    saysAfter(world, 5, "z"))),
        Set.of("x y z", "x z y", "z x y"),
        Set.of("x y z"),
        Set.of("x y z"),
        Set.of("x y z", "x z y", "z x y")),
    /// A timer that is cancelled by another may have fired before it.
    TIMER_CANCELLED_BY_A_TIMER(
        world -> {
          var loop = EventLoop.running();
          var late = loop.callLater(millis(2), () -> world.print("late"));
          loop.callLater(
              millis(1),
              () -> {
                late.cancel();
                world.print("early");
              });
          await(sleep(millis(3)));
          late.cancel();
        },
        Set.of("early", "late early", "late", ""),
        Set.of("early"),
        Set.of("early"),
        Set.of("early", "late early", "late", "")),
    /// A time-out may come before, between and after the steps that it covers.
    TIME_OUT_OF_TWO_STEPS(
        world -> {
          try {
            await(
                timeout(
                    millis(3),
                    () -> {
                      await(saysAfter(world, 1, "a"));
                      await(saysAfter(world, 1, "b"));
                    }));
          } catch (TimeoutError _) {
            world.print("late");
          }
        },
        Set.of("a b", "a late", "late"),
        Set.of("a b"),
        Set.of("a b"),
        Set.of("a b", "a late", "late")),
    /// Both read before either can write, unless timing puts one behind the other.
    UPDATE_LOST_UNLESS_TIMING_HELPS(
        world -> {
          var count = world.cell("count");
          await(gather(addsSlowly(count), addsSlowly(count)));
          world.print(count.get());
        },
        Set.of("1", "2"),
        Set.of("1"),
        Set.of("1"),
        Set.of("1", "2")),
    /// The first to ask gets the first item.
    TWO_CONSUMERS(
        world -> {
          var queue = new Queue<Integer>();
          queue.putNowait(1);
          queue.putNowait(2);
          var got = await(gather(queue.get(), queue.get()));
          world.print(got.get(0) + " " + got.get(1));
        },
        Set.of("1 2"),
        Set.of("1 2", "2 1"),
        Set.of("1 2", "2 1"),
        Set.of("1 2", "2 1")),
    /// What is less comes first, if it's there by then.
    PRIORITIES(
        world -> {
          var queue = new PriorityQueue<Integer>();
          var consumer =
              async(
                  () -> {
                    world.print(await(queue.get()));
                    world.print(await(queue.get()));
                  });
          await(gather(async(() -> queue.putNowait(2)), async(() -> queue.putNowait(1)), consumer));
        },
        Set.of("1 2"),
        Set.of("1 2", "2 1"),
        Set.of("1 2", "2 1"),
        Set.of("1 2", "2 1")),
    /// Joining waits for work that was put before.
    JOIN(
        world -> {
          var queue = new Queue<Integer>();
          queue.putNowait(1);
          var worker =
              createTask(
                  async(
                      () -> {
                        world.print(await(queue.get()));
                        await(sleep(Duration.ZERO));
                        queue.taskDone();
                      }));
          await(queue.join());
          world.print("joined");
          await(worker);
        },
        Set.of("1 joined"),
        Set.of("1 joined"),
        Set.of("1 joined"),
        Set.of("1 joined")),
    /// A lock that is let go belongs to who has waited longest, not to who asks again at once.
    FAIR_LOCK(
        world -> {
          var lock = new Lock();
          var greedy =
              async(
                  () -> {
                    for (var name : List.of("a1", "a2")) {
                      try (var _ = await(lock.acquire())) {
                        world.print(name);
                        await(sleep(Duration.ZERO));
                      }
                    }
                  });
          var other =
              async(
                  () -> {
                    try (var _ = await(lock.acquire())) {
                      world.print("b");
                    }
                  });
          await(gather(greedy, other));
        },
        Set.of("a1 b a2"),
        Set.of("a1 b a2", "b a1 a2"),
        Set.of("a1 b a2", "b a1 a2", "a1 a2 b"),
        Set.of("a1 b a2", "b a1 a2", "a1 a2 b")),
    /// An event that is cleared again has told only those who waited already.
    EVENT_CLEARED_AT_ONCE(
        world -> {
          var event = new Event();
          var waiter =
              async(
                  () -> {
                    await(event.waitSet());
                    world.print("told");
                  });
          var setter =
              async(
                  () -> {
                    event.set();
                    event.clear();
                  });
          await(gather(waiter, setter));
        },
        Set.of("told"),
        Set.of("told", "DeadlockError"),
        Set.of("told", "DeadlockError"),
        Set.of("told", "DeadlockError")),
    /// A condition with a flag that is looked at under the lock can't miss its notification.
    CONDITION_WITH_A_FLAG(
        world -> {
          var condition = new Condition();
          var flag = world.cell("flag");
          var waiter =
              async(
                  () -> {
                    try (var _ = await(condition.acquire())) {
                      while (flag.get() == 0) {
                        await(condition.waitNotified());
                      }
                      world.print("told");
                    }
                  });
          var notifier =
              async(
                  () -> {
                    try (var _ = await(condition.acquire())) {
                      flag.set(1);
                      condition.notifyOne();
                    }
                  });
          await(gather(waiter, notifier));
        },
        Set.of("told"),
        Set.of("told"),
        Set.of("told"),
        Set.of("told")),
    /// Who comes to a barrier first has number 0.
    BARRIER(
        world -> {
          var barrier = new Barrier(2);
          var got = await(gather(barrier.waitAll(), barrier.waitAll()));
          world.print(got.get(0) + " " + got.get(1));
        },
        Set.of("0 1"),
        Set.of("0 1", "1 0"),
        Set.of("0 1", "1 0"),
        Set.of("0 1", "1 0")),
    /// Callbacks of one future run in the order in which they were added, if nothing mixes them.
    DONE_CALLBACKS(
        world -> {
          var future = EventLoop.running().<Integer>createFuture();
          future.addDoneCallback(_ -> world.print("a"));
          future.addDoneCallback(_ -> world.print("b"));
          future.setResult(1);
          await(sleep(millis(1)));
        },
        Set.of("a b"),
        Set.of("a b", "b a"),
        Set.of("a b", "b a"),
        Set.of("a b", "b a")),
    /// Of two failures, a gather passes on the one that it hears of first.
    TWO_FAILURES_GATHERED(
        world -> {
          try {
            await(gather(fails("a"), fails("b")));
          } catch (IllegalStateException e) {
            world.print(String.valueOf(e.getMessage()));
          }
        },
        Set.of("a"),
        Set.of("a", "b"),
        Set.of("a", "b"),
        Set.of("a", "b")),
    /// A group has the failures of all children that were not cancelled before they could fail.
    TWO_FAILURES_IN_A_GROUP(
        world -> {
          try {
            await(
                taskGroup(
                    group -> {
                      group.createTask(fails("a"));
                      group.createTask(fails("b"));
                    }));
          } catch (ExceptionGroup failures) {
            failures.exceptions().forEach(each -> world.print(String.valueOf(each.getMessage())));
          }
        },
        Set.of("a b"),
        Set.of("a b", "b a"),
        Set.of("a b", "b a", "a", "b"),
        Set.of("a b", "b a", "a", "b")),
    /// Who is cancelled after it was woken, but before it goes on, is cancelled all the same.
    CANCELLED_ON_THE_WAY(
        world -> {
          var event = new Event();
          var waiter =
              createTask(
                  async(
                      () -> {
                        try {
                          await(event.waitSet());
                          world.print("told");
                        } catch (CancelledError _) {
                          world.print("cancelled");
                        }
                      }));
          createTask(async(event::set));
          await(createTask(async(() -> waiter.cancel())));
          try {
            await(waiter);
          } catch (CancelledError _) {
            world.print("never began");
          }
        },
        Set.of("cancelled"),
        Set.of("cancelled", "told", "never began"),
        Set.of("cancelled", "told", "never began"),
        Set.of("cancelled", "told", "never began")),
    /// Cancelling who waits for a shielded task leaves the task alone.
    SHIELDED_FROM_A_CANCEL(
        world -> {
          var inner = createTask(says(world, "inner"));
          var outer =
              createTask(
                  async(
                      () -> {
                        await(shield(inner));
                        world.print("outer");
                      }));
          await(createTask(async(() -> outer.cancel())));
          await(waitOn(List.of(inner, outer), Waited.Until.ALL_COMPLETED));
        },
        Set.of("inner outer"),
        Set.of("inner outer", "inner"),
        Set.of("inner outer", "inner"),
        Set.of("inner outer", "inner"));

    private final Consumer<World> body;
    private final List<Set<String>> outcomes; // as the freedoms are listed

    Known(
        Consumer<World> body,
        Set<String> timing,
        Set<String> tick,
        Set<String> any,
        Set<String> all) {
      this.body = body;
      this.outcomes = List.of(timing, tick, any, all);
    }
  }

  private static Coroutine<Void> twice(World world, Lock lock, String name) {
    return async(
        () -> {
          try (var _ = await(lock.acquire())) {
            world.print(name);
            await(sleep(Duration.ZERO));
            world.print(name);
          }
        });
  }

  private static Coroutine<Void> takes(Lock first, Lock second) {
    return async(
        () -> {
          try (var _ = await(first.acquire())) {
            await(sleep(Duration.ZERO));
            try (var _ = await(second.acquire())) {
              await(sleep(Duration.ZERO));
            }
          }
        });
  }

  private static Coroutine<Void> addsSlowly(Explored.Cell count) {
    return async(
        () -> {
          await(sleep(millis(1)));
          var read = count.get();
          await(sleep(millis(1)));
          count.set(read + 1);
        });
  }

  private static Coroutine<Void> fails(String message) {
    return async(
        () -> {
          throw new IllegalStateException(message);
        });
  }

  private static Coroutine<Void> inside(
      Semaphore places, Explored.Cell inside, Explored.Cell most) {
    return async(
        () -> {
          try (var _ = await(places.acquire())) {
            inside.set(inside.get() + 1);
            most.set(Math.max(most.get(), inside.get()));
            await(sleep(Duration.ZERO));
            inside.set(inside.get() - 1);
          }
        });
  }

  private static Coroutine<Void> own(ContextVar<Integer> variable, int value, Explored.Cell into) {
    return async(
        () -> {
          variable.set(value);
          await(sleep(Duration.ZERO));
          into.set(variable.get());
        });
  }

  private static Explored experiment(Known known) {
    return new Explored(world -> run(async(() -> known.body.accept(world))));
  }

  @ParameterizedTest
  @EnumSource
  void theOutcomesAreThose(Known known) {
    for (var freedom : Freedom.values()) {
      var whole = Explorer.of(() -> experiment(known)).with(freedom).explore();
      assertEquals(Exploration.Method.WHOLE, whole.method());
      var expected = new TreeSet<>(known.outcomes.get(freedom.ordinal()));
      assertEquals(expected, outcomes(whole), freedom.toString());
      Reduction.of(experiment(known), freedom, Dependence.TRUE)
          .ifPresent(
              reduction -> {
                assertEquals(Set.of(), reduction.lost(), freedom + " reduced");
                assertEquals(Set.of(), reduction.madeUp(), freedom + " reduced");
              });
    }
  }

  private static Set<String> outcomes(Exploration exploration) {
    var outcomes = new TreeSet<String>();
    Explored.outcomes(exploration).forEach(outcome -> outcomes.add(outcome.strip()));
    return outcomes;
  }
}
