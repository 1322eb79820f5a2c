package dev.loopbook.exercise.suite;

import dev.loopbook.exercise.ExcuseList;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.grade.Shard;
import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.ChildJudge;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.judge.Judge;
import dev.loopbook.program.mutation.CodeMutants;
import dev.loopbook.program.mutation.TestLiterals;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.program.source.UnreadableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Opposes the tests of exercises with mutants of their right answers.
///
/// The tests were written by whoever wrote the answers, against the mistakes that they thought of.
/// A machine thinks of others. Predictions have no mutants: any other answer is wrong.
public final class MutantSuite {
  private final List<MutantTrial> trials;
  private final Judge.Tests all;

  private MutantSuite(List<MutantTrial> trials, Judge.Tests all) {
    this.trials = List.copyOf(trials);
    this.all = all;
  }

  /// The result of one trial.
  ///
  /// @param why why there is no verdict, if there is none
  public record Result(MutantTrial trial, MutantTrial.Outcome outcome, String why) {}

  /// Returns the trials of all mutants of these exercises.
  ///
  /// @param seed what hidden tests draw their data from
  /// @throws UnreadableSource if a file of an exercise can't be read
  public static MutantSuite of(List<Exercise> exercises, long seed) throws UnreadableSource {
    var trials = new ArrayList<MutantTrial>();
    for (var exercise : exercises) {
      if (exercise.kind() != ExerciseKind.PREDICT) {
        addTrials(exercise, trials);
      }
    }
    return new MutantSuite(trials, Judge.Tests.all(seed));
  }

  private static void addTrials(Exercise exercise, List<MutantTrial> trials)
      throws UnreadableSource {
    var assignment = exercise.assignment();
    var literals = literals(assignment);
    for (var name : exercise.edit()) {
      var text = SourceText.read(assignment.solution().resolve(name));
      add(
          exercise,
          name,
          MutantTrial.Place.ANSWER,
          new SourceText(Path.of(name), text.text()),
          literals,
          trials);
    }
    for (var right : exercise.right()) {
      var name = exercise.edit().getFirst();
      add(
          exercise,
          "right/" + right.file().getFileName(),
          MutantTrial.Place.ANSWER,
          new SourceText(Path.of(name), SourceText.read(right.file()).text()),
          literals,
          trials);
    }
    if (exercise.kind() == ExerciseKind.TEST) {
      addPrograms(exercise, literals, trials);
    }
  }

  /// Only programs that have wrong variants: the others are what the tested one stands on.
  private static void addPrograms(Exercise exercise, Set<String> literals, List<MutantTrial> trials)
      throws UnreadableSource {
    var assignment = exercise.assignment();
    var tested =
        assignment.mutants().stream().map(Assignment.Mutant::replaces).collect(Collectors.toSet());
    for (var given : assignment.given()) {
      var name = given.getFileName().toString();
      if (tested.contains(name)) {
        add(
            exercise,
            name,
            MutantTrial.Place.PROGRAM,
            new SourceText(Path.of(name), SourceText.read(given).text()),
            literals,
            trials);
      }
    }
    for (var program : assignment.rightPrograms()) {
      add(
          exercise,
          "right/" + program.file().getFileName(),
          MutantTrial.Place.PROGRAM,
          new SourceText(Path.of(program.replaces()), SourceText.read(program.file()).text()),
          literals,
          trials);
    }
  }

  private static void add(
      Exercise exercise,
      String label,
      MutantTrial.Place place,
      SourceText source,
      Set<String> literals,
      List<MutantTrial> trials) {
    var mutants =
        exercise.kind() == ExerciseKind.TEST && place == MutantTrial.Place.ANSWER
            ? CodeMutants.ofTest(source)
            : CodeMutants.of(source, literals);
    for (var mutant : mutants) {
      trials.add(new MutantTrial(exercise, label, place, mutant));
    }
  }

  private static Set<String> literals(Assignment assignment) throws UnreadableSource {
    var tests = new ArrayList<SourceText>();
    for (var test : assignment.tests()) {
      tests.add(SourceText.read(test));
    }
    return TestLiterals.in(tests);
  }

  /// Returns a suite with only some of these trials.
  ///
  /// @param count how many, at most
  /// @param seed what decides which ones
  public MutantSuite sample(int count, long seed) {
    var shuffled = new ArrayList<>(trials);
    Collections.shuffle(shuffled, new Random(seed));
    return new MutantSuite(shuffled.stream().limit(count).toList(), all);
  }

  /// Returns a suite with the trials of one share. All shares together have each trial once.
  public MutantSuite in(Shard shard) {
    return new MutantSuite(
        trials.stream()
            .filter(trial -> shard.holds(trial.exercise().id() + "\n" + trial.name()))
            .toList(),
        all);
  }

  /// Returns its trials.
  public List<MutantTrial> trials() {
    return trials;
  }

  /// Returns the excuses of an exercise for mutants that aren't made any more.
  public List<ExcuseList.Excuse> stale(Exercise exercise) {
    var names =
        trials.stream()
            .filter(trial -> trial.exercise().id().equals(exercise.id()))
            .map(MutantTrial::name)
            .collect(Collectors.toSet());
    return exercise.excuses().excuses().stream()
        .filter(excuse -> names.stream().noneMatch(excuse::covers))
        .toList();
  }

  /// Runs each trial, and passes each result to the listener as soon as it's known: in any order
  /// and from several threads, but one at a time.
  ///
  /// @param threads how many threads, each with a compiler and a child process
  /// @throws InterruptedException if this thread is interrupted, after the running trials
  public void run(int threads, Consumer<Result> listener) throws InterruptedException {
    run(threads, ChildJudge::forMutants, listener);
  }

  void run(int threads, Supplier<? extends Judge> judges, Consumer<Result> listener)
      throws InterruptedException {
    JudgeThreads.run(trials, threads, judges, (trial, judge) -> trial.run(judge, all), listener);
  }
}
