package dev.loopbook.shell.practice;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.grade.Shard;
import dev.loopbook.exercise.suite.MutantSuite;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.program.source.UnreadableSource;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// `solutions --mutants`: opposes the tests of exercises with mutants of their right answers.
final class OpposeSolutions {
  private final Session session;
  private final int jobs;
  private final long seed;
  private final OptionalInt sample;
  private final Optional<Shard> shard;

  /// @param sample how many mutants to try; all of them if empty
  /// @param shard the share of them to try; all of them if empty
  OpposeSolutions(Session session, int jobs, long seed, OptionalInt sample, Optional<Shard> shard) {
    this.session = session;
    this.jobs = jobs;
    this.seed = seed;
    this.sample = sample;
    this.shard = shard;
  }

  int run(List<Exercise> exercises) {
    var whole = suite(exercises);
    var chosen = sample.isPresent() ? whole.sample(sample.getAsInt(), seed) : whole;
    var suite = shard.map(chosen::in).orElse(chosen);
    Map<String, List<MutantSuite.Result>> results = new LinkedHashMap<>();
    exercises.stream()
        .filter(exercise -> exercise.kind() != ExerciseKind.PREDICT)
        .forEach(exercise -> results.put(exercise.id(), new ArrayList<>()));
    try (var bar = new ProgressBar(session.screen(), suite.trials().size(), "mutants")) {
      session
          .interrupts()
          .whileWaiting(
              () ->
                  suite.run(
                      jobs,
                      result -> {
                        Objects.requireNonNull(results.get(result.trial().exercise().id()))
                            .add(result);
                        bar.advance();
                      }));
    } catch (CtrlC stopped) {
      results.values().removeIf(List::isEmpty);
      report(exercises, results, whole);
      session
          .screen()
          .say(
              "Stopped after %d of %d mutants: this is what is known so far",
              results.values().stream().mapToInt(List::size).sum(), suite.trials().size());
      throw stopped;
    }
    var reports = report(exercises, results, whole);
    return status(reports);
  }

  /// Returns what is known of each exercise, and shows it.
  private List<MutantReport> report(
      List<Exercise> exercises, Map<String, List<MutantSuite.Result>> results, MutantSuite whole) {
    var reports =
        exercises.stream()
            .filter(exercise -> results.containsKey(exercise.id()))
            .map(
                exercise ->
                    new MutantReport(
                        exercise,
                        Objects.requireNonNull(results.get(exercise.id())),
                        whole.stale(exercise)))
            .toList();
    reports.forEach(report -> session.screen().lines(report.lines()));
    session.screen().say(total(reports));
    return reports;
  }

  private static int status(List<MutantReport> reports) {
    if (reports.stream().allMatch(MutantReport::isClean)) {
      return ExitStatus.OK;
    }
    var isOurFault =
        reports.stream().allMatch(report -> report.isClean() || report.lacksVerdicts());
    return isOurFault ? ExitStatus.FAILED : ExitStatus.TO_FIX;
  }

  private MutantSuite suite(List<Exercise> exercises) {
    try {
      return MutantSuite.of(exercises, seed);
    } catch (UnreadableSource e) {
      throw CommandException.failure(e.getMessage());
    }
  }

  private static Span total(List<MutantReport> reports) {
    var surviving = reports.stream().mapToLong(MutantReport::surviving).sum();
    var notJudged = reports.stream().mapToLong(MutantReport::notJudged).sum();
    return new Span(
        format(
            "%s, %s made, %d rejected, %d excused, %d surviving%s",
            Counted.of(reports.size(), "exercise"),
            Counted.of(reports.stream().mapToLong(MutantReport::made).sum(), "mutant"),
            reports.stream().mapToLong(MutantReport::rejected).sum(),
            reports.stream().mapToLong(MutantReport::excused).sum(),
            surviving,
            notJudged == 0 ? "" : format(", %d not judged", notJudged)),
        surviving + notJudged == 0 ? Style.PLAIN : Style.ERROR);
  }
}
