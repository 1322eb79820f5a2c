package dev.loopbook.conformance;

import org.jspecify.annotations.Nullable;

/// How a statement ended, where it did not throw: these must pass through blocks as an ordinary
/// end.
sealed interface Flow {

  Flow NEXT = new Next();

  /// On to the next statement.
  record Next() implements Flow {}

  /// Out of the innermost loop.
  record Break() implements Flow {}

  /// On to the next round of the innermost loop.
  record Continue() implements Flow {}

  /// Out of the coroutine.
  record Return(@Nullable Object value) implements Flow {}
}
