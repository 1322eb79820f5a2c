// rejected by theOrderIsRight: this is not what the program does
package ch05_leaks.e3_closing_order;

import java.util.List;

/// Your prediction.
final class Answer {
  private Answer() {}

  /// What the evening logs, in order. The lines are: asked, close hall, close house, dance, go
  /// home, grumble, music, open hall, open house, silence. Not all of them need to come.
  static final List<String> LOG = List.of(
          "music",
          "open house",
          "open hall",
          "close hall",
          "close house",
          "grumble",
          "go home",
          "asked",
          "silence");
}
