// rejected by oneWhoseFutureIsCancelledIsCancelled: waits: is it cancelled?
package ch21_your_own_loop.e7_cancelling;

import dev.loopbook.loop.Pausable;
import java.util.concurrent.Callable;

/// A coroutine on the loop. It is a future too: of what the coroutine returns.
class Task<T> extends Future<T> {
  private static Task<?> current;

  private final String name;
  private final Pausable code;
  private Future<?> waitsFor;
  private boolean started;
  private boolean asked;
  private boolean mustCancel;

  /// Queues the first step. Nothing of the body runs yet.
  Task(Loop loop, String name, Callable<T> body) {
    super(loop);
    this.name = name;
    this.code = new Pausable(() -> run(body));
    loop.callSoon(this::step);
  }

  private void run(Callable<T> body) {
    try {
      var value = body.call();
      if (mustCancel) {
        super.cancel(); // it was asked to, and has paused nowhere since
      } else {
        setResult(value);
      }
    } catch (CancelledError cancelled) {
      if (!asked) {
        setException(cancelled);
        return;
      }
      super.cancel();
    } catch (Throwable error) {
      setException(error);
    }
  }

  /// Runs the body up to its next pause, and sees to it that somebody takes the next step.
  private void step() {
    if (mustCancel && !started) {
      super.cancel();
      return;
    }
    started = true;
    waitsFor = null;
    current = this;
    try {
      code.resume();
    } finally {
      current = null;
    }
    if (isDone()) {
      return;
    }
    if (waitsFor == null) {
      loop.callSoon(this::step);
    } else {
      waitsFor.addDoneCallback(this::step);
      if (mustCancel && waitsFor.cancel()) {
        mustCancel = false;
      }
    }
  }

  /// Asks the task to end. Whatever it waits for is cancelled; if it waits for nothing, it gets a
  /// [CancelledError] at its next pause. Returns whether the request was made.
  @Override
  boolean cancel() {
    if (isDone()) {
      return false;
    }
    asked = true;
    if (waitsFor == null || !waitsFor.cancel()) {
      mustCancel = true;
    }
    return true;
  }

  /// Returns the task that runs now.
  static Task<?> current() {
    return current;
  }

  /// Waits until a future is done, and returns its result or throws its error.
  static <T> T await(Future<T> future) {
    if (!future.isDone()) {
      pauseFor(future);
    }
    return future.result();
  }

  /// Lets the others have a turn.
  static void yieldTurn() {
    pauseFor(null);
  }

  private static void pauseFor(Future<?> future) {
    var task = current;
    task.waitsFor = future;
    Pausable.pause();
    if (task.mustCancel) {
      task.mustCancel = false;
      throw new CancelledError();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
