package ch21_your_own_loop.e3_timers;

import dev.loopbook.testkit.ownloop.LoopTrace;

/// Your loop, and what happens on it. It is given.
final class TracedLoop extends Loop {
  private final LoopTrace trace = new LoopTrace(this::now);

  @Override
  void tick() {
    trace.tick();
    super.tick();
  }

  @Override
  void report(Throwable error) {
    say("reported: " + error.getMessage());
  }

  /// Writes down that something happens, in this tick.
  void say(String words) {
    trace.say(words);
  }

  /// Returns a callback that only says its name.
  Runnable saying(String name) {
    return () -> say(name);
  }

  /// Checks that the same happened as on CPython's loop.
  void assertSameAs(String recorded) {
    trace.assertSameAs(recorded);
  }
}
