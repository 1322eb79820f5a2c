package ch21_your_own_loop.e8_lock_queue;

import dev.loopbook.testkit.ownloop.LoopTrace;
import java.util.concurrent.Callable;

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

  /// Runs a main task to its end, and checks that the same happened as on CPython's loop.
  void assertSame(String recorded, Main main) {
    Callable<Void> body =
        () -> {
          main.run();
          return null;
        };
    IllegalStateException stuck = null;
    try {
      runUntilComplete(new Task<>(this, "main", body));
    } catch (IllegalStateException error) {
      stuck = error; // where it got stuck says more
    }
    trace.assertSameAs(recorded);
    if (stuck != null) {
      throw stuck;
    }
  }

  /// What a main task does.
  interface Main {
    void run() throws Exception;
  }
}
