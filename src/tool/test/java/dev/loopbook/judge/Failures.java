package dev.loopbook.judge;

import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;

/// Failures as children report them.
final class Failures {
  private Failures() {}

  /// Returns one at a line of the student's and a line of the test.
  static TestFailure at(String file, int line, String testFile, int testLine) {
    return new TestFailure(
        "AssertionFailedError",
        "no",
        Optional.empty(),
        Optional.empty(),
        Optional.of(new CodePlace(file, line)),
        List.of(),
        Optional.of(new CodePlace(testFile, testLine)),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        "");
  }
}
