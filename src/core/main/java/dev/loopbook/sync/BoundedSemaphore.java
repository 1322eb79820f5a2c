package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;

/// A semaphore that refuses to be released more often than it was acquired, which is nearly always
/// a mistake.
///
/// As CPython 3.13's `asyncio.BoundedSemaphore`.
public final class BoundedSemaphore extends Semaphore {

  /// Makes a semaphore with one permit, never more.
  public BoundedSemaphore() {
    this(1);
  }

  /// Makes a semaphore with `permits` permits, never more.
  ///
  /// @throws IllegalArgumentException if `permits` is negative
  public BoundedSemaphore(int permits) {
    super(permits);
  }

  /// Makes a semaphore with `permits` permits, never more, called `name`.
  ///
  /// @throws IllegalArgumentException if `permits` is negative
  public BoundedSemaphore(int permits, String name) {
    super(permits, name);
  }

  /// Gives a permit back, as [Semaphore#release].
  ///
  /// @throws IllegalStateException if all permits are back already
  @Override
  public void release() {
    if (permits() >= initial()) {
      var back =
          initial() == 1
              ? format("the one permit of %s is", this)
              : format("all %d permits of %s are", initial(), this);
      throw new IllegalStateException(
          format(
              "BoundedSemaphore released too many times: %s back. Release once for each acquire",
              back));
    }
    super.release();
  }
}
