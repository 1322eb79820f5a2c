package ch01_lifecycle.e1_who_runs_when;

import java.util.List;

/// Your guess.
final class Answer {
  private Answer() {}

  static final List<String> ORDER = List.of("A", "B", "D", "E", "F", "C");
}
