// rejected by theOrderOfTheLines: this is not what the program does
package ch12_time.e1_last_words;

import java.util.List;

/// The lines that Farewell writes.
final class Answer {
  private Answer() {}

  static final List<String> LINES =
      List.of(
          "worker: begins",
          "worker: heard it",
          "main: asked it to stop",
          "main: a tick later",
          "worker: leaves",
          "main: it is gone");

  static final int LAST_AT = 2;
}
