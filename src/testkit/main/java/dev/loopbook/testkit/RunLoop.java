package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;

/// The loop that a whole test run has, for the classes that ask for it. JUnit closes it at the end.
///
/// @param first the class that asked first: its options are the loop's
/// @param ofRun the fixtures of the run, which are torn down on this loop
record RunLoop(TestLoop loop, String first, FixturesOfRun ofRun) implements AutoCloseable {

  /// Returns the loop, for a class with these options.
  ///
  /// @throws IllegalStateException if they aren't the loop's
  TestLoop with(LoopTestOptions options) {
    if (!options.isSameLoop(loop.options())) {
      throw new IllegalStateException(
          format(
              "@LoopTest(loop = RUN): the other options differ from those of %s, and both share one"
                  + " loop. Give them the same",
              first));
    }
    return loop;
  }

  /// Tears the fixtures of the run down on it, and closes it.
  @Override
  public void close() {
    loop.begin();
    loop.rename("the tear-down of what the run shares");
    var failures = new ArrayList<>(ofRun.fixtures().tearDown(loop, _ -> {}));
    var findings = loop.close(!failures.isEmpty());
    loop.stubbornAtEnd().ifPresent(failures::add);
    FixturesOfRun.fail(failures, findings, loop);
  }
}
