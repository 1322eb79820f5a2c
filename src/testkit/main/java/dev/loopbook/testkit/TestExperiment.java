package dev.loopbook.testkit;

import dev.loopbook.explore.Experiment;
import dev.loopbook.explore.RunResult;
import dev.loopbook.loop.LoopSetup;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs one test again and again, as JUnit runs it: a new instance, its set-up, its tear-down.
final class TestExperiment implements Experiment, AutoCloseable {

  /// Marks a test that already runs in a trial, so that it doesn't start trials of its own.
  static final String UNDER_TRIAL = "dev.loopbook.schedule.trial";

  private static final String JUPITER = "[engine:junit-jupiter]";

  private static final RunResult PASSED = new RunResult("", "passed", List.of(), false);

  /// One for all trials: without, JUnit would make a new launcher for each.
  private final LauncherSession session = LauncherFactory.openSession(LauncherRun.plain());

  private final LauncherDiscoveryRequest request;
  private final ClassLoader loader;
  private Optional<Throwable> failure = Optional.empty();

  TestExperiment(ExtensionContext test) {
    loader = test.getRequiredTestClass().getClassLoader();
    var id = test.getUniqueId();
    request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectUniqueId(id.substring(id.lastIndexOf(JUPITER))))
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .configurationParameter(UNDER_TRIAL, "true")
            .build();
  }

  /// Returns what the test threw in its last run, if it failed.
  Optional<Throwable> failure() {
    return failure;
  }

  @Override
  public RunResult run(UnaryOperator<LoopSetup> exploring) {
    var outcome = new Outcome();
    var progress = new LoopProgress();
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      exploring
          .apply(
              LoopSetup.standard()
                  .withOutsideCallers(new TestThreads(progress))
                  .withListener(progress)
                  .withMonitorCheck())
          .call(
              () -> {
                session.getLauncher().execute(request, outcome);
                return null;
              });
    } finally {
      thread.setContextClassLoader(before);
    }
    failure = outcome.failure();
    return failure
        .map(thrown -> new RunResult("", String.valueOf(thrown), List.of(), true))
        .orElse(PASSED);
  }

  @Override
  public void close() {
    session.close();
  }

  private static final class Outcome implements TestExecutionListener {
    private @Nullable Throwable failure;
    private int tests;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      tests += test.isTest() ? 1 : 0;
      if (result.getStatus() == TestExecutionResult.Status.FAILED && failure == null) {
        failure =
            result
                .getThrowable()
                .orElseGet(() -> new AssertionError(test.getDisplayName() + " failed"));
      }
    }

    Optional<Throwable> failure() {
      if (failure == null && tests == 0) {
        throw new IllegalStateException(
            "@LoopTest(schedules = …): JUnit doesn't find this test again, so it can't be repeated in"
                + " other orders. That happens to tests whose names change from run to run");
      }
      return Optional.ofNullable(failure);
    }
  }
}
