package dev.loopbook.loop;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The threads that do what would block the loop.
final class ThreadPool {

  /// How long the end of a program waits for threads that are still at work; the same as asyncio.
  private static final Duration LONGEST_JOIN = Duration.ofMinutes(5);

  // On a thread with a job: the loop that gave it. Set before the job and removed after it.
  private static final ThreadLocal<EventLoop> EMPLOYER = new ThreadLocal<>();

  private final EventLoop loop;
  private @Nullable ExecutorService pool;
  private @Nullable Workers workers;
  private boolean shutDown;
  // Jobs whose outcome has not been delivered, without those of the workers. Only the loop's thread
  // uses it.
  private int jobs;
  // The threads that are running a job. Each adds and removes itself; the loop's thread looks at
  // their states.
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();

  ThreadPool(EventLoop loop) {
    this.loop = loop;
  }

  <T extends @Nullable Object> Future<T> submit(Body<T> body) {
    if (shutDown) {
      throw new IllegalStateException(
          "Executor shutdown has been called; the loop takes no more work for threads");
    }
    var others = workers;
    if (others != null) {
      return submit(others::execute, body, new ThreadJob(false, this::end));
    }
    var threads = pool;
    if (threads == null) {
      threads = pool = Executors.newFixedThreadPool(size(), daemons());
    }
    return submit(threads, body);
  }

  <T extends @Nullable Object> Future<T> submit(Executor executor, Body<T> body) {
    return submit(executor, body, new ThreadJob(true, this::end));
  }

  private <T extends @Nullable Object> Future<T> submit(
      Executor executor, Body<T> body, ThreadJob job) {
    Future<T> future = loop.createFuture(job);
    begin(job);
    try {
      executor.execute(() -> work(body, job, future));
    } catch (RuntimeException refused) {
      end(job);
      throw refused;
    }
    return future;
  }

  private void begin(ThreadJob job) {
    jobs += job.isOutside() ? 1 : 0;
    if (loop.listener() != null) {
      loop.resources().opened(job);
    }
  }

  private void end(ThreadJob job) {
    jobs -= job.isOutside() ? 1 : 0;
    loop.resources().closed(job);
  }

  private <T extends @Nullable Object> void work(Body<T> body, ThreadJob job, Future<T> future) {
    if (!job.starts()) {
      return; // cancelled while it was queued
    }
    Outcome<T> outcome;
    working.add(Thread.currentThread());
    EMPLOYER.set(loop);
    try {
      outcome = new Outcome.Value<>(body.run());
    } catch (Throwable e) {
      outcome = new Outcome.Failure<>(e);
    } finally {
      EMPLOYER.remove();
    }
    deliver(job, future, outcome);
    working.remove(Thread.currentThread());
  }

  private <T extends @Nullable Object> void deliver(
      ThreadJob job, Future<T> future, Outcome<T> outcome) {
    try {
      loop.callSoonThreadsafe(() -> complete(job, future, outcome));
    } catch (IllegalStateException closed) {
      // The loop is closed, so nothing waits for the outcome any more.
    }
  }

  private <T extends @Nullable Object> void complete(
      ThreadJob job, Future<T> future, Outcome<T> outcome) {
    end(job);
    if (future.isDone()) {
      return;
    }
    switch (outcome) {
      case Outcome.Value(var value) -> future.setResult(value);
      case Outcome.Failure(var exception) -> future.setException(exception);
    }
  }

  /// Returns the loop for which this thread does a job, or null if it does none.
  static @Nullable EventLoop loopOfThisJob() {
    return EMPLOYER.get();
  }

  /// Returns how many jobs have not reported back.
  int jobs() {
    return jobs + (workers != null && workers.isAtWork() ? 1 : 0);
  }

  void setWorkers(Workers workers) {
    this.workers = workers;
  }

  /// Returns whether every thread that has a job waits, without a time limit, for another one.
  boolean allWait() {
    return !working.isEmpty()
        && working.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
  }

  /// Returns a coroutine that waits until all threads are idle and ends them.
  Coroutine<Void> shutdown() {
    return Coroutine.named(
        "shutdownDefaultExecutor",
        () -> {
          shutDown = true;
          var threads = pool;
          if (threads != null) {
            join(threads);
          }
          if (workers != null) {
            Async.await(workers.join());
          }
        });
  }

  private void join(ExecutorService threads) {
    threads.shutdown();
    Executor newThread = job -> daemons().newThread(job).start();
    var job = new ThreadJob(true, this::end);
    Future<Boolean> idle = loop.createFuture(job);
    jobs++; // it's the loop's own: no resource of the program's
    newThread.execute(
        () ->
            work(
                () -> threads.awaitTermination(LONGEST_JOIN.toSeconds(), TimeUnit.SECONDS),
                job,
                idle));
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
