package dev.loopbook.testkit.signature;

import java.util.Optional;

/// Recognises the known ways in which tests of asynchronous code fail.
public final class Signatures {

  private Signatures() {}

  /// Returns what a failed test probably suffers from, in one line, if that is known.
  ///
  /// Called once for each failed test, after its loop was closed and audited.
  public static Optional<String> probableCause(FailedTest failed) {
    return Optional.empty();
  }
}
