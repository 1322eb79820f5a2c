package dev.loopbook.testkit.signature;

import java.util.Optional;

/// Recognizes a signature.
@FunctionalInterface
interface Clue {

  /// Returns what the failed test points at, such as a coroutine's name, or an empty string if it
  /// names nothing; empty if the test doesn't bear this signature.
  Optional<String> in(FailedTest failed);
}
