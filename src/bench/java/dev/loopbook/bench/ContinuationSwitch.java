package dev.loopbook.bench;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The floor under [TaskSwitch]: the JVM's continuations with no loop around them. One operation is
/// one resume together with the yield that ends it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ContinuationSwitch {

  private static final ContinuationScope SCOPE = new ContinuationScope("bench");

  private final Continuation endless =
      new Continuation(
          SCOPE,
          () -> {
            while (true) {
              Continuation.yield(SCOPE);
            }
          });

  /// One continuation, whose stack stays in the processor's cache.
  @Benchmark
  public void one() {
    endless.run();
  }

  /// As many as in [TaskSwitch], made anew and taking turns.
  @Benchmark
  @OperationsPerInvocation(TaskSwitch.TASKS * TaskSwitch.TURNS)
  public void aThousandInTurn() {
    var all =
        Stream.generate(ContinuationSwitch::thousandTurns)
            .limit(TaskSwitch.TASKS)
            .toArray(Continuation[]::new);
    for (int turn = 0; turn <= TaskSwitch.TURNS; turn++) {
      for (var each : all) {
        each.run();
      }
    }
  }

  private static Continuation thousandTurns() {
    return new Continuation(
        SCOPE,
        () -> {
          for (int turn = 0; turn < TaskSwitch.TURNS; turn++) {
            Continuation.yield(SCOPE);
          }
        });
  }
}
