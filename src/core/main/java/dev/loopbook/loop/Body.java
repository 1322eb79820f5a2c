package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// The code of a coroutine that returns a value.
///
/// @param <T> the value's type
@FunctionalInterface
public interface Body<T extends @Nullable Object> {

  /// Runs the coroutine's code and returns its value; may call [Async#await].
  ///
  /// @throws Throwable whatever the code throws; the awaiting code gets it unwrapped
  T run() throws Throwable;

  /// The code of a coroutine that returns nothing.
  @FunctionalInterface
  interface OfVoid {

    /// Runs the coroutine's code; may call [Async#await].
    ///
    /// @throws Throwable whatever the code throws; the awaiting code gets it unwrapped
    void run() throws Throwable;
  }

  /// The code of a block that is given its scope, such as a [TaskGroup] or a [Timeout].
  ///
  /// @param <S> the scope's type
  /// @param <T> the value's type
  @FunctionalInterface
  interface In<S, T extends @Nullable Object> {

    /// Returns the block's value; `scope` is open while it runs.
    ///
    /// @throws Throwable whatever the code throws
    T run(S scope) throws Throwable;
  }

  /// The code of a block that is given its scope and returns nothing.
  ///
  /// @param <S> the scope's type
  @FunctionalInterface
  interface VoidIn<S> {

    /// Runs the block's code; `scope` is open while it runs.
    ///
    /// @throws Throwable whatever the code throws
    void run(S scope) throws Throwable;
  }
}
