package dev.loopbook.testkit;

import dev.loopbook.explore.Experiment;
import dev.loopbook.explore.RunResult;
import dev.loopbook.loop.LoopSetup;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
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

  /// Of a run without evidence that shows nothing.
  private static final RunResult UNKNOWN = new RunResult("", "unknown", List.of(), true);

  /// One for all trials: without, JUnit would make a new launcher for each.
  private final LauncherSession session = LauncherFactory.openSession(LauncherRun.plain());

  private final LauncherDiscoveryRequest request;
  private final ClassLoader loader;
  private final Optional<FoundTest> found;
  private Optional<Throwable> failure = Optional.empty();
  private Optional<Throwable> lastFailure = Optional.empty();

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
    found = withClasses(() -> FoundTest.by(request));
  }

  /// Returns what the test threw in its last run, if it failed.
  Optional<Throwable> failure() {
    return failure;
  }

  /// Returns what the test threw when it last failed, if it ever did.
  Optional<Throwable> lastFailure() {
    return lastFailure;
  }

  @Override
  public RunResult run(UnaryOperator<LoopSetup> exploring) {
    return result(
        run(exploring, outcome -> session.getLauncher().execute(request, outcome)).failure());
  }

  @Override
  public Optional<Experiment> withoutEvidence() {
    return found.map(test -> exploring -> runWithoutEvidence(test, exploring));
  }

  private RunResult runWithoutEvidence(FoundTest test, UnaryOperator<LoopSetup> exploring) {
    var evidence = new NoEvidence();
    var outcome = run(setup -> exploring.apply(setup.withListener(evidence)), test::execute);
    return evidence.isMissed() || outcome.tests == 0 ? UNKNOWN : result(outcome.failure());
  }

  private Outcome run(UnaryOperator<LoopSetup> exploring, Consumer<Outcome> test) {
    var outcome = new Outcome();
    var progress = new LoopProgress();
    var setup =
        exploring.apply(
            LoopSetup.standard()
                .withOutsideCallers(new TestThreads(progress))
                .withListener(progress)
                .withMonitorCheck());
    return withClasses(
        () ->
            setup.call(
                () -> {
                  test.accept(outcome);
                  return outcome;
                }));
  }

  /// Runs `body` where JUnit finds the classes of the test.
  private <T> T withClasses(Supplier<T> body) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return body.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private RunResult result(Optional<Throwable> thrown) {
    failure = thrown;
    lastFailure = thrown.or(() -> lastFailure);
    return thrown
        .map(why -> new RunResult("", String.valueOf(why), List.of(), true))
        .orElse(PASSED);
  }

  @Override
  public void close() {
    found.ifPresent(FoundTest::close);
    session.close();
  }

  /// How the test ended, whoever ran it.
  private static final class Outcome implements TestExecutionListener, EngineExecutionListener {
    private @Nullable Throwable failure;
    private int tests;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      note(test.isTest(), test.getDisplayName(), result);
    }

    @Override
    public void executionFinished(TestDescriptor test, TestExecutionResult result) {
      note(test.isTest(), test.getDisplayName(), result);
    }

    private void note(boolean isTest, String name, TestExecutionResult result) {
      tests += isTest ? 1 : 0;
      if (result.getStatus() == TestExecutionResult.Status.FAILED && failure == null) {
        failure = result.getThrowable().orElseGet(() -> new AssertionError(name + " failed"));
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
