package dev.loopbook.bench;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.sleep;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How much of the heap a sleeping task takes, all told: the task, its coroutines and their stack,
/// the future that it waits for and the timer. The answer is the counter `bytesPerTask`; the time
/// is what it took to put a million of them to sleep and to collect the garbage.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1) // more, and JMH would add the counters up
@Fork(1)
public class SleepingTask {

  private static final int TASKS = 1_000_000;

  /// Filled in by the benchmark.
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Heap {
    /// The used heap's growth, divided by the number of tasks.
    public long bytesPerTask;
  }

  /// Puts a million tasks to sleep, and leaves them so.
  @Benchmark
  public Object aMillionTasks(Heap heap) {
    try (var loop = LoopSetup.standard().withVirtualTime().call(EventLoop::create)) {
      var before = usedHeap();
      for (int i = 0; i < TASKS; i++) {
        loop.createTask(async(() -> await(sleep(Duration.ofHours(1)))));
      }
      loop.runOnce();
      heap.bytesPerTask = (usedHeap() - before) / TASKS;
      if (loop.timers().size() != TASKS) {
        throw new IllegalStateException("not all sleep: " + loop.timers().size());
      }
      return loop;
    }
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
