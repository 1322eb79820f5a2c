package dev.loopbook.loop;

import java.time.Duration;

/// Where a loop takes its time from.
///
/// Time is a `long` of nanoseconds since the clock was made.
public sealed interface Clock permits RealClock, VirtualClock {

  /// Returns a clock that follows the machine's, starting at zero now.
  static Clock real() {
    return new RealClock();
  }

  /// Returns a clock that stands still at zero until a loop or a test moves it.
  static VirtualClock virtual() {
    return new VirtualClock();
  }

  /// Returns the nanoseconds since this clock was made. May be read from any thread.
  long nanos();

  /// Holds the calling thread for `duration` of this clock's time, as work that never awaits does.
  void busy(Duration duration);
}
