package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Code that can pause in the middle, and nothing more: the one thing that a loop of your own can't
/// do in plain Java.
///
/// There is no loop in it. [#resume] runs the code on the caller's thread, up to its next [#pause]
/// or to its end, and then returns. If nobody resumes it, it stays where it is.
///
/// ```
/// NEW -> RUNNING <-> PAUSED
///           |
///           v
///         DONE
/// ```
public final class Pausable {

  /// The stages of its life.
  private enum State {
    NEW,
    RUNNING,
    PAUSED,
    DONE
  }

  private final Fiber fiber;
  private State state = State.NEW;
  private @Nullable Throwable failure;

  /// Makes one that will run `code`; nothing runs yet.
  public Pausable(Runnable code) {
    requireNonNull(code, "code");
    MissingExport.requireNone();
    fiber = new Fiber(Fiber.Kind.PAUSABLE, () -> run(code));
  }

  private void run(Runnable code) {
    try {
      code.run();
    } catch (Throwable e) {
      failure = e; // the JVM would lose it: the caller of resume gets it
    }
  }

  /// Runs the code until it pauses or ends. Throws what the code throws.
  ///
  /// @throws IllegalStateException if it has ended, or is running
  public void resume() {
    if (state == State.RUNNING || state == State.DONE) {
      throw new IllegalStateException(
          state == State.DONE ? "this code has run to its end" : "this code is running already");
    }
    state = State.RUNNING;
    fiber.resume();
    state = fiber.isDone() ? State.DONE : State.PAUSED;
    if (failure != null) {
      throw Raise.it(failure);
    }
  }

  /// Returns whether the code has run to its end.
  public boolean isDone() {
    return state == State.DONE;
  }

  /// Pauses the code that calls this. Its [#resume] returns, and the next one continues here.
  ///
  /// @throws IllegalStateException if no pausable code runs on this thread, or a class initializer
  ///   or a native method is on the stack
  public static void pause() {
    if (!Fiber.isInside(Fiber.Kind.PAUSABLE)) {
      throw new IllegalStateException(
          "nothing here can pause: call pause() in code that a Pausable runs");
    }
    Fiber.suspend(Fiber.Kind.PAUSABLE);
  }

  @Override
  public String toString() {
    return "<Pausable " + state.name().toLowerCase(Locale.ROOT) + ">";
  }
}
