package dev.loopbook.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Records how a launcher's tests go, and makes a report of it.
final class ReportRecorder implements TestExecutionListener {

  private final TestLoopRecords records = new TestLoopRecords();
  private final Map<String, Ended> ended = new HashMap<>();
  // in the order they started, which a test plan doesn't keep
  private final Map<String, List<TestIdentifier>> children = new HashMap<>();
  private @Nullable TestPlan plan;

  private record Ended(TestNode.Status status, String reason, @Nullable Throwable failure) {}

  /// @param session the tests run in it will find the records
  ReportRecorder(LauncherSession session) {
    session.getStore().put(Namespace.create(TestLoopRecords.class), TestLoopRecords.class, records);
  }

  @Override
  public void testPlanExecutionStarted(TestPlan all) {
    plan = all;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    began(test);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    began(test);
    ended.put(test.getUniqueId(), new Ended(TestNode.Status.SKIPPED, reason, null));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var failure = result.getThrowable().orElse(null);
    ended.put(
        test.getUniqueId(),
        switch (result.getStatus()) {
          case SUCCESSFUL -> new Ended(TestNode.Status.PASSED, "", null);
          case ABORTED ->
              new Ended(
                  TestNode.Status.ABORTED,
                  failure == null || failure.getMessage() == null ? "" : failure.getMessage(),
                  failure);
          case FAILED -> new Ended(TestNode.Status.FAILED, "", failure);
        });
  }

  private void began(TestIdentifier test) {
    children.computeIfAbsent(test.getParentId().orElse(""), _ -> new ArrayList<>()).add(test);
  }

  /// Returns the report of the tests so far.
  TestReport report() {
    if (plan == null) {
      return new TestReport(List.of(), List.of());
    }
    var engines = children.getOrDefault("", List.of());
    var roots =
        new ArrayList<>(
            engines.stream()
                .flatMap(engine -> children(engine).stream())
                .map(test -> node(test, Object.class, 0))
                .toList());
    // Fixtures of the whole run are torn down last, when no test is left to fail for them.
    engines.stream()
        .filter(engine -> end(engine).failure() != null)
        .map(engine -> endOfRun(end(engine)))
        .forEach(roots::add);
    return new TestReport(roots, records.stages());
  }

  private static TestNode endOfRun(Ended end) {
    var failure = Optional.ofNullable(end.failure());
    return new TestNode(
        "the end of the run",
        "",
        false,
        end.status(),
        end.reason(),
        failure,
        Optional.empty(),
        failure
            .map(
                thrown ->
                    new FailureLines(
                            Object.class, thrown, Optional.empty(), ReportText.widthOfLines(0))
                        .lines())
            .orElse(List.of()),
        List.of());
  }

  private Ended end(TestIdentifier test) {
    return ended.getOrDefault(test.getUniqueId(), new Ended(TestNode.Status.SKIPPED, "", null));
  }

  private List<TestIdentifier> children(TestIdentifier test) {
    return children.getOrDefault(test.getUniqueId(), List.of());
  }

  private TestNode node(TestIdentifier test, Class<?> outer, int depth) {
    var type = typeOf(test).orElse(outer);
    var record = records.of(test.getUniqueId());
    var end = end(test);
    var failure = Optional.ofNullable(end.failure());
    return new TestNode(
        name(test),
        test.getSource()
            .filter(MethodSource.class::isInstance)
            .map(source -> ((MethodSource) source).getMethodName())
            .orElse(""),
        test.isTest(),
        end.status(),
        end.reason(),
        failure,
        record,
        end.status() == TestNode.Status.FAILED && end.failure() != null
            ? new FailureLines(type, end.failure(), record, ReportText.widthOfLines(depth)).lines()
            : List.of(),
        children(test).stream().map(child -> node(child, type, depth + 1)).toList());
  }

  private static String name(TestIdentifier test) {
    var shown = test.getDisplayName();
    var source = test.getSource().orElse(null);
    if (source instanceof ClassSource of && of.getClassName().endsWith(shown)) {
      return shown.substring(shown.lastIndexOf('$') + 1);
    }
    return source instanceof MethodSource && shown.endsWith("()")
        ? shown.substring(0, shown.length() - 2)
        : shown;
  }

  private static Optional<Class<?>> typeOf(TestIdentifier test) {
    return test.getSource().flatMap(ReportRecorder::typeOf);
  }

  private static Optional<Class<?>> typeOf(TestSource source) {
    return switch (source) {
      case MethodSource method -> Optional.of(method.getJavaClass());
      case ClassSource type -> Optional.of(type.getJavaClass());
      default -> Optional.empty();
    };
  }
}
