package dev.loopbook.judge.child;

import dev.loopbook.watch.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known about a test's loops after it.
///
/// @param events the events of their trace
/// @param isWhole whether no event was dropped
/// @param findings what the end audit found
/// @param probably the probable cause of the failure
record TestRecord(
    List<TraceEvent> events, boolean isWhole, List<String> findings, Optional<String> probably) {
  private static final String PROBABLY = "probably   ";

  /// Returns what our own trace shows of a test that passed.
  static TestRecord of(TestObserver observer) {
    return new TestRecord(observer.events(), observer.hasAllEvents(), List.of(), Optional.empty());
  }

  /// Returns what our own trace and the failure itself show.
  static TestRecord of(TestObserver observer, Throwable thrown) {
    var probably =
        ThrownText.of(thrown).stream()
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> line.startsWith(PROBABLY.strip() + " "))
            .map(line -> line.substring(PROBABLY.strip().length()).strip())
            .findFirst();
    return new TestRecord(observer.events(), observer.hasAllEvents(), List.of(), probably);
  }

  /// Returns a failure's message without the test kit's picture of the loop.
  String plainMessage(Throwable thrown) {
    var kept = new ArrayList<String>();
    for (var line : ThrownText.of(thrown).orElse("").lines().toList()) {
      if (line.startsWith("the loop at ") || line.startsWith(PROBABLY)) {
        break;
      }
      kept.add(line);
    }
    return String.join("\n", kept);
  }
}
