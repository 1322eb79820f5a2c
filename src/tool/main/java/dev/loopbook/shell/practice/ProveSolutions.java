package dev.loopbook.shell.practice;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.grade.Shard;
import dev.loopbook.exercise.suite.MistakeTable;
import dev.loopbook.exercise.suite.SoundnessSuite;
import dev.loopbook.judge.Verdict;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `solutions`: its arguments, and what it does.
final class ProveSolutions {
  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      completionCandidates = ExerciseArgument.Names.class,
      description = "Exercises or chapters; all of them if none is named.")
  private List<String> ids = List.of();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many at a time; half of the processors, 2 at least.")
  private int jobs = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the hidden tests draw their data from.")
  private long seed;

  @Option(names = "--all", description = "List the claims that are true, too.")
  private boolean all;

  @Option(
      names = "--mutants",
      description = "Try mutants of the right answers instead: each has to be rejected.")
  private boolean mutants;

  @Option(names = "--sample", paramLabel = "N", description = "Only so many mutants, by the seed.")
  private @Nullable Integer sample;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "With --mutants, try share I of N only: another machine tries the others.")
  private @Nullable String shard;

  @Option(
      names = "--mistakes",
      description = "Print the commonest mistakes instead, and what students are told.")
  private boolean mistakes;

  ProveSolutions(Session session) {
    this.session = session;
  }

  int run() {
    if (jobs < 1) {
      throw CommandException.usage("--jobs %d: at least 1", jobs);
    }
    var practice = PracticeSession.of(session);
    var exercises = practice.exercises();
    var chosen = chosen(practice);
    if (shard != null && !mutants) {
      throw CommandException.usage(
          "solutions: --shard divides mutants among machines.   solutions --mutants --shard 1/4");
    }
    if (mistakes) {
      MistakeTable.of(chosen).lines().forEach(session.screen()::line);
      return ExitStatus.OK;
    }
    if (mutants) {
      return new OpposeSolutions(
              session,
              jobs,
              seed,
              sample == null ? OptionalInt.empty() : OptionalInt.of(sample),
              share())
          .run(chosen);
    }
    var suite = SoundnessSuite.of(chosen, seed);
    Map<Exercise, List<SoundnessSuite.Proof>> proofs = new LinkedHashMap<>();
    chosen.forEach(exercise -> proofs.put(exercise, new ArrayList<>()));
    prove(suite, proofs);
    session.screen().lines(report(suite, proofs));
    var problems = ids.isEmpty() ? exercises.problems() : List.<Object>of();
    problems.forEach(problem -> session.screen().say(new Span(problem.toString(), Style.ERROR)));
    var broken =
        proofs.values().stream()
            .flatMap(List::stream)
            .filter(proof -> proof.complaint().isPresent())
            .count();
    session
        .screen()
        .say(
            "%s, %s, %s",
            Counted.of(chosen.size(), "exercise"),
            Counted.of(suite.claims().size(), "claim"),
            broken == 0 ? "all true" : broken + " to mend");
    if (proofs.values().stream().flatMap(List::stream).anyMatch(ProveSolutions::isNotJudged)) {
      return ExitStatus.FAILED;
    }
    return broken == 0 && problems.isEmpty() ? ExitStatus.OK : ExitStatus.TO_FIX;
  }

  private Optional<Shard> share() {
    if (shard == null) {
      return Optional.empty();
    }
    var share = Shard.parse(shard);
    if (share.isEmpty()) {
      throw CommandException.usage(
          "solutions: --shard %s: a share is I/N, with I from 1 to N, as 3/8", shard);
    }
    return share;
  }

  /// Returns whether a claim is neither true nor false: this machine couldn't judge it.
  private static boolean isNotJudged(SoundnessSuite.Proof proof) {
    return proof.complaint().filter(text -> text.startsWith(Verdict.NotJudged.WORD)).isPresent();
  }

  private List<Exercise> chosen(PracticeSession practice) {
    var exercises = practice.exercises();
    if (ids.isEmpty()) {
      return exercises.all();
    }
    var chosen = new ArrayList<Exercise>();
    for (var id : ids) {
      var chapter = exercises.all().stream().filter(each -> each.isIn(id)).toList();
      chosen.addAll(chapter.isEmpty() ? List.of(practice.find(id)) : chapter);
    }
    return chosen.stream().distinct().toList();
  }

  private void prove(SoundnessSuite suite, Map<Exercise, List<SoundnessSuite.Proof>> proofs) {
    try (var bar = new ProgressBar(session.screen(), suite.claims().size(), "claims")) {
      session
          .interrupts()
          .whileWaiting(
              () ->
                  suite.prove(
                      jobs,
                      proof -> {
                        Objects.requireNonNull(proofs.get(proof.claim().exercise())).add(proof);
                        bar.advance();
                      }));
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal claims are two claims
  private List<StyledLine> report(
      SoundnessSuite suite, Map<Exercise, List<SoundnessSuite.Proof>> proofs) {
    var lines = new ArrayList<StyledLine>();
    var inDetail = all || proofs.size() == 1;
    proofs.forEach(
        (exercise, its) -> {
          var sound = its.stream().allMatch(proof -> proof.complaint().isEmpty());
          lines.add(
              StyledLine.of(
                  new Span(sound ? "✓ " : "✗ ", sound ? Style.GOOD : Style.ERROR),
                  new Span(exercise.id(), Style.STRONG),
                  Span.plain("  " + exercise.title())));
          suite.claims().stream()
              .filter(claim -> claim.exercise() == exercise)
              .flatMap(claim -> its.stream().filter(proof -> proof.claim() == claim))
              .filter(proof -> inDetail || proof.complaint().isPresent())
              .forEach(proof -> lines.addAll(claim(proof)));
        });
    return lines;
  }

  private static List<StyledLine> claim(SoundnessSuite.Proof proof) {
    var lines = new ArrayList<StyledLine>();
    var isTrue = proof.complaint().isEmpty();
    lines.add(
        StyledLine.of(
            new Span(isTrue ? "    ✓ " : "    ✗ ", isTrue ? Style.GOOD : Style.ERROR),
            Span.plain(proof.claim().words())));
    proof
        .complaint()
        .ifPresent(
            text ->
                text.lines()
                    .forEach(line -> lines.add(StyledLine.of("        " + line, Style.PLAIN))));
    return lines;
  }
}
