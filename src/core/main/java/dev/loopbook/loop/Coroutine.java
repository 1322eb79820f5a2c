package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// Work that can pause in the middle. Making one runs nothing; it runs when it is awaited, and only
/// once.
///
/// ```
/// CREATED -> RUNNING <-> SUSPENDED
///    |          |
///    +-> CLOSED <+
/// ```
///
/// @param <T> the type of the value it returns
public final class Coroutine<T extends @Nullable Object> implements Awaitable<T> {

  /// The stages of a coroutine's life.
  public enum State {
    /// Made, not started.
    CREATED,
    /// Its code is running, or awaiting a coroutine that is running.
    RUNNING,
    /// It is paused at an `await`.
    SUSPENDED,
    /// It returned, threw, or was closed before it started.
    CLOSED
  }

  // Null once it has started, or was closed.
  private @Nullable Body<T> body;
  // Null but while it runs.
  private @Nullable Task<?> runner;

  // Who made it: a name given by the library, or the Origin found on the stack.
  private final @Nullable Object made;

  private Coroutine(Body<T> body, @Nullable String label) {
    this.body = requireNonNull(body, "body");
    var setup = LoopSetup.inForce();
    // A pool's threads don't inherit the setup. What is made there can't be awaited there, and the
    // error needs its name.
    var tracks = setup.tracksOrigins() || Thread.currentThread() instanceof ForkJoinWorkerThread;
    var origin = tracks ? Origin.here() : null;
    made = origin == null ? label : label == null ? origin : new Origin(label, origin.place());
    var listener = setup.listener();
    if (listener != null) {
      listener.coroutineCreated(this);
    }
    AccessLog.makes(this);
  }

  /// Returns a coroutine that will run `body`.
  static <T extends @Nullable Object> Coroutine<T> of(Body<T> body) {
    return new Coroutine<>(body, null);
  }

  /// Returns a coroutine that will run `body`, which returns nothing.
  static Coroutine<Void> of(Body.OfVoid body) {
    return new Coroutine<>(returningNothing(body), null);
  }

  /// Returns a coroutine that will run `body` and is called `name`.
  public static <T extends @Nullable Object> Coroutine<T> named(String name, Body<T> body) {
    requireNonNull(name, "name");
    return new Coroutine<>(body, name);
  }

  /// Returns a coroutine that will run `body`, which returns nothing, and is called `name`.
  public static Coroutine<Void> named(String name, Body.OfVoid body) {
    requireNonNull(name, "name");
    return new Coroutine<>(returningNothing(body), name);
  }

  private static Body<Void> returningNothing(Body.OfVoid body) {
    requireNonNull(body, "body");
    return () -> {
      body.run();
      return nothing();
    };
  }

  /// Returns the value of a coroutine that returns nothing.
  @SuppressWarnings("NullAway") // null is the only value that Void has
  static Void nothing() {
    return null;
  }

  /// Runs the body inside `task`, with no trip through the loop.
  T runIn(Task<?> task) throws Throwable {
    AccessLog.writes(this);
    var todo = body;
    if (todo == null) {
      throw new IllegalStateException(
          "cannot reuse already awaited " + this + ". Call the method again for a new one");
    }
    begin(task.loop().listener());
    body = null;
    runner = task;
    try {
      return todo.run();
    } finally {
      AccessLog.writes(this);
      runner = null;
    }
  }

  /// Ends this coroutine, which will never run: its task was cancelled before its first step.
  void abandon(Task<?> task) {
    AccessLog.writes(this);
    begin(task.loop().listener());
    body = null;
  }

  private void begin(@Nullable LoopListener listener) {
    if (listener != null) {
      listener.coroutineStarted(this);
    }
  }

  /// Discards a coroutine that has not started, so that it isn't reported as never awaited.
  ///
  /// @throws IllegalStateException if it is running or suspended; cancel its task instead
  public void close() {
    AccessLog.writes(this);
    if (runner != null) {
      throw new IllegalStateException(this + " is under way; cancel the task that runs it");
    }
    body = null;
  }

  /// Returns the stage of its life.
  public State state() {
    AccessLog.reads(this);
    if (body != null) {
      return State.CREATED;
    }
    if (runner == null) {
      return State.CLOSED;
    }
    return runner.isSuspended() ? State.SUSPENDED : State.RUNNING;
  }

  /// Returns its name: the method that made it, or `coroutine` if that is unknown.
  ///
  /// It isn't called `name`, so that `fetchUser(1).name()`, which lacks an `await`, doesn't
  /// compile.
  public String coroutineName() {
    return switch (made) {
      case String label -> label;
      case Origin origin when !origin.name().isEmpty() -> origin.name();
      case null, default -> "coroutine";
    };
  }

  /// Returns where it was made, if the loop's setup records that.
  public Optional<Origin> origin() {
    return made instanceof Origin origin ? Optional.of(origin) : Optional.empty();
  }

  @Override
  public String toString() {
    return format("<coroutine %s %s>", coroutineName(), state().name().toLowerCase(Locale.ROOT));
  }
}
