package dev.loopbook.bench;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.waitFor;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import dev.loopbook.watch.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.IntFunction;

/// What [Operations] measures. The peers in `src/bench/peers` do each of these the same way.
enum Operation {
  /// A task that sleeps. The times lie in no order, and all have passed once the last task has
  /// started.
  SLEEP(count -> everyTask(count, number -> sleep(Duration.ofNanos(scattered(number, count))))),

  /// A child of a gather that has its value at once.
  GATHER(
      count ->
          async(
              () -> {
                var children = new ArrayList<Coroutine<Integer>>(count);
                for (var i = 0; i < count; i++) {
                  var number = i;
                  children.add(async(() -> number));
                }
                await(gather(children));
              })),

  /// An item that one task puts into a queue for ten, and another gets.
  QUEUE(
      count ->
          async(
              () -> {
                var queue = new Queue<Integer>(10);
                var producer =
                    createTask(
                        async(
                            () -> {
                              for (var i = 0; i < count; i++) {
                                await(queue.put(i));
                              }
                            }));
                for (var i = 0; i < count; i++) {
                  await(queue.get());
                }
                await(producer);
              })),

  /// A task that waits in line for a lock that all the others want too, and gives up its turn once
  /// it has it.
  LOCK(
      count -> {
        var lock = new Lock();
        return everyTask(
            count,
            _ ->
                async(
                    () -> {
                      try (var _ = await(lock.acquire())) {
                        await(sleep(Duration.ZERO));
                      }
                    }));
      }),

  /// A timer that is set, and cancelled before it's due.
  TIMER(
      count ->
          async(
              () -> {
                var loop = EventLoop.running();
                for (var i = 0; i < count; i++) {
                  var delay = Duration.ofNanos(1_000_000_000L + scattered(i, count));
                  loop.callLater(delay, () -> {}).cancel();
                }
                await(sleep(Duration.ZERO));
              })),

  /// A timer of many, half of which are cancelled; the others fire.
  TIMERS_HALF_CANCELLED(
      count ->
          async(
              () -> {
                var loop = EventLoop.running();
                var fired = loop.<Void>createFuture();
                var left = new int[] {count / 2};
                var timers = new ArrayList<TimerHandle>(count);
                for (var i = 0; i < count; i++) {
                  timers.add(
                      loop.callLater(
                          Duration.ofNanos(scattered(i, count)),
                          () -> {
                            if (--left[0] == 0) {
                              fired.setResult(null);
                            }
                          }));
                }
                for (var i = 1; i < count; i += 2) {
                  timers.get(i).cancel();
                }
                await(fired);
              })),

  /// A tick with one callback in it.
  TICK(
      count ->
          async(
              () -> {
                for (var i = 0; i < count; i++) {
                  await(sleep(Duration.ZERO));
                }
              })),

  /// A tick as above, all events of which a trace records.
  EVENT(count -> TICK.program.apply(count)),

  /// A task that waits, with all the others, for the same event.
  WAITER(
      count -> {
        var event = new Event();
        return async(
            () -> {
              var tasks = new ArrayList<Coroutine<Void>>(count);
              for (var i = 0; i < count; i++) {
                tasks.add(event.waitSet());
              }
              var all = gather(tasks);
              await(sleep(Duration.ZERO));
              event.set();
              await(all);
            });
      }),

  /// A task that gives up its turn under a time limit that it keeps.
  WAIT_FOR(count -> everyTask(count, _ -> waitFor(sleep(Duration.ZERO), seconds(10))));

  private final IntFunction<Coroutine<Void>> program;

  Operation(IntFunction<Coroutine<Void>> program) {
    this.program = program;
  }

  /// Runs a program that does it `count` times.
  void run(int count) {
    if (this == EVENT) {
      LoopSetup.standard()
          .withListener(new Trace(count * 8))
          .call(() -> Async.run(program.apply(count)));
    } else {
      Async.run(program.apply(count));
    }
  }

  private static Coroutine<Void> everyTask(int count, IntFunction<Coroutine<Void>> code) {
    return async(
        () -> {
          var tasks = new ArrayList<Coroutine<Void>>(count);
          for (var i = 0; i < count; i++) {
            tasks.add(code.apply(i));
          }
          await(gather(tasks));
        });
  }

  /// Returns a delay in nanoseconds, up to 100 for each task.
  static long scattered(int number, int count) {
    return 1 + number * 7_919L % count * 100;
  }
}
