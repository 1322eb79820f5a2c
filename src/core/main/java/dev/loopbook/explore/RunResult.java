package dev.loopbook.explore;

import java.util.List;

/// What came of one run: two runs with equal results did the same, as far as anybody can see.
///
/// @param output what was printed
/// @param ending how it ended, in words: `finished`, or what was thrown
/// @param findings what the end audit found, a line each
/// @param failed whether this result is one that an order must not have: a failure, a deadlock, a
///   leak, a run without end, or a check that doesn't hold
public record RunResult(String output, String ending, List<String> findings, boolean failed) {

  /// How a run ends whose callbacks never stop.
  static final String ENDLESS = "goes on without end";

  /// Keeps its own copy, sorted: where two tasks are left behind, it's no difference which of them
  /// was made first.
  public RunResult {
    findings = findings.stream().sorted().toList();
  }

  /// Returns whether the run was broken off because it went on without end.
  public boolean isEndless() {
    return ending.startsWith(ENDLESS);
  }

  /// Returns the result of a run that was broken off because it went on without end.
  static RunResult endless(long callbacks) {
    return new RunResult(
        "", ENDLESS + " (broken off after " + callbacks + " callbacks)", List.of(), true);
  }
}
