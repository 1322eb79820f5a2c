package dev.loopbook.book;

import java.util.List;

/// What a fence should contain.
sealed interface ExpectedFence {

  /// Exactly these lines.
  ///
  /// @param source where they come from, as the end of a sentence: `what A.java prints`
  record Lines(List<String> lines, String source) implements ExpectedFence {}

  /// Anything at all.
  record Anything() implements ExpectedFence {}

  /// Unknown, because what the fence asks for is wrong.
  record Wrong(String message, List<String> details) implements ExpectedFence {
    static Wrong of(String message) {
      return new Wrong(message, List.of());
    }
  }
}
