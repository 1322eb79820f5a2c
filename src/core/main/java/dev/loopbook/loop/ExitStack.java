package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Closes everything that was put on it, when its block ends: the last first, and all of them even if
/// some fail.
///
/// It is for resources whose number is known only at run time; closing them may await. asyncio
/// programs use `contextlib.AsyncExitStack` for this. Unlike there, an entry doesn't learn what the
/// block threw, because Java's `close()` doesn't.
///
///     try (var stack = new ExitStack()) {
///       for (var address : addresses) {
///         connections.add(stack.enter(await(connect(address))));
///       }
///       stack.callback(() -> System.out.println("all closed"));   // runs first
///     }
///
/// No failure is lost, as in nested try-with-resources: the first is thrown, and later ones are its
/// suppressed exceptions. A [LoopEscape] takes precedence over all others.
public final class ExitStack implements AutoCloseable {

  private final Deque<AutoCloseable> entries = new ArrayDeque<>();
  // Lists this stack among its resources while it has entries; null if no loop ran where it was
  // made.
  private final @Nullable EventLoop loop = EventLoop.runningOrNull();
  private boolean closed;

  /// Makes an empty stack.
  public ExitStack() {}

  /// Puts `resource` on the stack, to be closed when the stack is; returns it.
  ///
  /// @throws IllegalStateException if the stack is closed already
  public <R extends AutoCloseable> R enter(R resource) {
    requireNonNull(resource, "resource");
    push(resource);
    return resource;
  }

  /// Puts `code` on the stack, to be run when the stack is closed; it may await.
  ///
  /// @throws IllegalStateException if the stack is closed already
  public void callback(Body.OfVoid code) {
    requireNonNull(code, "code");
    push(new Code(code));
  }

  /// Puts `coroutine` on the stack, to be awaited when the stack is closed.
  ///
  /// @throws IllegalStateException if the stack is closed already
  public void callback(Coroutine<?> coroutine) {
    requireNonNull(coroutine, "coroutine");
    push(new Code(() -> Async.await(coroutine)));
  }

  private void push(AutoCloseable entry) {
    if (closed) {
      throw new IllegalStateException(
          this + ": nothing put on it now would ever be closed. Put it there inside its try block");
    }
    if (entries.isEmpty()) {
      tellOpened();
    }
    entries.push(entry);
  }

  private void tellOpened() {
    if (loop != null) {
      loop.resources().opened(this);
    }
  }

  private void tellClosed() {
    if (loop != null) {
      loop.resources().closed(this);
    }
  }

  /// Moves all entries to a new stack and returns it, so that what was opened in the block can
  /// outlive it. Python's `pop_all`.
  public ExitStack popAll() {
    var moved = new ExitStack();
    if (!entries.isEmpty()) {
      moved.entries.addAll(entries);
      moved.tellOpened();
      entries.clear();
      tellClosed();
    }
    return moved;
  }

  /// Returns how many entries are on the stack.
  public int size() {
    return entries.size();
  }

  /// Closes all entries, the last first.
  ///
  /// Throws the first failure, with the later ones suppressed in it. A cancellation that arrives
  /// while an entry is being closed takes precedence over earlier failures, and so does a
  /// [LoopEscape]. Otherwise the cancellation would be lost.
  ///
  /// If the `try` block itself fails, Java's own rule applies: the block's failure is thrown, and
  /// these are suppressed in it. Python would throw the later one.
  @Override
  public void close() {
    closed = true;
    @Nullable Throwable thrown = null;
    while (!entries.isEmpty()) {
      var entry = entries.pop();
      try {
        entry.close();
      } catch (Throwable failure) {
        thrown = join(thrown, failure);
      }
    }
    tellClosed();
    if (thrown != null) {
      throw Raise.it(thrown);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same exception, thrown on
  private static Throwable join(@Nullable Throwable first, Throwable next) {
    if (first == null || first == next) {
      return next;
    }
    if (rank(next) > rank(first)) {
      next.addSuppressed(first);
      return next;
    }
    first.addSuppressed(next);
    return first;
  }

  // What asks the whole task to end must not get lost behind a failure.
  private static int rank(Throwable thrown) {
    return switch (thrown) {
      case LoopEscape _ -> 2;
      case CancelledError _ -> 1;
      default -> 0;
    };
  }

  @Override
  public String toString() {
    return format(
        "<ExitStack %s>",
        closed
            ? "closed"
            : entries.size() == 1 ? "of 1 entry" : format("of %d entries", entries.size()));
  }

  private record Code(Body.OfVoid body) implements AutoCloseable {
    @Override
    public void close() {
      try {
        body.run();
      } catch (Throwable failure) {
        throw Raise.it(failure);
      }
    }
  }
}
