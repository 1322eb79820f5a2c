package dev.loopbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.loopbook.exercise.suite.SoundnessClaim;
import dev.loopbook.exercise.suite.SoundnessSuite;
import java.nio.file.Path;
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
