package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// Is told what a loop does, while it does it, on the loop's own thread.
///
/// A listener that blocks holds the loop: that is how a shell steps a program. One that throws is
/// reported to the loop's exception handler and never called again, except that a [LoopEscape] ends
/// the run.
public interface LoopListener {

  /// Why a virtual clock moved.
  enum ClockMove {
    /// Nothing was ready, so time went to the next timer.
    JUMP,
    /// A callback held the loop with `busy`.
    BUSY
  }

  /// A loop was made.
  default void loopCreated(EventLoop loop) {}

  /// The program given to `run` is over and the runner begins to clean up behind it: what is left
  /// now it will cancel and close.
  ///
  /// @param failure what the program threw, if it did
  default void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {}

  /// A loop was closed; what it left behind can still be asked for.
  default void loopClosed(EventLoop loop) {}

  /// A runner begins to run `main`. Until that is done, [Runner#interrupt] ends it politely.
  default void mainBegins(Runner runner, Task<?> main) {}

  /// A loop begins iteration [EventLoop#tick]; nothing of it has happened yet.
  default void tickBegins(EventLoop loop) {}

  /// The ready queue of this tick is complete; its callbacks run next.
  default void tickRuns(EventLoop loop) {}

  /// The iteration is over.
  default void tickEnds(EventLoop loop) {}

  /// A virtual clock moved to the loop's present time.
  default void clockMoved(EventLoop loop, long fromNanos, ClockMove why) {}

  /// A callback was put in the ready queue, by whatever runs now ([EventLoop#currentHandle]) or
  /// from outside; a timer's is told as [#timerFired] instead.
  default void handleQueued(Handle handle) {}

  /// A callback begins.
  default void handleBegins(Handle handle) {}

  /// A callback ended, by returning or by throwing.
  default void handleEnds(Handle handle) {}

  /// A timer was set.
  default void timerSet(TimerHandle timer) {}

  /// A timer was due: its callback stands in the ready queue now.
  default void timerFired(TimerHandle timer) {}

  /// A timer was cancelled before its callback ran.
  default void timerCancelled(TimerHandle timer) {}

  /// A coroutine was made; `loop` need not run yet.
  default void coroutineCreated(Coroutine<?> coroutine) {}

  /// A coroutine's code begins.
  default void coroutineStarted(Coroutine<?> coroutine) {}

  /// A task was made and its first step scheduled.
  default void taskCreated(Task<?> task) {}

  /// A task's code runs on: its first step, or because `resumedBy` is done.
  ///
  /// @param resumedBy what it had waited for; null on the first step and after a bare turn
  /// @param thrown what is thrown at its await; null if it goes on normally
  default void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {}

  /// A task's code stands at an `await`.
  ///
  /// @param waitsFor what it waits for; null if it only gave up its turn
  default void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {}

  /// Somebody asked a task to stop.
  default void cancelRequested(Task<?> task, @Nullable String message) {}

  /// A future, or a task, is done.
  default void futureDone(Future<?> future) {}

  /// A callback failed, or something else that nobody can catch.
  default void failureReported(EventLoop loop, ExceptionContext context) {}

  /// Something was opened that must be closed again, such as a socket or a generator.
  default void resourceOpened(EventLoop loop, Object resource) {}

  /// What was opened is closed.
  default void resourceClosed(EventLoop loop, Object resource) {}

  /// The outside world made `resource` ready for `event`, such as "readable".
  default void ioReady(EventLoop loop, Object resource, String event) {}
}
