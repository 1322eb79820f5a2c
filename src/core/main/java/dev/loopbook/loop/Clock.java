package dev.loopbook.loop;

import java.time.Duration;

/// The source of a loop's time.
///
/// Time is a `long` of nanoseconds since the clock was made.
public sealed interface Clock permits RealClock, VirtualClock {

  /// Returns a clock that runs with the machine's, starting at zero now.
  static Clock real() {
    return new RealClock();
  }

  /// Returns a clock that stays at zero until a loop or a test moves it.
  static VirtualClock virtual() {
    return new VirtualClock();
  }

  /// Returns the nanoseconds since this clock was made. May be read from any thread.
  long nanos();

  /// Blocks the calling thread for `duration` of this clock's time, like work that never awaits.
  void busy(Duration duration);
}
