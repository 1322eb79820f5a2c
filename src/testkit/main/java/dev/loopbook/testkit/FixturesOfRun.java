package dev.loopbook.testkit;

import dev.loopbook.watch.Finding;
import java.util.ArrayList;
import java.util.List;

/// The fixtures of a whole run. JUnit closes them at its end.
///
/// @param options those of the first test in the run
record FixturesOfRun(FixtureScope fixtures, LoopTestOptions options) implements AutoCloseable {

  /// Tears them down on a new loop.
  @Override
  public void close() {
    if (!fixtures.hasTearDowns()) {
      return;
    }
    var loop = TestLoop.open(options, "the tear-down of what the run shares");
    var failures = fixtures.tearDown(loop, _ -> {});
    fail(failures, loop.close(!failures.isEmpty()), loop);
  }

  /// Throws what went wrong when things of the run were torn down on `loop`, if anything did.
  static void fail(List<Throwable> ofTearDown, List<Finding> findings, TestLoop loop) {
    var failures = new ArrayList<>(ofTearDown);
    if (!findings.isEmpty() || !loop.uncaught().isEmpty()) {
      failures.add(
          LeftBehindError.of(findings, loop.uncaught(), SourceLookup.of(FixturesOfRun.class)));
    }
    FixtureScope.first(failures).ifPresent(RunInPlace::throwing);
  }
}
