package dev.loopbook.sync;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.OnLoop.tick;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.ReadyQueue;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// A random program: tasks that pause at odd moments and are cancelled at odd moments. The same
/// seed makes the same program.
final class Chaos {

  private final Random random;
  private final boolean unordered;
  private final List<Task<?>> tasks = new ArrayList<>();

  private Chaos(long seed) {
    random = new Random(seed);
    unordered = seed % 2 == 1;
  }

  /// A program that is written down in terms of chaos.
  @FunctionalInterface
  interface Program {
    void run(Chaos chaos) throws Throwable;
  }

  /// Runs `program` with `seed`: with an even one as the loop does, with an odd one in a random
  /// order of callbacks. A failure names the seed.
  static void run(Program program, long seed) {
    var chaos = new Chaos(seed);
    var setup = LoopSetup.standard();
    if (chaos.unordered) {
      setup = setup.withReadyQueue(() -> new AnyOrder(chaos.random));
    }
    try {
      OnLoop.virtual(setup, () -> program.run(chaos));
    } catch (Throwable failure) {
      throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
    }
  }

  /// Returns a number from `from` to `to`, both included.
  int number(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  /// Returns whether the callbacks of a tick run in any order.
  boolean isUnordered() {
    return unordered;
  }

  void spawn(Body.OfVoid body) {
    tasks.add(createTask(async(body)));
  }

  /// Lets no, one or some ticks pass, or time.
  void pause() {
    switch (number(0, 5)) {
      case 0, 1 -> {}
      case 2, 3 -> tick();
      case 4 -> {
        tick();
        tick();
      }
      default -> await(sleep(millis(number(1, 3))));
    }
  }

  /// Awaits `work`, now and then with a limit, or refusing to be cancelled by trying once more.
  <T> T stubbornly(Supplier<? extends Awaitable<T>> work) {
    return switch (number(0, 4)) {
      case 0 -> await(timeout(millis(number(0, 3)), () -> await(work.get())));
      case 1 -> {
        try {
          yield await(work.get());
        } catch (CancelledError e) {
          yield await(work.get());
        }
      }
      default -> await(work.get());
    };
  }

  /// Cancels some of the tasks, one now and then, in between `step`.
  void stir(int rounds, Runnable step) {
    for (var round = 0; round < rounds; round++) {
      if (oneIn(3)) {
        cancelOne();
      }
      step.run();
      if (oneIn(3)) {
        cancelOne();
      }
      pause();
    }
  }

  private void cancelOne() {
    tasks.get(random.nextInt(tasks.size())).cancel();
  }

  /// Returns the tasks that are not done once nothing moves any more.
  List<Task<?>> settle() {
    await(sleep(millis(1000)));
    return tasks.stream().filter(task -> !task.isDone()).toList();
  }

  /// Waits until all tasks are done; a task that waits for ever shows as a deadlock. Each must have
  /// returned, or been cancelled, or thrown one of `expected`.
  @SafeVarargs
  @SuppressWarnings("varargs") // they are only read
  final void finish(Class<? extends Throwable>... expected) {
    for (var task : tasks) {
      try {
        await(task);
      } catch (Throwable failure) {
        if (!(failure instanceof CancelledError)
            && Arrays.stream(expected).noneMatch(type -> type == failure.getClass())) {
          throw failure;
        }
      }
    }
  }

  /// Runs the callbacks of a tick in any order.
  private static final class AnyOrder implements ReadyQueue {

    private final List<Handle> handles = new ArrayList<>();
    private final Random random;

    AnyOrder(Random random) {
      this.random = random;
    }

    @Override
    public void add(Handle handle) {
      handles.add(handle);
    }

    @Override
    public Handle take(int standing) {
      return handles.remove(random.nextInt(standing));
    }

    @Override
    public int size() {
      return handles.size();
    }

    @Override
    public List<Handle> handles() {
      return List.copyOf(handles);
    }

    @Override
    public void clear() {
      handles.clear();
    }
  }
}
