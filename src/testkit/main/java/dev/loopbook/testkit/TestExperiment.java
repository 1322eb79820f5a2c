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
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs one test again and again, on loops whose callbacks come in other orders.
///
/// A [FoundTest] does it first, and whenever there's no evidence; a launcher does it where there
/// is, and always for a test that can't be found so. A JUnit that had to do more for a second
/// execution than the kit knows of would only spoil runs without evidence, and these don't have the
/// last word on a failure.
final class TestExperiment implements Experiment, AutoCloseable {

  /// Marks a test that already runs in a trial, so that it doesn't start trials of its own.
  static final String UNDER_TRIAL = "dev.loopbook.schedule.trial";

  private static final String JUPITER = "[engine:junit-jupiter]";

  private static final RunResult PASSED = new RunResult("", "passed", List.of(), false);

  /// Of a run without evidence that shows nothing.
  private static final RunResult UNKNOWN = new RunResult("", "unknown", List.of(), true);

  private final ClassLoader loader;
  private final LauncherDiscoveryRequest request;
  private final Optional<FoundTest> found;
  private @Nullable LauncherSession session;
  private boolean isFirst = true;
  private Optional<Throwable> failure = Optional.empty();
  private Optional<Throwable> lastFailure = Optional.empty();

  TestExperiment(ExtensionContext context) {
    loader = context.getRequiredTestClass().getClassLoader();
    var id = context.getUniqueId();
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
    return run(exploring, found.isPresent() && isFirst ? found.get()::execute : this::launch);
  }

  /// Where JUnit's engine does more for a test than [FoundTest] knows of, that shows from the
  /// second execution on, and only in runs without evidence: the others have a launcher.
  @Override
  public Optional<Experiment> withoutEvidence() {
    var test = found.<Consumer<RepetitionOutcome>>map(it -> it::execute).orElse(this::launch);
    return Optional.of(exploring -> runWithoutEvidence(test, exploring));
  }

  private RunResult runWithoutEvidence(
      Consumer<RepetitionOutcome> test, UnaryOperator<LoopSetup> exploring) {
    var evidence = new NoEvidence();
    var result = run(setup -> exploring.apply(setup.withListener(evidence)), test);
    return evidence.isMissed() ? UNKNOWN : result;
  }

  private void launch(RepetitionOutcome outcome) {
    if (session == null) {
      session = LauncherFactory.openSession(LauncherRun.plain());
    }
    session.getLauncher().execute(request, outcome);
  }

  private RunResult run(UnaryOperator<LoopSetup> exploring, Consumer<RepetitionOutcome> test) {
    isFirst = false;
    var outcome = new RepetitionOutcome();
    var progress = new LoopProgress();
    var setup =
        exploring.apply(
            LoopSetup.standard()
                .withOutsideCallers(new TestThreads(progress))
                .withListener(progress)
                .withMonitorCheck());
    withClasses(
        () ->
            setup.call(
                () -> {
                  test.accept(outcome);
                  return outcome;
                }));
    failure = outcome.failure();
    lastFailure = failure.or(() -> lastFailure);
    return failure
        .map(thrown -> new RunResult("", String.valueOf(thrown), List.of(), true))
        .orElse(PASSED);
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

  @Override
  public void close() {
    found.ifPresent(FoundTest::close);
    if (session != null) {
      session.close();
    }
  }
}
