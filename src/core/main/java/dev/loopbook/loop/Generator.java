package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Values that come one at a time, perhaps after an `await` each: Python's async generator.
///
/// A plain `for` runs it. Its code pauses at each `yield` until the next value is asked for. If you
/// leave it before its end, close it, best by try-with-resources, so that its `finally` blocks run.
/// [Runner] closes those that were never closed, when the program ends.
///
///     try (var numbers = generate(out -> {
///       for (int i = 0; ; i++) {
///         await(sleep(millis(10)));
///         out.yield(i);
///       }
///     })) {
///       for (int number : numbers) { ... }
///     }
///
/// @param <T> the type of the values
public final class Generator<T> implements Iterable<T>, AutoCloseable {

  /// Takes the values of a generator.
  ///
  /// @param <T> the type of the values
  public interface Out<T> {

    /// Gives out `value` and pauses until the next one is asked for.
    @SuppressWarnings("NamedLikeContextualKeyword") // as in Python; it is called on an object
    void yield(T value);
  }

  /// Thrown at the `yield` of a generator that is closed early, to run its `finally` blocks.
  public static final class Exit extends Error {
    private static final long serialVersionUID = 1L;

    private Exit() {}
  }

  private final Body.VoidIn<Out<T>> body;
  private final EventLoop loop = EventLoop.running();
  private @Nullable Fiber fiber;
  private @Nullable T value;
  private boolean finished;
  private boolean running;
  private boolean closing;
  private @Nullable Throwable failure;

  private Generator(Body.VoidIn<Out<T>> body) {
    this.body = body;
  }

  static <T> Generator<T> of(Body.VoidIn<Out<T>> body) {
    return new Generator<>(body);
  }

  /// Returns an iterator whose `hasNext` awaits the next value. All iterators of one generator
  /// share its values.
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        AccessLog.writes(Generator.this);
        return value != null || advance();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException("the generator has no more values");
        }
        var next = Objects.requireNonNull(value);
        value = null;
        return next;
      }
    };
  }

  /// Ends the generator at the `yield` where it is paused and runs its `finally` blocks; may await.
  ///
  /// @throws IllegalStateException if its code is running, or yields again while it is being closed
  @Override
  public void close() {
    AccessLog.writes(this);
    refuseIfRunning(); // before anything is changed: the task that runs it goes on as it was
    value = null;
    if (fiber == null) {
      finished = true;
      return;
    }
    if (finished) {
      return;
    }
    closing = true;
    if (advance()) {
      throw new IllegalStateException(
          "the generator ignored its closing: it yielded another value");
    }
  }

  /// Runs the code to its next `yield`; returns false at its end.
  private boolean advance() {
    AccessLog.writes(this);
    refuseIfRunning();
    if (finished) {
      return false;
    }
    if (fiber == null) {
      fiber = new Fiber(this::runBody);
      loop.resources().opened(this);
    }
    running = true;
    try {
      resumeUntilYield(fiber);
    } finally {
      running = false;
    }
    if (!fiber.isDone()) {
      return true;
    }
    finished = true;
    loop.resources().closed(this);
    if (failure != null && !(failure instanceof Exit)) {
      throw Raise.it(failure);
    }
    return false;
  }

  private void refuseIfRunning() {
    if (running) {
      throw new IllegalStateException(
          "the generator is already running: one task at a time can take its values");
    }
  }

  private void resumeUntilYield(Fiber code) {
    code.resume();
    while (!code.isDone() && value == null) {
      // The code awaits something, so the task that runs it has to suspend as well. If the loop
      // then throws at the await, it's the generator's code that gets it: that's where await was
      // called.
      Fiber.suspend();
      code.resume();
    }
  }

  private void runBody() {
    try {
      body.run(this::giveOut);
    } catch (Throwable e) {
      failure = e;
    }
  }

  private void giveOut(T next) {
    value = Objects.requireNonNull(next, "a generator cannot yield null");
    Fiber.suspend();
    if (closing) {
      throw new Exit();
    }
  }

  @Override
  public String toString() {
    AccessLog.reads(this);
    return format(
        "<Generator %s>",
        finished ? "finished" : running ? "running" : fiber == null ? "created" : "suspended");
  }
}
