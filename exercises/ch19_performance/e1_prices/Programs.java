package ch19_performance.e1_prices;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;

/// Six programs with a price. They are given: leave them as they are.
final class Programs {
  private Programs() {}

  static Coroutine<Void> chainOfAwaits() {
    return async(() -> {
      await(async(() -> {
        await(async(() -> {
          await(sleep(millis(0)));
        }));
      }));
    });
  }

  static Coroutine<Void> chainOfTasks() {
    return async(() -> {
      await(createTask(async(() -> {
        await(createTask(async(() -> {
          await(sleep(millis(0)));
        })));
      })));
    });
  }

  static Coroutine<Void> threeSleeps() {
    return async(() -> {
      await(sleep(millis(0)));
      await(sleep(millis(0)));
      await(sleep(millis(0)));
    });
  }

  static Coroutine<Void> threeSleepsAtOnce() {
    return async(() -> {
      await(gather(sleep(millis(0)), sleep(millis(0)), sleep(millis(0))));
    });
  }

  static Coroutine<Void> laterAwaited() {
    return async(() -> {
      var task = createTask(sleep(millis(0)));
      await(sleep(millis(0)));
      await(sleep(millis(0)));
      await(sleep(millis(0)));
      await(task);
    });
  }

  /// Two players and a ball that goes over the net four times.
  static Coroutine<Void> passTheBall() {
    return async(() -> {
      var there = new Queue<String>();
      var back = new Queue<String>();
      var other = createTask(async(() -> {
        for (int i = 0; i < 2; i++) {
          back.putNowait(await(there.get()));
        }
      }));
      for (int i = 0; i < 2; i++) {
        there.putNowait("ball");
        await(back.get());
      }
      await(other);
    });
  }
}
