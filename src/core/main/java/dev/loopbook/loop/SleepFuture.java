package dev.loopbook.loop;

import dev.loopbook.text.TimeText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a sleeping task waits for, and at the same time the callback of the timer that wakes it:
/// one object instead of two, as there may be millions.
///
/// @param <T> the type of that
final class SleepFuture<T extends @Nullable Object> extends Future<T> implements Runnable {

  private final long nanos;
  private final T whenAwake;

  SleepFuture(EventLoop loop, Sleep<T> sleep) {
    super(loop);
    nanos = sleep.nanos();
    whenAwake = sleep.result();
  }

  /// Ends the sleep, unless something else has.
  @Override
  public void run() {
    if (!isDone()) {
      setResult(whenAwake);
    }
  }

  @Override
  public String label() {
    return "sleep " + TimeText.exact(nanos);
  }

  @Override
  public Optional<Object> subject() {
    return Optional.of(label());
  }
}
