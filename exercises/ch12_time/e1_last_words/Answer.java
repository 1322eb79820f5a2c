package ch12_time.e1_last_words;

import java.util.List;

/// The lines that Farewell writes. Put them in order.
final class Answer {
  private Answer() {}

  static final List<String> LINES =
      List.of(
          "main: a tick later",
          "main: asked it to stop",
          "main: it is gone",
          "worker: begins",
          "worker: heard it",
          "worker: leaves");

  /// At which second the last line is written.
  static final int LAST_AT = -1;
}
