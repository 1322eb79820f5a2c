package dev.loopbook.bench;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.sleep;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Prints how many bytes of the heap a sleeping task takes, all told, once the code is compiled:
/// before, stacks are larger. `src/bench/memory.sh` runs it beside its peers.
final class SleepingTasks {

  private static final int WARM_UP = 12;
  private static final int FEW = 40_000;

  private SleepingTasks() {}

  /// @param count how many tasks
  public static void main(String[] count) {
    for (var round = 0; round < WARM_UP; round++) {
      bytesOfOne(FEW);
    }
    System.out.println(bytesOfOne(Integer.parseInt(count[0])));
  }

  private static long bytesOfOne(int count) {
    try (var loop = LoopSetup.standard().withVirtualTime().call(EventLoop::create)) {
      var before = usedHeap();
      for (int i = 0; i < count; i++) {
        loop.createTask(async(() -> await(sleep(Duration.ofHours(1)))));
      }
      loop.runOnce();
      return (usedHeap() - before) / count;
    }
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
