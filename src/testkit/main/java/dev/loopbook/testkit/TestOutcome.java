package dev.loopbook.testkit;

import dev.loopbook.watch.BlockedLoop;
import dev.loopbook.watch.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Judges a test once its loop has ended: records what it did, and fails it if its tear-down threw
/// or it left something behind.
final class TestOutcome {

  private TestOutcome() {}

  /// Judges a test.
  ///
  /// @param ofTearDown what its tear-down threw
  static void of(
      TestLoop loop, ExtensionContext context, List<Throwable> ofTearDown, List<Finding> findings) {
    of(loop, context, context.getExecutionException(), ofTearDown, findings);
  }

  /// As the other, for a dynamic test, whose failure is not in its context.
  static void of(
      TestLoop loop,
      ExtensionContext context,
      Optional<Throwable> failure,
      List<Throwable> ofTearDown,
      List<Finding> findings) {
    var audited = new ArrayList<>(troubles(loop, findings, LoopExtension.testClass(context)));
    if (loop.options().audit() != LoopTest.Audit.OFF && !runsInParallel(context)) {
      var threads = loop.leftThreads();
      threads.atWork().forEach(sentence -> audited.add(new AssertionError(sentence)));
      threads.idle().forEach(sentence -> warn(context, "threads", loop.name(), sentence));
    }
    var all = new ArrayList<Throwable>(ofTearDown);
    loop.stubbornAtEnd().ifPresent(all::add);
    switch (loop.options().audit()) {
      case FAIL -> all.addAll(audited);
      case WARN ->
          audited.forEach(
              trouble ->
                  context.publishReportEntry("left behind", String.valueOf(trouble.getMessage())));
      case OFF -> {}
    }
    if (loop.options().audit() != LoopTest.Audit.OFF) {
      loop.realWaits().forEach(wait -> warn(context, "held the loop", loop.name(), wait));
    }
    var first = FixtureScope.first(all).map(thrown -> FailedOnLoop.of(thrown, loop));
    var probably =
        failure
            .or(() -> first)
            .flatMap(told -> FailedOnLoop.explain(told, loop, findings, context));
    TestLoopRecords.add(context, loop.recordOf(findings, probably));
    first.ifPresent(RunInPlace::throwing);
  }

  /// Build tools don't show report entries, so it's printed as well.
  private static void warn(ExtensionContext context, String key, String test, String sentence) {
    context.publishReportEntry(key, sentence);
    System.err.println(test + " " + sentence);
  }

  private static boolean runsInParallel(ExtensionContext context) {
    return context
        .getConfigurationParameter("junit.jupiter.execution.parallel.enabled")
        .filter(Boolean::parseBoolean)
        .isPresent();
  }

  private static List<AssertionError> troubles(
      TestLoop loop, List<Finding> findings, Class<?> testClass) {
    var troubles = new ArrayList<AssertionError>();
    if (!loop.blocked().isEmpty()) {
      troubles.add(
          new AssertionError(
              loop.blocked().stream()
                  .map(BlockedLoop::describe)
                  .collect(Collectors.joining("\n", "the loop was held too long:\n", ""))));
    }
    if (!findings.isEmpty() || !loop.uncaught().isEmpty()) {
      troubles.add(LeftBehindError.of(findings, loop.uncaught(), SourceLookup.of(testClass)));
    }
    return troubles;
  }
}
