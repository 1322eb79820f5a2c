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
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.loop.Async.waitOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.explore.Explored.World;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.loop.Waited;
import dev.loopbook.sync.Condition;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
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
        Set.of("1 2"));

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

  private static Explorer explorer(Known known, Freedom freedom) {
    return Explored.program(world -> run(async(() -> known.body.accept(world)))).with(freedom);
  }

  @ParameterizedTest
  @EnumSource
  void theOutcomesAreThose(Known known) {
    for (var freedom : Freedom.values()) {
      var whole = explorer(known, freedom).explore();
      assertEquals(Exploration.Method.WHOLE, whole.method());
      var expected = new TreeSet<>(known.outcomes.get(freedom.ordinal()));
      assertEquals(expected, outcomes(whole), freedom.toString());
      var most = whole.orders() - 1;
      if (most > 0) {
        var reduced = explorer(known, freedom).withReduction().withMost(most).explore();
        var names = outcomes(reduced);
        assertEquals(expected, reduced.isProven() ? names : expected, freedom + " reduced");
      }
    }
  }

  private static Set<String> outcomes(Exploration exploration) {
    var outcomes = new TreeSet<String>();
    Explored.outcomes(exploration).forEach(outcome -> outcomes.add(outcome.strip()));
    return outcomes;
  }
}
