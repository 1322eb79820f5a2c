package dev.loopbook.book;

import java.util.List;

/// What a fence ought to hold.
sealed interface ExpectedFence {

  /// Exactly these lines.
  ///
  /// @param source where they come from, as a sentence's end: `what A.java prints`
  record Lines(List<String> lines, String source) implements ExpectedFence {}

  /// Whatever it holds.
  record Anything() implements ExpectedFence {}

  /// Nothing can be said, because what the fence asks for is wrong.
  record Wrong(String message, List<String> details) implements ExpectedFence {
    static Wrong of(String message) {
      return new Wrong(message, List.of());
    }
  }
}
