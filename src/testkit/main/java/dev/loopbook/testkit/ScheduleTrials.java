package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs one test again and again, as JUnit runs it: a new instance, its set-up, its tear-down; each
/// time with its callbacks in an order that is given.
final class ScheduleTrials {

  /// Marks a test that already runs in a trial, so that it doesn't start trials of its own.
  static final String UNDER_TRIAL = "dev.loopbook.schedule.trial";

  private static final String JUPITER = "[engine:junit-jupiter]";

  /// A trial may take this many times the ticks of the first one, but at least the next number.
  private static final long MORE_TICKS = 10;

  private static final long TICKS_AT_LEAST = 1_000;

  private final Launcher launcher = LauncherFactory.create(LauncherRun.plain());
  private final LauncherDiscoveryRequest request;
  private final ClassLoader loader;
  private long mostTicks = Long.MAX_VALUE;

  ScheduleTrials(ExtensionContext test) {
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

  /// The result of one trial.
  ///
  /// @param failure what the test threw, if it failed
  /// @param queue which knows the order that it followed
  record Trial(Optional<Throwable> failure, ScheduledQueue queue) {
    boolean hasFailed() {
      return failure.isPresent();
    }
  }

  /// Runs the test once. The first trial sets the limit of ticks for the others.
  Trial run(ScheduledQueue.Pick pick) {
    var queue = new ScheduledQueue(pick);
    var ticks = new TickLimit(mostTicks);
    var outcome = new Outcome();
    var setup =
        LoopSetup.standard()
            .withOutsideCallers(new TestThreads())
            .withMonitorCheck()
            .withListener(ticks)
            .withReadyQueue(queue.ofFirstLoop());
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      setup.call(
          () -> {
            launcher.execute(request, outcome);
            return null;
          });
    } finally {
      thread.setContextClassLoader(before);
    }
    if (mostTicks == Long.MAX_VALUE) {
      mostTicks = Math.max(TICKS_AT_LEAST, ticks.count * MORE_TICKS);
    }
    return new Trial(outcome.failure(), queue);
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

  /// Ends a trial that would run forever.
  private static final class TickLimit implements LoopListener {
    private final long most;
    private long count;

    TickLimit(long most) {
      this.most = most;
    }

    @Override
    public void tickBegins(EventLoop loop) {
      count++;
      if (count > most) {
        throw new RanOn(most);
      }
    }
  }

  private static final class RanOn extends LoopEscape {
    private static final long serialVersionUID = 1L;

    RanOn(long ticks) {
      super(
          format(
              "in this order the test was not over after %d ticks; in the usual one a tenth of that is enough",
              ticks));
    }
  }
}
