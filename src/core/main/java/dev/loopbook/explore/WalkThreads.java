package dev.loopbook.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// Shares a walk among threads, one for each copy of the experiment.
final class WalkThreads {

  private WalkThreads() {}

  /// Lets `work` run with each of `trials`, each on a thread of its own and the first on this one;
  /// returns when all have ended.
  static void share(List<Trials> trials, Consumer<Trials> work) {
    var failure = new AtomicReference<@Nullable Throwable>();
    var threads = new ArrayList<Thread>();
    for (var each : trials.subList(1, trials.size())) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("explorer")
              .start(() -> noteFailure(() -> work.accept(each), failure)));
    }
    noteFailure(() -> work.accept(trials.getFirst()), failure);
    threads.forEach(WalkThreads::join);
    if (failure.get() != null) {
      throw rethrow(failure.get());
    }
  }

  /// Shares out the orders with the numbers from 0 to `count`, each to a thread that is free, until
  /// all were run or somebody stops it.
  static void share(
      List<Trials> trials, int count, ExplorationProgress progress, ObjIntConsumer<Trials> work) {
    var next = new AtomicInteger();
    share(
        trials,
        each -> {
          for (var i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            if (progress.isStopped()) {
              return;
            }
            work.accept(each, i);
            progress.ran();
          }
        });
  }

  private static void noteFailure(Runnable work, AtomicReference<@Nullable Throwable> failure) {
    try {
      work.run();
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
  }

  /// Waits for a thread to end, and keeps an interrupt for later.
  private static void join(Thread thread) {
    var interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Throws what a thread died of, on the thread that waited for it.
  private static RuntimeException rethrow(Throwable failure) {
    switch (failure) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
  }
}
