package dev.loopbook.explore;

import static dev.loopbook.loop.Async.allTasks;
import static dev.loopbook.loop.Async.asCompleted;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.currentTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.shield;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.taskGroup;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.loop.Async.waitOn;

import dev.loopbook.explore.Explored.World;
import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;
import dev.loopbook.sync.Barrier;
import dev.loopbook.sync.Condition;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A small program drawn by a seed: two or three tasks that share cells, locks, events, queues and
/// each other.
final class RandomTasks implements Consumer<World> {

  private static final int KINDS = 30;

  /// The kinds of step that make half of a program: they see most differences, and never wait for
  /// something that doesn't come.
  private static final int[] COMMON = {0, 2, 4, 5, 10, 10, 15, 21};

  private final long seed;
  private final boolean waits;

  /// @param waits whether some time passes before each step
  RandomTasks(long seed, boolean waits) {
    this.seed = seed;
    this.waits = waits;
  }

  @Override
  public void accept(World world) {
    new Running(world, new SplittableRandom(seed), waits).main();
  }

  private static final class Running {
    private final World world;
    private final SplittableRandom random;
    private final boolean waits;
    private final Lock lock = new Lock();
    private final Event event = new Event();
    private final Queue<Integer> queue = new Queue<>(1);
    private final Semaphore semaphore = new Semaphore(1);
    private final Condition condition = new Condition();
    private final List<Task<?>> tasks = new ArrayList<>();
    private final Barrier barrier = new Barrier(2);
    private final ContextVar<Integer> variable = ContextVar.named("variable", 0);
    private Future<Integer> future;

    Running(World world, SplittableRandom random, boolean waits) {
      this.world = world;
      this.waits = waits;
      this.random = random;
    }

    void main() {
      var count = 2 + random.nextInt(2);
      // Drawn before anything runs, so that the program is the same in every order.
      var bodies = new ArrayList<List<Runnable>>();
      for (var i = 0; i < count; i++) {
        bodies.add(steps(i, count));
      }
      var how = random.nextInt(8);
      run(
          async(
              () -> {
                future = EventLoop.running().createFuture();
                if (how == 0) {
                  await(gather(bodies.stream().map(Running::task).toList()));
                } else if (how == 1) {
                  for (var body : bodies) {
                    tasks.add(createTask(task(body), "t" + tasks.size()));
                  }
                  var waited = await(waitOn(tasks, Waited.Until.FIRST_EXCEPTION));
                  world.print(waited.done().size() + " are done");
                } else if (how < 4) {
                  await(
                      taskGroup(
                          group -> {
                            for (var i = 0; i < count; i++) {
                              tasks.add(group.createTask(task(bodies.get(i)), "t" + i));
                            }
                          }));
                } else {
                  for (var i = 0; i < count; i++) {
                    tasks.add(createTask(task(bodies.get(i)), "t" + i));
                  }
                  for (var task : tasks) {
                    try {
                      await(task);
                    } catch (CancelledError _) {
                      world.print("cancelled");
                    }
                  }
                }
                world.print(world.cell("a").get() + "/" + world.cell("b").get());
              }));
    }

    private Coroutine<Integer> changed(String cell, int by) {
      return async(
          () -> {
            world.cell(cell).set(world.cell(cell).get() + by);
            await(sleep(Duration.ZERO));
            return world.cell(cell).get();
          });
    }

    private static Coroutine<Void> task(List<Runnable> steps) {
      return async(() -> steps.forEach(Runnable::run));
    }

    private List<Runnable> steps(int task, int tasks) {
      var steps = new ArrayList<Runnable>();
      var count = 1 + random.nextInt(tasks == 2 ? 3 : 2);
      for (var i = 0; i < count; i++) {
        if (waits) {
          var pause = millis(1 + random.nextInt(3));
          steps.add(() -> await(sleep(pause)));
        }
        steps.add(step(task, tasks));
      }
      return steps;
    }

    private String cell() {
      return random.nextBoolean() ? "a" : "b";
    }

    private Runnable step(int task, int count) {
      var cell = cell();
      var other = cell();
      var value = 1 + random.nextInt(3);
      var whom = random.nextInt(count);
      var kind =
          random.nextBoolean() ? COMMON[random.nextInt(COMMON.length)] : random.nextInt(KINDS);
      return switch (kind) {
        case 0 -> () -> world.cell(cell).set(world.cell(other).get() + value);
        case 1 -> () -> world.cell(cell).set(value);
        case 2, 3 -> () -> await(sleep(Duration.ZERO));
        case 4 ->
            () -> {
              var read = world.cell(cell).get();
              await(sleep(Duration.ZERO));
              world.cell(cell).set(read + value);
            };
        case 5 ->
            () -> {
              try (var _ = await(lock.acquire())) {
                var read = world.cell(cell).get();
                await(sleep(Duration.ZERO));
                world.cell(cell).set(read + value);
              }
            };
        case 6 -> event::set;
        case 7 -> () -> await(event.waitSet());
        case 8 -> () -> await(queue.put(value));
        case 9 -> () -> world.cell(cell).set(await(queue.get()));
        case 10 -> () -> world.print("t" + task + " sees " + world.cell(cell).get());
        case 11 ->
            () -> {
              if (whom < tasks.size()) {
                AccessLog.reads(tasks);
                tasks.get(whom).cancel();
              }
            };
        case 12 -> () -> await(sleep(millis(value)));
        case 13 ->
            () -> {
              if (!future.isDone()) {
                future.setResult(value);
              }
            };
        case 14 -> () -> world.cell(cell).set(await(shield(future)));
        case 15 ->
            () -> {
              try (var _ = await(semaphore.acquire())) {
                await(sleep(Duration.ZERO));
                world.cell(cell).set(world.cell(cell).get() * 2 + value);
              }
            };
        case 16 ->
            () -> {
              try (var _ = await(condition.acquire())) {
                world.cell(cell).set(value);
                condition.notifyOne();
              }
            };
        case 17 -> () -> world.print(await(barrier.waitAll()) + " at the barrier");
        case 18 ->
            () -> {
              currentTask().setName(currentTask().name() + value);
              await(sleep(Duration.ZERO));
            };
        case 19 ->
            () -> {
              if (whom < tasks.size()) {
                AccessLog.reads(tasks);
                world.cell(cell).set(tasks.get(whom).name().length());
              }
            };
        case 20 -> () -> world.cell(cell).set(allTasks().size());
        case 21 ->
            () -> {
              var loop = EventLoop.running();
              Future<Integer> added = loop.createFuture();
              var add =
                  loop.callSoon(
                      () -> {
                        world.cell(cell).set(world.cell(cell).get() + value);
                        added.setResult(value);
                      });
              await(sleep(Duration.ZERO));
              if (world.cell(other).get() > 1) {
                add.cancel();
              } else {
                await(added);
              }
            };
        case 22 ->
            () -> {
              var late = EventLoop.running().callLater(millis(1), () -> world.print("late"));
              await(sleep(millis(whom)));
              late.cancel();
            };
        case 23 ->
            () -> {
              if (value == 1 && world.cell(cell).get() == value) {
                throw new IllegalStateException("t" + task);
              }
            };
        case 24 ->
            () -> {
              variable.set(variable.get() + value);
              await(sleep(Duration.ZERO));
              world.cell(cell).set(variable.get());
            };
        case 25 -> () -> world.cell(cell).set((int) EventLoop.running().time().toMillis());
        case 26 ->
            () -> {
              var each = asCompleted(List.of(changed(cell, value), changed(other, 1)));
              for (var done : each.results()) {
                world.print(await(done));
              }
            };
        case 27 ->
            () -> {
              try {
                world.cell(cell).set(await(waitFor(shield(future), millis(value))));
              } catch (dev.loopbook.loop.TimeoutError _) {
                world.print("t" + task + " has waited");
              }
            };
        case 28 -> () -> world.print(lock + " " + event.isSet() + " " + queue.size());
        default ->
            () -> {
              try {
                await(timeout(millis(2), () -> await(event.waitSet())));
              } catch (dev.loopbook.loop.TimeoutError _) {
                world.print("t" + task + " gives up");
              }
            };
      };
    }
  }
}
