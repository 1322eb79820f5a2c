package dev.loopbook.sync;

/// What a task holds after it acquired something; closing it gives it back.
///
///     try (var _ = await(lock.acquire())) {
///       // nobody else is here
///     }
@FunctionalInterface
public interface Guard extends AutoCloseable {

  /// Releases what was acquired, as the primitive's own `release()` does.
  ///
  /// @throws IllegalStateException if it was released already
  @Override
  void close();
}
