// rejected by theOrderIsRight: this is not what the program does
package ch01_lifecycle.e1_who_runs_when;

import java.util.List;

/// Your guess.
final class Answer {
  private Answer() {}

  static final List<String> ORDER = List.of("A", "B", "E", "D", "F", "C");
}
