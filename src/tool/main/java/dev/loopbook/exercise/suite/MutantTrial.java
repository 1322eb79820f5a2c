package dev.loopbook.exercise.suite;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Verdict;
import dev.loopbook.program.TemporaryFolder;
import dev.loopbook.program.mutation.CodeMutant;
import dev.loopbook.program.source.CompileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The trial of one mutant of an exercise's right answer, which the exercise's tests have to
/// reject.
///
/// @param label the file it was made from, as seen from the solution: `right/InAThread.java`
/// @param place where the mutant goes: among the answer's files, or among the programs
public record MutantTrial(Exercise exercise, String label, Place place, CodeMutant mutant) {

  /// What a mutant is a mutant of.
  enum Place {
    /// A right answer: in kind `test`, a right test.
    ANSWER,
    /// In kind `test`, a right program.
    PROGRAM
  }

  /// How a trial ended.
  public enum Outcome {
    /// The change makes no program.
    DOES_NOT_COMPILE,
    /// A test fails, or a limit is reached.
    REJECTED,
    /// It passes, and a reason is on the list.
    EXCUSED,
    /// It passes, so a wrong answer like it would pass too.
    SURVIVED,
    /// There is no verdict: whether a test fails isn't known.
    NOT_JUDGED
  }

  /// Returns the file and the change: what the list of excuses calls it.
  public String name() {
    return format("%s: %s", label, mutant.change());
  }

  @Override
  public String toString() {
    return format("%s:%d: %s", label, mutant.line(), mutant.change());
  }

  MutantSuite.Result run(Judge judge, Judge.Tests all) {
    return switch (verdict(judge, all)) {
      case Verdict.DidNotCompile(var problems) -> uncompiled(problems);
      case Verdict.Passed _ ->
          ended(exercise.excuses().holds(name()) ? Outcome.EXCUSED : Outcome.SURVIVED, "");
      case Verdict.NoResult(var why) -> ended(Outcome.NOT_JUDGED, why);
      case Verdict.NotJudged(var why) -> ended(Outcome.NOT_JUDGED, why);
      default -> ended(Outcome.REJECTED, "");
    };
  }

  /// Tests that don't compile reject nothing, although each mutant looks as if it made no program.
  private MutantSuite.Result uncompiled(List<CompileProblem> problems) {
    return problems.stream().anyMatch(this::isOfAnswer)
        ? ended(Outcome.DOES_NOT_COMPILE, "")
        : ended(Outcome.NOT_JUDGED, "its tests don't compile: " + problems.getFirst());
  }

  private boolean isOfAnswer(CompileProblem problem) {
    return problem.severity() == CompileProblem.Severity.ERROR
        && (problem.file().equals(mutant.source().file())
            || exercise.edit().contains(problem.file().toString()));
  }

  private MutantSuite.Result ended(Outcome outcome, String why) {
    return new MutantSuite.Result(this, outcome, why);
  }

  private Verdict verdict(Judge judge, Judge.Tests all) {
    var assignment = exercise.assignment();
    return switch (place) {
      case ANSWER -> judge.judge(Attempt.inPlace(mutant.source(), assignment), all);
      case PROGRAM -> {
        try (var folder = TemporaryFolder.make("loopbook-mutant-")) {
          yield judge.judge(Attempt.ofSolution(onlyOnMutant(folder.path(), assignment)), all);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private Assignment onlyOnMutant(Path folder, Assignment assignment) throws IOException {
    Files.writeString(fileIn(folder), mutant.source().text());
    return assignment.onlyOn(fileIn(folder));
  }

  private Path fileIn(Path folder) {
    return folder.resolve(mutant.source().file().getFileName());
  }
}
