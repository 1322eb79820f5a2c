package dev.loopbook.testkit.signature;

import dev.loopbook.watch.Finding;
import dev.loopbook.watch.TraceEvent;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/// A test that failed, with all that is known of it: what a signature is recognised in.
///
/// @param testClass the class of the test
/// @param method the test method; empty if a class's set-up failed
/// @param failure what it threw first
/// @param findings what the audit found when its loop closed
/// @param events the trace of its loop
public record FailedTest(
    Class<?> testClass,
    Optional<Method> method,
    Throwable failure,
    List<Finding> findings,
    List<TraceEvent> events) {

  /// Copies the lists.
  public FailedTest {
    findings = List.copyOf(findings);
    events = List.copyOf(events);
  }
}
