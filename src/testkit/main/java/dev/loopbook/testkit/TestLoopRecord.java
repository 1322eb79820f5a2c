package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.loopbook.watch.Finding;
import dev.loopbook.watch.TraceEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/// What one test did on its loop.
///
/// @param time how much of the loop's time the test took, not counting set-up and tear-down
/// @param ticks how many ticks it took; 1 for a test that awaits nothing
/// @param findings what it left behind
/// @param probably the probable cause if it failed, and the chapter that explains it
/// @param events the trace of its loop, from its making to its closing; only the latest ones if
///   there are very many
@API(status = EXPERIMENTAL, since = "1.0")
public record TestLoopRecord(
    Duration time,
    long ticks,
    List<Finding> findings,
    Optional<String> probably,
    List<TraceEvent> events) {

  /// Copies the lists.
  public TestLoopRecord {
    findings = List.copyOf(findings);
    events = List.copyOf(events);
  }
}
