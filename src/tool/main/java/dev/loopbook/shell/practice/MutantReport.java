package dev.loopbook.shell.practice;

import static dev.loopbook.exercise.suite.MutantTrial.Outcome.DOES_NOT_COMPILE;
import static dev.loopbook.exercise.suite.MutantTrial.Outcome.EXCUSED;
import static dev.loopbook.exercise.suite.MutantTrial.Outcome.NOT_JUDGED;
import static dev.loopbook.exercise.suite.MutantTrial.Outcome.REJECTED;
import static dev.loopbook.exercise.suite.MutantTrial.Outcome.SURVIVED;
import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.ExcuseList;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.suite.MutantSuite;
import dev.loopbook.exercise.suite.MutantTrial;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/// What became of the mutants of one exercise.
///
/// @param stale excuses for mutants that aren't made any more
record MutantReport(
    Exercise exercise, List<MutantSuite.Result> results, List<ExcuseList.Excuse> stale) {

  long rejected() {
    return count(REJECTED);
  }

  long excused() {
    return count(EXCUSED);
  }

  long surviving() {
    return count(SURVIVED);
  }

  long notJudged() {
    return count(NOT_JUDGED);
  }

  /// Returns how many were made. What doesn't compile is nobody's answer.
  long made() {
    return results.size() - count(DOES_NOT_COMPILE);
  }

  boolean isClean() {
    return surviving() == 0 && notJudged() == 0 && stale.isEmpty();
  }

  /// Returns whether all that is wrong is that some mutants have no verdict.
  boolean lacksVerdicts() {
    return surviving() == 0 && stale.isEmpty() && notJudged() > 0;
  }

  private long count(MutantTrial.Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  List<StyledLine> lines() {
    var lines = new ArrayList<StyledLine>();
    lines.add(
        StyledLine.of(
            new Span(isClean() ? "✓ " : "✗ ", isClean() ? Style.GOOD : Style.ERROR),
            new Span(format("%-28s", exercise.id()), Style.STRONG),
            Span.plain(
                format(
                    "%4d made  %4d rejected  %3d excused  %3d surviving",
                    made(), rejected(), excused(), surviving()))));
    results.stream()
        .filter(result -> result.outcome() == SURVIVED)
        .map(result -> result.trial().toString())
        .sorted()
        .forEach(text -> lines.add(StyledLine.of("    " + text, Style.PLAIN)));
    results.stream()
        .filter(result -> result.outcome() == NOT_JUDGED)
        .map(result -> format("%s could not be judged: %s", result.trial(), result.why()))
        .sorted()
        .forEach(text -> lines.add(StyledLine.of("    " + text, Style.PLAIN)));
    stale.forEach(
        excuse ->
            lines.add(
                StyledLine.of("    no such mutant to excuse: " + excuse.mutant(), Style.PLAIN)));
    return lines;
  }
}
