package dev.loopbook.exercise.suite;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.Judge;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does a lot of judging on a few threads that have a judge each.
final class JudgeThreads {
  private JudgeThreads() {}

  /// Does each task, and passes each result to the listener as soon as it's known: in any order and
  /// from several threads, but one at a time.
  ///
  /// @throws IllegalStateException if some task wasn't done because a thread broke down
  /// @throws InterruptedException if this thread is interrupted, after the running tasks
  static <T, R> void run(
      List<T> tasks,
      int threads,
      Supplier<? extends Judge> judges,
      BiFunction<T, Judge, R> task,
      Consumer<R> listener)
      throws InterruptedException {
    Queue<T> open = new ConcurrentLinkedQueue<>(tasks);
    var done = new AtomicInteger();
    var lock = new Object();
    Runnable work =
        () -> {
          try (var judge = judges.get()) {
            for (var next = open.poll(); next != null; next = open.poll()) {
              var result = task.apply(next, judge);
              synchronized (lock) {
                listener.accept(result);
              }
              done.incrementAndGet();
            }
          }
        };
    var workers = new ArrayList<Thread>();
    for (var i = 0; i < Math.min(threads, tasks.size()); i++) {
      workers.add(Thread.ofPlatform().daemon().name("suite-" + i).start(work));
    }
    try {
      for (var worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      open.clear();
      for (var worker : workers) {
        worker.join();
      }
      throw e;
    }
    if (done.get() < tasks.size()) {
      throw new IllegalStateException(
          format("only %d of %d were checked: a judge broke down", done.get(), tasks.size()));
    }
  }
}
