package dev.loopbook.exercise.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.judge.ExerciseKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Opposes the book's own exercises with a few mutants; `solutions --mutants` tries all of them.
///
/// An exercise takes part once it has a list of excuses: then its other mutants have been dealt
/// with.
final class MutantSampleTest {
  private static final int MUTANTS = 25;
  private static final long SEED = 1;

  private final List<Exercise> exercises =
      Exercises.in(Path.of(System.getProperty("loopbook.home", "."))).all();

  @Test
  void noneOfASampleSurvives() throws Exception {
    var opposed =
        exercises.stream().filter(exercise -> !exercise.excuses().excuses().isEmpty()).toList();
    var survivors = new ArrayList<String>();
    var judged = new int[1];
    MutantSuite.of(opposed, 0)
        .sample(MUTANTS, SEED)
        .run(
            2,
            result -> {
              judged[0]++;
              if (result.outcome() == MutantTrial.Outcome.SURVIVED) {
                survivors.add(result.trial().exercise().id() + " " + result.trial());
              }
            });
    assertTrue(judged[0] > 0, "no exercise has a list of excuses");
    assertEquals(List.of(), survivors);
  }

  @Test
  void eachExcuseIsForAMutantThatIsMade() throws Exception {
    var suite = MutantSuite.of(exercises, SEED);
    assertEquals(
        List.of(),
        exercises.stream()
            .flatMap(
                exercise ->
                    suite.stale(exercise).stream()
                        .map(excuse -> exercise.shortId() + " " + excuse.mutant()))
            .toList());
  }

  @Test
  void eachExerciseHasTwoRightAnswersBesideTheSolution() {
    assertEquals(
        List.of(),
        exercises.stream()
            .filter(exercise -> exercise.kind() != ExerciseKind.PREDICT)
            .filter(MutantSampleTest::hasTooFew)
            .map(Exercise::shortId)
            .toList());
  }

  /// For kind `test`, right programs count, too.
  private static boolean hasTooFew(Exercise exercise) {
    return exercise.right().size() + exercise.assignment().rightPrograms().size() < 2;
  }
}
