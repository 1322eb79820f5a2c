package dev.loopbook.testkit.signature;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.loopbook.watch.Finding;
import dev.loopbook.watch.TraceEvent;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/// A test that failed, with all that is known of it: what a signature is recognised in.
///
/// @param testClass the class of the test
/// @param method the test method; empty if a class's set-up failed
/// @param failure what it threw first
/// @param findings what the audit found when its loop closed
/// @param events the trace of its loop
/// @param changedBefore the static fields of its class that earlier tests have changed
@API(status = INTERNAL, since = "1.0")
public record FailedTest(
    Class<?> testClass,
    Optional<Method> method,
    Throwable failure,
    List<Finding> findings,
    List<TraceEvent> events,
    List<String> changedBefore) {

  /// Returns a test that ran on no loop, of which nothing is known but its failure.
  public static FailedTest onNoLoop(Class<?> testClass, Throwable failure) {
    return new FailedTest(testClass, Optional.empty(), failure, List.of(), List.of(), List.of());
  }

  /// Copies the lists.
  public FailedTest {
    findings = List.copyOf(findings);
    events = List.copyOf(events);
    changedBefore = List.copyOf(changedBefore);
  }
}
