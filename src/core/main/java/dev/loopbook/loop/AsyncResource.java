package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that a program opens and must close, where closing may await.
///
/// ```
/// OPEN -> CLOSING -> CLOSED     close
/// ```
///
/// Any [AutoCloseable] whose `close()` awaits works in try-with-resources. One that extends this
/// class is also registered with its loop while it is open, so that the end audit can name it if
/// somebody forgets to close it. Closing it a second time does nothing.
///
///     final class Connection extends AsyncResource {
///       static Coroutine<Connection> open() {
///         return async(() -> {
///           await(handshake());
///           return new Connection();
///         });
///       }
///
///       @Override
///       protected void release() {
///         await(goodbye());
///       }
///     }
///
///     try (var connection = await(Connection.open())) { … }
public abstract class AsyncResource implements AutoCloseable {

  private final String name;
  private final @Nullable EventLoop loop = EventLoop.runningOrNull();
  private final Optional<Origin> origin = Origin.ifTracked();
  private boolean closed;
  private boolean released;

  /// Makes an open resource of the running loop, or of none.
  protected AsyncResource() {
    this("");
  }

  /// Makes an open resource called `name`.
  // The loop gets an object that is still being constructed: hence the final equals, hashCode and
  // toString.
  @SuppressWarnings("this-escape")
  protected AsyncResource(String name) {
    this.name = requireNonNull(name, "name");
    if (loop != null) {
      loop.resources().opened(this);
    }
  }

  /// Releases whatever it holds; may await. Called once.
  ///
  /// @throws Throwable if that fails; the resource counts as closed anyway
  protected abstract void release() throws Throwable;

  /// Releases whatever it holds. Does nothing the second time.
  @Override
  public final void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      release();
    } catch (Throwable failure) {
      throw Raise.it(failure);
    } finally {
      released = true;
      if (loop != null) {
        loop.resources().closed(this);
      }
    }
  }

  /// Returns whether [#close] was called.
  public final boolean isClosed() {
    return closed;
  }

  /// Returns where it was made, if the loop's setup records that.
  public final Optional<Origin> origin() {
    return origin;
  }

  /// Returns its kind, its name, and whether it is open, closing or closed: `<Connection db open>`.
  @Override
  public final String toString() {
    return format(
        "<%s%s %s>",
        getClass().getSimpleName(),
        name.isEmpty() ? "" : " " + name,
        released ? "closed" : closed ? "closing" : "open");
  }

  /// Returns whether `other` is this very resource.
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }
}
