package dev.loopbook.exercise.suite;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.ChildJudge;
import dev.loopbook.judge.Judge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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
    Queue<SoundnessClaim> open = new ConcurrentLinkedQueue<>(claims);
    var told = new AtomicInteger();
    Consumer<Proof> counting =
        proof -> {
          listener.accept(proof);
          told.incrementAndGet();
        };
    var workers = new ArrayList<Thread>();
    for (var i = 0; i < Math.min(threads, claims.size()); i++) {
      workers.add(
          Thread.ofPlatform()
              .daemon()
              .name("suite-" + i)
              .start(() -> work(open, judges, counting)));
    }
    try {
      for (var worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      open.clear();
      for (var worker : workers) {
        worker.join();
      }
      throw e;
    }
    if (told.get() < claims.size()) {
      throw new IllegalStateException(
          format(
              "only %d of %d claims were checked: a judge broke down", told.get(), claims.size()));
    }
  }

  private void work(
      Queue<SoundnessClaim> open, Supplier<? extends Judge> judges, Consumer<Proof> listener) {
    try (var judge = judges.get()) {
      for (var claim = open.poll(); claim != null; claim = open.poll()) {
        var proof = new Proof(claim, prove(claim, judge));
        synchronized (this) {
          listener.accept(proof);
        }
      }
    }
  }

  private Optional<String> prove(SoundnessClaim claim, Judge judge) {
    try {
      return claim.prove(judge, all);
    } catch (RuntimeException failure) {
      return Optional.of("the judge itself failed: " + failure);
    }
  }
}
