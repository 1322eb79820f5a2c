// rejected by theOrderIsRight: found D A B E F C
package ch01_lifecycle.e1_who_runs_when;

import java.util.List;

/// Your guess.
final class Answer {
  private Answer() {}

  static final List<String> ORDER = List.of("D", "A", "B", "E", "F", "C");
}
