package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A coroutine that the loop runs on its own, next to the others.
///
/// A task runs in steps: each step runs its coroutine up to the next `await` that has to wait. The
/// first step is scheduled when the task is made. As CPython 3.13's `asyncio.Task`.
///
/// @param <T> the type of the coroutine's value
public final class Task<T extends @Nullable Object> extends Future<T> {

  // The part of an access that concerns its name.
  private static final int NAME = 1;

  private final Coroutine<T> coroutine;
  private final Context context;
  private final @Nullable Origin origin;
  private final @Nullable Task<?> maker;
  // Null while nobody has asked for the name of a task that is known by its number: a million of
  // them need no million names.
  private @Nullable String name;
  private boolean wasNamed;
  private final long number;

  // Null before the first step and after the last.
  private @Nullable TaskFiber fiber;
  private int steps;
  // Where it is suspended, once somebody has asked: several listeners do at each suspension.
  private @Nullable StackTraceElement line;

  // How the body ended: written inside the fiber, read by the step that ran it.
  private @Nullable T outcome;
  private @Nullable Throwable failure;

  // What the suspended code waits for (null if it only gave up its turn), and what is thrown at its
  // await when it resumes.
  private @Nullable Future<?> requested;
  private @Nullable Throwable injected;

  // The error for an await of something that can't be awaited; it's noticed only once the task is
  // suspended.
  private @Nullable IllegalStateException mistake;

  // The failures that came to it through its awaits, latest first.
  private @Nullable Met met;

  private @Nullable Future<?> waitingOn;
  private int cancelRequests;
  private boolean mustCancel;

  // Links of the loop's list of pending tasks, so that a task needs no list entry.
  @Nullable Task<?> previous;
  @Nullable Task<?> next;

  Task(
      EventLoop loop, Coroutine<T> coroutine, @Nullable String name, long number, Context context) {
    super(loop);
    this.coroutine = coroutine;
    this.name = name;
    this.wasNamed = name != null;
    this.number = number;
    this.context = context;
    this.maker = loop.currentTask();
    this.origin = loop.setup().tracksOrigins() ? Origin.here() : null;
  }

  /// Schedules the first step.
  void start() {
    loop().callSoon(new Step(this, null), context);
  }

  /// Runs the first step now, in the middle of whatever runs, which goes on when this task has to
  /// wait or is done. As `__eager_start` in CPython's tasks.py.
  void startNow() {
    var maker = loop().swapCurrentTask(null);
    var before = loop().swapContext(context);
    try {
      step(null);
    } finally {
      loop().swapContext(before);
      loop().swapCurrentTask(maker);
    }
  }

  /// One step, scheduled.
  record Step(Task<?> task, @Nullable Throwable thrown) implements Runnable {
    @Override
    public void run() {
      task.step(thrown);
    }
  }

  /// Goes on with the code, as the future it waits for is done.
  void wakeUp(Future<?> done) {
    Throwable thrown = null;
    try {
      done.result();
    } catch (Throwable e) {
      thrown = e;
    }
    step(thrown);
  }

  private void step(@Nullable Throwable thrown) {
    AccessLog.writes(this);
    if (isDone()) {
      throw new InvalidStateError("step of a task that is done: " + this);
    }
    var toThrow = thrown;
    if (mustCancel) {
      mustCancel = false;
      toThrow = thrown instanceof CancelledError ? thrown : makeCancelledError();
    }
    var resumedBy = waitingOn;
    waitingOn = null;
    steps++;
    loop().enter(this);
    var listener = loop().listener();
    try {
      if (listener != null) {
        listener.taskStepBegins(this, resumedBy, toThrow);
      }
      runTo(toThrow);
    } finally {
      loop().leave(this);
      if (fiber == null) {
        met = null; // it's done, and may be kept for its result
      }
    }
    if (listener != null && !isDone()) {
      listener.taskSuspended(this, waitingOn);
    }
  }

  private void runTo(@Nullable Throwable thrown) {
    var code = fiber;
    if (code == null) {
      if (thrown != null) {
        coroutine.abandon(this);
        failure = thrown;
        end();
        return;
      }
      code = fiber = new TaskFiber(this);
    }
    injected = thrown;
    line = null;
    code.resume();
    if (code.isDone()) {
      end();
    } else {
      obey(requested, code);
    }
  }

  /// Runs the coroutine to its end; called inside the fiber.
  void runBody() {
    try {
      outcome = coroutine.runIn(this);
    } catch (Throwable e) {
      failure = e;
    }
  }

  private void end() {
    fiber = null;
    var how = failure;
    var value = outcome;
    failure = null;
    outcome = null;
    loop().forget(this);
    if (how == null && mustCancel) {
      // The coroutine cancelled itself and then returned: it counts as cancelled.
      mustCancel = false;
      markCancelled(cancelMessage());
    } else if (how == null) {
      finish(value, null);
    } else if (how instanceof CancelledError cancelled) {
      markCancelledBy(cancelled);
    } else {
      finish(null, how);
      if (how instanceof LoopEscape escape) {
        throw escape;
      }
    }
  }

  private void obey(@Nullable Future<?> future, TaskFiber code) {
    if (future == null) {
      loop().callSoon(new Step(this, null), context);
    } else if (future.loop() != loop()) {
      stepWith(format("%s got %s, which belongs to a different loop", this, future));
    } else if (future == this) {
      stepWith("Task cannot await on itself: " + this);
    } else {
      future.addDoneCallback(code, context);
      waitingOn = future;
      if (mustCancel && future.cancel(cancelMessage())) {
        mustCancel = false;
      }
    }
  }

  private void stepWith(String what) {
    mistake = new IllegalStateException(what);
    loop().callSoon(new Step(this, mistake), context);
  }

  /// Suspends the running code until `future` is done, or until its next turn if that is null.
  /// Called by the code itself, inside the fiber.
  void suspend(@Nullable Future<?> future) {
    if (loop().setup().refusesMonitors()) {
      var frames = RunningFrames.ofCoroutine();
      HeldMonitors.refuse(frames);
      HeldLocks.report(this, frames);
    }
    requested = future;
    Fiber.suspend();
    requested = null;
    var thrown = injected;
    injected = null;
    if (thrown != null) {
      throw Raise.it(placedHere(thrown, future));
    }
  }

  /// Returns `thrown`, which is thrown at an await of `future`, with a stack that says so.
  ///
  /// If the loop made it, it gets the stack of this await: the one it was made on would say
  /// nothing. If it comes from `future`, it gets that of this await below its own. The exception is
  /// a task that was cancelled on another loop, usually at the end of an earlier `run`: where it
  /// was suspended then doesn't matter any more, but who still awaits it does.
  @SuppressWarnings("ReferenceEquality") // that very one
  final Throwable placedHere(Throwable thrown, @Nullable Future<?> future) {
    if (thrown == mistake) {
      thrown.fillInStackTrace();
      mistake = null;
    } else if (future != null && !(thrown instanceof CancelledError c && c.placeHere())) {
      var isOver = thrown instanceof CancelledError && future.loop() != loop();
      var before = isOver ? new StackTraceElement[0] : future.pathOf(thrown);
      var path = FailurePath.throughAwait(before);
      thrown.setStackTrace(path);
      meet(thrown, path);
    } else if (thrown instanceof CancelledError cancelled) {
      cancelled.placeHere();
    }
    return thrown;
  }

  /// Notes the stack with which `failure` came to this task.
  void meet(Throwable failure, StackTraceElement[] path) {
    met = Met.andBefore(failure, path, met);
  }

  /// Returns the stack with which `failure` came to this task; null if it came through no await.
  StackTraceElement @Nullable [] pathOfMet(Throwable failure) {
    return met == null ? null : met.pathOf(failure);
  }

  /// A failure that came to a task. The last few are kept, since a program often awaits something
  /// else, to clean up, before it throws the first one on.
  private static final class Met {

    private static final int MOST = 4;

    private final Throwable failure;
    private final StackTraceElement[] path;
    private final @Nullable Met before;

    Met(Throwable failure, StackTraceElement[] path, @Nullable Met before) {
      this.failure = failure;
      this.path = path;
      this.before = before;
    }

    static Met andBefore(Throwable failure, StackTraceElement[] path, @Nullable Met before) {
      return new Met(failure, path, newest(before, failure, MOST - 1));
    }

    @SuppressWarnings("ReferenceEquality") // that very one
    private static @Nullable Met newest(@Nullable Met met, Throwable except, int most) {
      if (met == null || most == 0) {
        return null;
      }
      return met.failure == except
          ? newest(met.before, except, most)
          : new Met(met.failure, met.path, newest(met.before, except, most - 1));
    }

    @SuppressWarnings("ReferenceEquality") // that very one
    StackTraceElement @Nullable [] pathOf(Throwable wanted) {
      for (var met = this; met != null; met = met.before) {
        if (met.failure == wanted) {
          return met.path;
        }
      }
      return null;
    }
  }

  // Cancellation
  //
  // Nothing can be torn out of a coroutine while it runs; it has to come to an await first. So a
  // cancel is a request, and it is delivered as an exception at the await where the task is
  // suspended. What makes it hard is that the task may be in one of three places:
  //
  // 1. It waits for a future. Then `cancel` cancels that future. The future's callback wakes the
  //    task in the next tick, asking for the result throws CancelledError, and `step` throws it
  //    into the coroutine. If the future is a task, the request travels down to the innermost
  //    await, and the error travels back up: each task on the way may clean up, or swallow it.
  //    `waitingOn` stays set meanwhile, because the inner task may swallow this request and must
  //    get the next one.
  // 2. A step is scheduled already: the task has not started, gave up its turn, or what it waited
  //    for was done earlier in this tick, so that the future refuses to be cancelled. The request
  //    is kept in `mustCancel`, and `step` throws the error in place of the result. A cancel can
  //    thus arrive *late*: the task was given a value, and never sees it. If that value was a
  //    lock, a permit or an item, whoever gave it must take it back; `WaitLine` in the room
  //    `sync` is about exactly that.
  // 3. It is running, and cancels itself. `mustCancel` again: `obey` passes the request on to the
  //    next future that the coroutine waits for, so the error comes one tick later. An await that
  //    doesn't have to wait doesn't count. If the coroutine returns without waiting again, `end`
  //    marks the task cancelled although it has a value.
  //
  // The error alone does not say who asked. A time-out that cancels its own task must know
  // whether the CancelledError that comes by is its own, to be turned into a TimeoutError, or
  // somebody else's, to be left alone. Both may have asked in the same tick. So requests are
  // counted: each party takes its own back with `uncancel`, and what is left belongs to others
  // ([Timeout], [TaskGroup] and [Runner] all work like this). When the count drops to zero while
  // `mustCancel` is still set, the request was never delivered and is rescinded. Otherwise it
  // would hit an await that has nothing to do with it. That rule is new in 3.13.
  //
  // Sources: `Task.cancel`, `__step` and `uncancel` in CPython 3.13's `asyncio/tasks.py`; the count
  // came with bpo-46771 (github.com/python/cpython/pull/31513), the rescinding with gh-116720.

  /// Asks the task to stop: a [CancelledError] with `message` is thrown at the `await` where it is
  /// suspended, in the next tick.
  ///
  /// This is a request. The task may clean up first, or refuse by catching the error. It only
  /// counts as cancelled once the error has left its coroutine.
  ///
  /// @return false if it was done already
  @Override
  public boolean cancel(@Nullable String message) {
    loop().requireOwnThread();
    AccessLog.writes(this);
    forgetException();
    if (isDone()) {
      return false;
    }
    cancelRequests++;
    var listener = loop().listener();
    if (listener != null) {
      listener.cancelRequested(this, message);
    }
    if (waitingOn == null || !waitingOn.cancel(message)) {
      // A step is scheduled already, or this is the running task: it gets the error at its next
      // await.
      mustCancel = true;
      setCancelMessage(message);
    }
    return true;
  }

  /// Throws `failure` into it in the next tick. Returns false if it's running or done. See
  /// [WhatIf#fail].
  boolean failFromOutside(Throwable failure) {
    if (isDone() || loop().currentTask() == this) {
      return false;
    }
    var awaited = waitingOn;
    var step = new Step(this, failure);
    if (awaited != null && fiber != null && !awaited.isDone()) {
      awaited.removeDoneCallback(fiber);
      waitingOn = null; // a cancel that comes now must not be passed on to what it doesn't await
      loop().callSoon(step, context);
      return true;
    }
    // its next step is scheduled
    for (var handle : loop().ready()) {
      if (handle.task().filter(this::equals).isPresent()) {
        handle.replaceBy(step);
        WhatIf.tell(handle);
        return true;
      }
    }
    return false;
  }

  /// Returns how many cancel requests are open, that is, made and not taken back by [#uncancel].
  public int cancelling() {
    AccessLog.reads(this);
    return cancelRequests;
  }

  /// Takes one cancel request back; returns how many are left.
  ///
  /// For code, such as a time-out, that made the request itself and has dealt with it.
  public int uncancel() {
    loop().requireOwnThread();
    AccessLog.writes(this);
    if (cancelRequests > 0) {
      cancelRequests--;
      if (cancelRequests == 0) {
        mustCancel = false;
      }
    }
    return cancelRequests;
  }

  /// Not for tasks: a task's result is what its coroutine returns.
  ///
  /// @throws UnsupportedOperationException always
  @Override
  public void setResult(T value) {
    throw new UnsupportedOperationException(
        "Task does not support set_result: its coroutine returns the result");
  }

  /// Not for tasks: a task's exception is what its coroutine throws.
  ///
  /// @throws UnsupportedOperationException always
  @Override
  public void setException(Throwable failure) {
    throw new UnsupportedOperationException(
        "Task does not support set_exception: its coroutine throws it");
  }

  /// Returns its name; `Task-1` and so on if it was given none.
  public String name() {
    AccessLog.reads(this, NAME);
    var known = name;
    if (known == null) {
      known = "Task-" + number;
      name = known;
    }
    return known;
  }

  /// Returns what pictures and reports call it: `main` for the task that a run began with, unless
  /// the program named it, and [#name()] for every other.
  ///
  /// asyncio has no such name: there, as in [#name()], the main task is `Task-1`. A reader would
  /// have to know that.
  public String displayName() {
    AccessLog.reads(this, NAME);
    return maker == null && !wasNamed && number == 1 ? "main" : name();
  }

  /// Sets the name that people see.
  public void setName(String name) {
    requireNonNull(name, "name");
    AccessLog.writes(this, NAME);
    this.name = name;
    wasNamed = true;
  }

  /// Returns the context that its code runs in.
  public Context context() {
    return context;
  }

  /// Returns the coroutine it runs.
  public Coroutine<T> coroutine() {
    return coroutine;
  }

  /// Returns where it was made, if the loop's setup records that.
  public Optional<Origin> origin() {
    return Optional.ofNullable(origin);
  }

  /// Returns the task that made it; empty if no task was running then.
  public Optional<Task<?>> maker() {
    return Optional.ofNullable(maker);
  }

  /// Returns how many steps it has started.
  public int steps() {
    AccessLog.reads(this);
    return steps;
  }

  /// Returns the future it waits for; empty if it is done, running, or only gave up its turn.
  public Optional<Future<?>> awaiting() {
    AccessLog.reads(this);
    return Optional.ofNullable(waitingOn);
  }

  /// Returns what it waits for, in a few words: `sleep 1 s`, `task B`, `its turn`.
  public String waitsFor() {
    AccessLog.reads(this);
    return switch (waitingOn) {
      case Task<?> task -> "task " + task.displayName();
      case Future<?> future -> future.label();
      case null ->
          isDone() ? "nothing" : loop().currentTask() == this ? "nothing: it runs" : "its turn";
    };
  }

  /// Returns whether its code is suspended at an `await`.
  public boolean isSuspended() {
    AccessLog.reads(this);
    return fiber != null && loop().currentTask() != this;
  }

  /// Returns the program's lines on its stack, innermost first; empty unless it is suspended.
  public List<StackTraceElement> stack() {
    AccessLog.reads(this);
    return fiber != null && isSuspended() ? fiber.userFrames() : List.of();
  }

  /// Returns the line of the program where it is suspended, the first of [#stack]; empty unless it
  /// is suspended. Its turn may not be over yet: the loop still does what the code asked for.
  public Optional<StackTraceElement> line() {
    AccessLog.reads(this);
    if (fiber != null && line == null) {
      line = fiber.userLine().orElse(null);
    }
    return Optional.ofNullable(line);
  }

  /// Returns the program's frames on its stack with their local variables, innermost first; empty
  /// unless it is suspended, or it's the task that runs on this thread.
  ///
  /// Also empty in a JVM without `--add-opens java.base/java.lang=ALL-UNNAMED`.
  public List<LiveFrame> liveStack() {
    AccessLog.reads(this);
    if (fiber == null) {
      return List.of();
    }
    if (isSuspended()) {
      return fiber.liveFrames();
    }
    return EventLoop.ifRunning().filter(loop()::equals).isPresent()
        ? LiveFrame.ofRunningCallback()
        : List.of();
  }

  @Override
  public String label() {
    return "task " + displayName();
  }

  @Override
  public String toString() {
    var text =
        new StringBuilder("<Task ")
            .append(stateInWords())
            .append(" name='")
            .append(name())
            .append('\'');
    if (waitingOn != null) {
      text.append(" awaiting ").append(waitingOn.label());
    }
    if (cancelRequests > 0 && !isDone()) {
      text.append(" cancelling=").append(cancelRequests);
    }
    return text.append('>').toString();
  }
}
