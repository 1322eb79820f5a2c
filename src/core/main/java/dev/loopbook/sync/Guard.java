package dev.loopbook.sync;

/// What a task gets when it acquires something; closing it releases that again.
///
///     try (var _ = await(lock.acquire())) {
///       // nobody else is here
///     }
@FunctionalInterface
public interface Guard extends AutoCloseable {

  /// Releases what was acquired, like the primitive's own `release()`.
  ///
  /// @throws IllegalStateException if it was released already
  @Override
  void close();
}
