package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Runs coroutines on a loop of its own and cleans up after them. As CPython 3.13's
/// `asyncio.Runner`, except that Ctrl-C ends the JVM at once, as it does in any Java program. With
/// `Signals.interruptOnCtrlC` it does what it does in Python.
///
/// Closing it cancels the tasks that are left, waits for them and reports their failures; then it
/// closes the generators, ends the default thread pool, and closes the loop.
public final class Runner implements AutoCloseable {

  private final EventLoop loop = EventLoop.create();
  private final Context context = Context.copy();
  // Both are written by the thread that runs, and read by the one that interrupts.
  private volatile @Nullable Task<?> main;
  private volatile @Nullable Thread thread;
  private final AtomicInteger interrupts = new AtomicInteger();
  private @Nullable Throwable failure;

  /// Returns the loop it runs on.
  public EventLoop loop() {
    return loop;
  }

  /// Runs `coroutine` to its end and returns its value. May be called again with another one.
  ///
  /// @throws IllegalStateException if a loop runs on this thread already, or the runner is closed
  public <T extends @Nullable Object> T run(Coroutine<T> coroutine) {
    return run(coroutine, null);
  }

  /// Runs `coroutine`, like [#run(Coroutine)], in a task called `name`.
  public <T extends @Nullable Object> T run(Coroutine<T> coroutine, @Nullable String name) {
    return run(coroutine, name, context);
  }

  /// Runs `coroutine` in `context` itself, not in the one that all runs of this runner share.
  public <T extends @Nullable Object> T run(
      Coroutine<T> coroutine, @Nullable String name, Context context) {
    requireNonNull(coroutine, "coroutine");
    requireNonNull(context, "context");
    requireNoRunningLoop();
    if (loop.isClosed()) {
      throw new IllegalStateException("Runner is closed");
    }
    var task = loop.createTask(coroutine, name, context);
    interrupts.set(0);
    failure = null;
    thread = Thread.currentThread();
    main = task;
    var listener = loop.listener();
    if (listener != null) {
      listener.mainBegins(this, task);
    }
    try {
      return loop.runUntilComplete(task);
    } catch (CancelledError cancelled) {
      failure = cancelled;
      if (interrupts.get() > 0 && task.uncancel() == 0) {
        throw new KeyboardInterrupt();
      }
      throw cancelled;
    } catch (Throwable thrown) {
      failure = thrown;
      throw thrown;
    } finally {
      main = null;
      thread = null;
    }
  }

  /// Does what Ctrl-C does, from any thread.
  ///
  /// The first time in a run, it cancels the main task, so that it can clean up. After that, it
  /// interrupts the loop's thread, and the run ends with a [KeyboardInterrupt] in its next tick.
  ///
  /// Python cancels at once, between two instructions; here the request is the loop's next
  /// callback.
  ///
  /// @return false if nothing is running that could be interrupted
  public boolean interrupt() {
    var task = main;
    var running = thread;
    if (task == null || running == null) {
      return false;
    }
    if (interrupts.incrementAndGet() > 1) {
      running.interrupt();
      return true;
    }
    try {
      loop.callSoonThreadsafe(task::cancel);
      return true;
    } catch (IllegalStateException _) {
      return false; // it was closed just now: there is nothing left to interrupt
    }
  }

  /// Cleans up and closes the loop. Does nothing the second time.
  @Override
  public void close() {
    if (loop.isClosed()) {
      return;
    }
    var listener = loop.listener();
    if (listener != null) {
      listener.cleanUpBegins(loop, failure);
    }
    try {
      cancelWhatIsLeft(failure);
      runPast(failure, loop.ensureFuture(loop.shutdownGenerators()));
      runPast(failure, loop.ensureFuture(loop.shutdownDefaultExecutor()));
    } finally {
      loop.close();
    }
  }

  @SuppressWarnings("ReferenceEquality") // that very exception
  private void cancelWhatIsLeft(@Nullable Throwable known) {
    List<Task<?>> left = loop.tasks();
    if (left.isEmpty()) {
      return;
    }
    left.forEach(Task::cancel);
    runPast(known, Gather.returningExceptions(left));
    for (var task : left) {
      if (!task.isCancelled()) {
        task.exception()
            .filter(thrown -> thrown != known || !(thrown instanceof LoopEscape))
            .ifPresent(thrown -> reportAtShutdown(task, thrown));
      }
    }
  }

  // A cancelled task may throw on what ended the run: a task group does so with an escape of one of
  // its children, and each group around it too. The run's caller has that already, and to throw it
  // here again would make Java add it to itself as a suppressed failure, which is refused. Nor may
  // it end the clean-up of the others.
  @SuppressWarnings("ReferenceEquality") // that very exception
  private void runPast(@Nullable Throwable known, Future<?> cleanUp) {
    do {
      try {
        loop.runUntilComplete(cleanUp);
      } catch (Throwable thrown) {
        if (thrown != known) {
          throw thrown;
        }
      }
    } while (!cleanUp.isDone());
  }

  private void reportAtShutdown(Task<?> task, Throwable thrown) {
    loop.callExceptionHandler(
        new ExceptionContext("unhandled exception during shutdown of run(...)", thrown, task));
  }

  static void requireNoRunningLoop() {
    if (EventLoop.runningOrNull() != null) {
      throw new IllegalStateException(
          "run(...) cannot be called from a running event loop: await the coroutine instead");
    }
  }
}
