package dev.loopbook.exercise.suite;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.ChildJudge;
import dev.loopbook.judge.Judge;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Checks all claims about exercises, on a few threads that have a judge each.
public final class SoundnessSuite {
  private final List<SoundnessClaim> claims;
  private final Judge.Tests all;

  private SoundnessSuite(List<SoundnessClaim> claims, long seed) {
    this.claims = List.copyOf(claims);
    this.all = Judge.Tests.all(seed);
  }

  /// The result for one claim.
  ///
  /// @param complaint what is wrong; empty if the claim is true
  public record Proof(SoundnessClaim claim, Optional<String> complaint) {}

  /// Returns the suite of these exercises.
  ///
  /// @param seed what hidden tests draw their data from
  public static SoundnessSuite of(List<Exercise> exercises, long seed) {
    return new SoundnessSuite(
        exercises.stream().flatMap(exercise -> SoundnessClaim.about(exercise).stream()).toList(),
        seed);
  }

  /// Returns its claims, exercise by exercise.
  public List<SoundnessClaim> claims() {
    return claims;
  }

  /// Checks each claim, and passes each result to the listener as soon as it's known: in any order
  /// and from several threads, but one at a time.
  ///
  /// If interrupted, it stops after the current claims.
  ///
  /// @param threads how many threads, each with a compiler and a child process
  /// @throws IllegalStateException if some claim was not checked because a thread broke down: the
  ///   others alone prove nothing
  public void prove(int threads, Consumer<Proof> listener) throws InterruptedException {
    prove(threads, ChildJudge::forStudent, listener);
  }

  void prove(int threads, Supplier<? extends Judge> judges, Consumer<Proof> listener)
      throws InterruptedException {
    JudgeThreads.run(
        claims, threads, judges, (claim, judge) -> new Proof(claim, prove(claim, judge)), listener);
  }

  private Optional<String> prove(SoundnessClaim claim, Judge judge) {
    try {
      return claim.prove(judge, all);
    } catch (RuntimeException failure) {
      return Optional.of("the judge itself failed: " + failure);
    }
  }
}
