// right: its state has a name, and the next step is taken by whoever it waits for
package ch21_your_own_loop.e7_cancelling;

import dev.loopbook.loop.Pausable;
import java.util.concurrent.Callable;

/// A coroutine on the loop. It is a future too: of what the coroutine returns.
class Task<T> extends Future<T> {
  private static Task<?> current;

  private final String name;
  private final Pausable code;
  private Future<?> waitsFor;
  private State state = State.NEW;
  private boolean requested;

  private enum State {
    NEW,
    RUNNING,
    YIELDS,
    WAITS
  }

  /// Queues the first step. Nothing of the body runs yet.
  Task(Loop loop, String name, Callable<T> body) {
    super(loop);
    this.name = name;
    this.code = new Pausable(() -> run(body));
    loop.callSoon(this::step);
  }

  private void run(Callable<T> body) {
    T value;
    try {
      value = body.call();
    } catch (CancelledError asked) {
      super.cancel();
      return;
    } catch (Throwable error) {
      setException(error);
      return;
    }
    if (requested) {
      super.cancel();
    } else {
      setResult(value);
    }
  }

  private void step() {
    if (state == State.NEW && requested) {
      super.cancel();
      return;
    }
    state = State.RUNNING;
    current = this;
    try {
      code.resume();
    } finally {
      current = null;
    }
    switch (state) {
      case YIELDS -> loop.callSoon(this::step);
      case WAITS -> {
        waitsFor.addDoneCallback(this::step);
        if (requested) {
          requested = !waitsFor.cancel();
        }
      }
      case NEW, RUNNING -> {} // it has ended
    }
  }

  /// Asks the task to end. Whatever it waits for is cancelled; if it waits for nothing, it gets a
  /// [CancelledError] at its next pause. Returns whether the request was made.
  @Override
  boolean cancel() {
    if (isDone()) {
      return false;
    }
    var passedOn = state == State.WAITS && waitsFor.cancel();
    requested = requested || !passedOn;
    return true;
  }

  /// Returns the task that runs now.
  static Task<?> current() {
    return current;
  }

  /// Waits until a future is done, and returns its result or throws its error.
  static <T> T await(Future<T> future) {
    if (!future.isDone()) {
      current.waitsFor = future;
      pause(State.WAITS);
    }
    return future.result();
  }

  /// Lets the others have a turn.
  static void yieldTurn() {
    pause(State.YIELDS);
  }

  private static void pause(State how) {
    var task = current;
    task.state = how;
    Pausable.pause();
    if (task.requested) {
      task.requested = false;
      throw new CancelledError();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
