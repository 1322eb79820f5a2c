package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A variable whose value belongs to the task that set it. A new task starts with the values of the
/// task that made it, and what it sets is visible to no other. As Python's
/// `contextvars.ContextVar`.
///
/// @param <T> the value's type
public final class ContextVar<T> {

  private final String name;
  private final @Nullable T initial;

  private ContextVar(String name, @Nullable T initial) {
    this.name = requireNonNull(name, "name");
    this.initial = initial;
  }

  /// Returns a variable that has no value until it is set.
  public static <T> ContextVar<T> named(String name) {
    return new ContextVar<>(name, null);
  }

  /// Returns a variable that has the value `initial` until it is set.
  public static <T> ContextVar<T> named(String name, T initial) {
    return new ContextVar<>(name, requireNonNull(initial, "initial"));
  }

  /// Returns the value in the current context.
  ///
  /// @throws NoSuchElementException if it was never set there and has no initial value
  public T get() {
    var value = orNull();
    if (value == null) {
      throw new NoSuchElementException(
          name + " has no value here; call set(...) first, or give it an initial value");
    }
    return value;
  }

  /// Returns the value in the current context; empty if it was never set there and has no initial
  /// value.
  public Optional<T> find() {
    return Optional.ofNullable(orNull());
  }

  /// Sets the value in the current context; returns a token with which [#reset] undoes it.
  public Token<T> set(T value) {
    var context = Context.current();
    var before = context.get(this);
    context.put(this, requireNonNull(value, "value"));
    return new Token<>(this, context, before);
  }

  /// Restores the value the variable had before the `set` that returned `token`.
  ///
  /// @throws IllegalArgumentException if the token is another variable's, or of a `set` in another
  ///   context, such as the task's that made this one
  /// @throws IllegalStateException if the token was used before
  public void reset(Token<T> token) {
    requireNonNull(token, "token");
    if (token.variable != this) {
      throw new IllegalArgumentException(
          "this token belongs to " + token.variable + ", not to " + this);
    }
    var context = Context.current();
    if (token.context != context) {
      throw new IllegalArgumentException(
          "this token of "
              + this
              + " was made in a different context; reset it in the task that set it");
    }
    if (token.used) {
      throw new IllegalStateException("this token of " + this + " was used once already");
    }
    token.used = true;
    context.put(this, token.before);
  }

  @SuppressWarnings("unchecked") // only set(T) ever stores a value under this key
  private @Nullable T orNull() {
    var value = (T) Context.current().get(this);
    return value == null ? initial : value;
  }

  @Override
  public String toString() {
    return "<ContextVar " + name + ">";
  }

  /// Undoes one `set`.
  ///
  /// @param <T> the variable's type
  public static final class Token<T> {
    private final ContextVar<T> variable;
    private final Context context;
    private final @Nullable Object before;
    private boolean used;

    private Token(ContextVar<T> variable, Context context, @Nullable Object before) {
      this.variable = variable;
      this.context = context;
      this.before = before;
    }
  }
}
