package dev.loopbook.shell.terminal;

import java.util.List;

/// How a line of Java can go on.
///
/// @param anchor where in the line the continuations begin
/// @param texts what can stand there
public record Continuations(int anchor, List<String> texts) {
  /// Copies the list.
  public Continuations {
    texts = List.copyOf(texts);
  }
}
