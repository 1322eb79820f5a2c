package ch01_lifecycle.e1_who_runs_when;

import dev.loopbook.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Six callbacks on a bare loop. It is given: leave it as it is.
final class Program {
  private Program() {}

  /// Runs the program and returns the letters in the order in which they came.
  static List<String> run() {
    var letters = new ArrayList<String>();
    var loop = EventLoop.create();

    loop.callLater(Duration.ofSeconds(2), () -> letters.add("C"));
    loop.callSoon(() -> {
      letters.add("A");
      loop.callSoon(() -> letters.add("E"));
    });
    loop.callLater(Duration.ZERO, () -> letters.add("D"));
    loop.callSoon(() -> {
      letters.add("B");
      loop.callLater(Duration.ofSeconds(1), () -> letters.add("F"));
    });

    for (int tick = 0; tick < 4; tick++) {
      loop.runOnce();
    }
    loop.close();
    return letters;
  }
}
