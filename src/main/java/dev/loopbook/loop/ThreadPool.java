package dev.loopbook.loop;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The threads to which a loop hands work that would block it.
final class ThreadPool {

  /// How long the end of a program waits for threads that are still at work, as asyncio does.
  private static final Duration LONGEST_JOIN = Duration.ofMinutes(5);

  private final EventLoop loop;
  private @Nullable ExecutorService pool;
  private boolean shutDown;

  ThreadPool(EventLoop loop) {
    this.loop = loop;
  }

  <T extends @Nullable Object> Future<T> submit(Body<T> body) {
    if (shutDown) {
      throw new IllegalStateException(
          "Executor shutdown has been called; the loop takes no more work for threads");
    }
    var threads = pool;
    if (threads == null) {
      threads = pool = Executors.newFixedThreadPool(size(), daemons());
    }
    return submit(threads, body);
  }

  <T extends @Nullable Object> Future<T> submit(Executor executor, Body<T> body) {
    Future<T> future = loop.createFuture("a thread");
    loop.outsideWorkBegins();
    try {
      executor.execute(() -> work(body, future));
    } catch (RuntimeException refused) {
      loop.outsideWorkEnds();
      throw refused;
    }
    return future;
  }

  private <T extends @Nullable Object> void work(Body<T> body, Future<T> future) {
    Outcome<T> outcome;
    try {
      outcome = new Outcome.Value<>(body.run());
    } catch (Throwable e) {
      outcome = new Outcome.Failure<>(e);
    }
    deliver(future, outcome);
  }

  private <T extends @Nullable Object> void deliver(Future<T> future, Outcome<T> outcome) {
    try {
      loop.callSoonThreadsafe(() -> complete(future, outcome));
    } catch (IllegalStateException closed) {
      // The loop is gone, and with it whoever wanted to know.
    }
  }

  private <T extends @Nullable Object> void complete(Future<T> future, Outcome<T> outcome) {
    loop.outsideWorkEnds();
    if (future.isDone()) {
      return;
    }
    switch (outcome) {
      case Outcome.Value(var value) -> future.setResult(value);
      case Outcome.Failure(var exception) -> future.setException(exception);
    }
  }

  /// Returns a coroutine that waits until all threads are idle, and ends them.
  Coroutine<Void> shutdown() {
    return Coroutine.named(
        "shutdownDefaultExecutor",
        () -> {
          shutDown = true;
          var threads = pool;
          if (threads != null) {
            join(threads);
          }
          return null;
        });
  }

  private void join(ExecutorService threads) {
    threads.shutdown();
    Executor newThread = job -> daemons().newThread(job).start();
    Future<Boolean> idle =
        submit(
            newThread, () -> threads.awaitTermination(LONGEST_JOIN.toSeconds(), TimeUnit.SECONDS));
    if (!Async.await(idle)) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "The executor did not finish joining its threads within " + LONGEST_JOIN,
              null,
              threads));
    }
  }

  void close() {
    shutDown = true;
    if (pool != null) {
      pool.shutdown();
    }
  }

  private static int size() {
    return Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
  }

  private static ThreadFactory daemons() {
    return Thread.ofPlatform().daemon().name("loopbook-thread-", 1).factory();
  }
}
