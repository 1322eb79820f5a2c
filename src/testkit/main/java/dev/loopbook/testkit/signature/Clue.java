package dev.loopbook.testkit.signature;

import java.util.Optional;

/// What gives a signature away.
@FunctionalInterface
interface Clue {

  /// Returns whom the failed test points at, such as a coroutine's name, or an empty text if at
  /// nobody; nothing if it is not this signature at all.
  Optional<String> in(Evidence failed);
}
