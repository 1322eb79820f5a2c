// rejected by theOrderIsRight: this is not what the program does
package ch03_missing_await.e2_what_is_printed;

import java.util.List;

/// Your guess: of "A", "B", "C", "D", "made" and "end", what is said and when.
final class Answer {
  private Answer() {}

  static final List<String> SAID = List.of("A", "C", "D", "made", "end");
}
