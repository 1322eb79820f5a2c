package dev.loopbook.bench;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;

import dev.loopbook.loop.Coroutine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/// What a task pays to give up its turn and get it back, on a loop in real time that nobody
/// watches: 1,000 tasks, each of which awaits `sleep(0)` 1,000 times. The peers in
/// `src/bench/peers` do the same.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TaskSwitch {

  static final int TASKS = 1_000;
  static final int TURNS = 1_000;

  /// One operation is one switch.
  @Benchmark
  @OperationsPerInvocation(TASKS * TURNS)
  public Object aThousandTasks() {
    return run(
        async(() -> await(gather(Stream.generate(TaskSwitch::turns).limit(TASKS).toList()))));
  }

  private static Coroutine<Void> turns() {
    return async(
        () -> {
          for (int turn = 0; turn < TURNS; turn++) {
            await(sleep(Duration.ZERO));
          }
        });
  }
}
