package dev.loopbook.testkit;

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
    var findings = loop.close(!failures.isEmpty());
    if (!findings.isEmpty()) {
      failures.add(
          LeftBehindError.of(findings, loop.uncaught(), SourceLookup.of(FixturesOfRun.class)));
    }
    FixtureScope.first(failures).ifPresent(RunInPlace::throwing);
  }
}
