package dev.loopbook.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// How a repetition of a test ended, whether an engine or a launcher reports it.
final class RepetitionOutcome implements TestExecutionListener, EngineExecutionListener {

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

  /// Returns what the test threw, if it failed.
  ///
  /// @throws IllegalStateException if no test ran
  Optional<Throwable> failure() {
    if (failure == null && tests == 0) {
      throw new IllegalStateException(
          "@LoopTest(schedules = …): JUnit doesn't find this test again, so it can't be repeated in"
              + " other orders. That happens to tests whose names change from run to run");
    }
    return Optional.ofNullable(failure);
  }
}
