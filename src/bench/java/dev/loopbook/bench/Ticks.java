package dev.loopbook.bench;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;

import dev.loopbook.loop.LoopSetup;
import dev.loopbook.watch.Trace;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How many ticks a second a loop in virtual time makes, with one callback in each, when nobody
/// watches and when a trace records everything.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Ticks {

  private static final int TICKS = 10_000;

  /// Whether a trace listens.
  @Param({"off", "on"})
  public String trace = "off";

  private LoopSetup setup = LoopSetup.standard();

  /// Binds the trace, one for all runs, of the size that keeps a long program's memory bounded.
  @Setup
  public void listen() {
    setup = LoopSetup.standard().withVirtualTime();
    if (trace.equals("on")) {
      setup = setup.withListener(new Trace(TICKS));
    }
  }

  /// One operation is one tick.
  @Benchmark
  @OperationsPerInvocation(TICKS)
  public Object oneTask() {
    return setup.call(
        () ->
            run(
                async(
                    () -> {
                      for (int tick = 0; tick < TICKS; tick++) {
                        await(sleep(Duration.ZERO));
                      }
                      return TICKS;
                    })));
  }
}
