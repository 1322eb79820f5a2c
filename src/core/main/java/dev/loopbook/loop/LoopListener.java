package dev.loopbook.loop;

import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/// Hears what a loop does, while it does it, on the loop's own thread.
///
/// A listener that blocks holds up the loop; that's how the shell steps a program. One that throws
/// is reported on standard error and never called again, except that a [LoopEscape] ends the run.
public interface LoopListener {

  /// Why a virtual clock moved.
  enum ClockMove {
    /// Nothing was ready, so time jumped to the next timer.
    JUMP,
    /// A callback blocked the loop with `busy`.
    BUSY
  }

  /// A loop was made.
  default void loopCreated(EventLoop loop) {}

  /// The program given to `run` has ended, and the runner starts to cancel and close what it left
  /// behind.
  ///
  /// @param failure what the program threw, or null
  default void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {}

  /// A loop was closed; it can still be asked about what was left.
  default void loopClosed(EventLoop loop) {}

  /// A runner starts to run `main`. Until that is done, [Runner#interrupt] can end it.
  default void mainBegins(Runner runner, Task<?> main) {}

  /// Tick number [EventLoop#tick] begins; none of it has happened yet.
  default void tickBegins(EventLoop loop) {}

  /// The ready queue of this tick is complete; its callbacks run next.
  default void tickRuns(EventLoop loop) {}

  /// The tick is over.
  default void tickEnds(EventLoop loop) {}

  /// A virtual clock moved to the loop's current time.
  default void clockMoved(EventLoop loop, long fromNanos, ClockMove why) {}

  /// A callback was put in the ready queue, by the running callback ([EventLoop#currentHandle]) or
  /// from outside. For a timer's callback, [#timerFired] is called instead.
  default void handleQueued(Handle handle) {}

  /// A callback begins.
  default void handleBegins(Handle handle) {}

  /// A callback ended, by returning or by throwing.
  default void handleEnds(Handle handle) {}

  /// A timer was set.
  default void timerSet(TimerHandle timer) {}

  /// A timer was due: its callback is now in the ready queue.
  default void timerFired(TimerHandle timer) {}

  /// A timer was cancelled before its callback ran.
  default void timerCancelled(TimerHandle timer) {}

  /// A coroutine was made, perhaps before any loop runs.
  default void coroutineCreated(Coroutine<?> coroutine) {}

  /// A coroutine's code starts.
  default void coroutineStarted(Coroutine<?> coroutine) {}

  /// A task was made and its first step scheduled.
  default void taskCreated(Task<?> task) {}

  /// A task's code starts, or resumes because `resumedBy` is done.
  ///
  /// @param resumedBy what it waited for; null on the first step, and if it only gave up its turn
  /// @param thrown what is thrown at its await; null if it resumes normally
  default void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {}

  /// A task's code is suspended at an `await`.
  ///
  /// @param waitsFor what it waits for; null if it only gave up its turn
  default void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {}

  /// A task's code is about to be suspended, and this thread holds `lock`. Heard only with
  /// [LoopSetup#withMonitorCheck], and only of locks that the suspended code knows by a variable or
  /// a field.
  ///
  /// @param holds how often this thread holds it, for this task and for others
  /// @param line the innermost line of the suspended code that knows it
  default void lockHeld(Task<?> task, Lock lock, int holds, StackTraceElement line) {}

  /// A task was asked to stop.
  default void cancelRequested(Task<?> task, @Nullable String message) {}

  /// A future, or a task, is done.
  default void futureDone(Future<?> future) {}

  /// A callback failed, or something else that no code can catch.
  default void failureReported(EventLoop loop, ExceptionContext context) {}

  /// Something was opened that must be closed, such as a socket or a generator.
  default void resourceOpened(EventLoop loop, Object resource) {}

  /// Something that was opened is now closed.
  default void resourceClosed(EventLoop loop, Object resource) {}

  /// Somebody begins to change the paused loop, from outside the program. What is heard until
  /// [#interventionEnds] is their doing.
  ///
  /// @param what what they do, in words that follow "you": `cancelled upload`
  default void interventionBegins(EventLoop loop, String what) {}

  /// A callback in the ready queue or a timer was changed so: moved, or made to do something else.
  default void handleChanged(Handle handle) {}

  /// That change is made.
  default void interventionEnds(EventLoop loop) {}

  /// The outside world made `resource` ready for `event`, such as "readable".
  default void ioReady(EventLoop loop, Object resource, String event) {}
}
