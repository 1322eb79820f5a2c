package dev.loopbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.loopbook.exercise.suite.SoundnessClaim;
import dev.loopbook.exercise.suite.SoundnessSuite;
import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.ExerciseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Proves the exercises of this book sound, claim by claim.
final class ExercisesThemselvesTest {
  private static final int THREADS = 2;

  private final Exercises exercises =
      Exercises.in(Path.of(System.getProperty("loopbook.home", ".")));

  @Test
  void eachFolderIsAnExercise() {
    assertEquals(List.of(), exercises.problems());
  }

  /// In the front matter, at some of its tests, or with a reason in its property sheet.
  @Test
  void eachExerciseSaysInHowManyOrdersItsTestsRun() throws IOException {
    var silent = new ArrayList<String>();
    for (var exercise : exercises.all()) {
      var assignment = exercise.assignment();
      var sheet = Files.readString(assignment.solution().resolve(PropertySheet.FILE));
      var saysWhy = sheet.contains("\nJudged in one order: ");
      if (saysWhy == (!assignment.orders().equals("1") || hasSchedules(assignment))) {
        silent.add(exercise.id() + (saysWhy ? " says why not, but does" : ""));
      }
    }

    assertEquals(List.of(), silent);
  }

  private static boolean hasSchedules(Assignment assignment) throws IOException {
    var tests = new ArrayList<>(assignment.tests());
    if (assignment.kind() == ExerciseKind.TEST) {
      assignment.edit().forEach(file -> tests.add(assignment.solution().resolve(file)));
    }
    for (var test : tests) {
      if (Files.readString(test).contains("schedules = ")) {
        return true;
      }
    }
    return false;
  }

  /// All claims are proved in the background, by a few judges; a test waits for its own.
  @TestFactory
  Stream<DynamicContainer> eachExerciseIsSound() {
    var suite = SoundnessSuite.of(exercises.all(), 0);
    Map<SoundnessClaim, CompletableFuture<SoundnessSuite.Proof>> proofs = new LinkedHashMap<>();
    suite.claims().forEach(claim -> proofs.put(claim, new CompletableFuture<>()));
    Thread.ofPlatform().daemon().start(() -> prove(suite, proofs));
    return exercises.all().stream()
        .map(
            exercise ->
                dynamicContainer(
                    exercise.id(),
                    proofs.keySet().stream()
                        .filter(claim -> claim.exercise() == exercise)
                        .map(claim -> dynamicTest(claim.words(), () -> check(proofs.get(claim))))));
  }

  private static void prove(
      SoundnessSuite suite, Map<SoundnessClaim, CompletableFuture<SoundnessSuite.Proof>> proofs) {
    try {
      suite.prove(THREADS, proof -> proofs.get(proof.claim()).complete(proof));
      proofs
          .values()
          .forEach(each -> each.completeExceptionally(new IllegalStateException("lost")));
    } catch (InterruptedException | RuntimeException failure) {
      proofs.values().forEach(each -> each.completeExceptionally(failure));
    }
  }

  private static void check(CompletableFuture<SoundnessSuite.Proof> proof) {
    proof.join().complaint().ifPresent(complaint -> fail(complaint));
  }
}
