package dev.loopbook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/// Runs a small test class as JUnit does, and asserts on what its engine tells.
record Kit(EngineExecutionResults results) {

  static Kit run(Class<?> type) {
    return new Kit(EngineTestKit.engine("junit-jupiter").selectors(selectClass(type)).execute());
  }

  static Kit runInParallel(Class<?> type) {
    return new Kit(
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(type))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .execute());
  }

  /// Asserts that so many tests passed and none failed.
  void assertGreen(long passed) {
    assertEquals(List.of(), failures().stream().map(Throwable::toString).toList());
    assertEquals(passed, results.testEvents().succeeded().count());
  }

  /// Returns what the test of that name threw.
  Throwable failureOf(String test) {
    return results
        .allEvents()
        .failed()
        .filter(event -> event.getTestDescriptor().getDisplayName().replace("()", "").equals(test))
        .findFirst()
        .map(Kit::thrown)
        .orElseThrow(() -> new AssertionError(test + " did not fail: " + failures()));
  }

  List<Throwable> failures() {
    return results.allEvents().failed().map(Kit::thrown).toList();
  }

  private static Throwable thrown(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .orElseThrow();
  }
}
