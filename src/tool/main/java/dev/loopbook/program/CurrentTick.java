package dev.loopbook.program;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopListener;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Finds the tick in which one of the program's threads prints: that of the loop it runs or, on a
/// thread without a loop, of the loop that last began a tick.
final class CurrentTick implements LoopListener, LongSupplier {
  @SuppressWarnings("ThreadLocalUsage") // one for each run
  private final ThreadLocal<@Nullable EventLoop> loops = new ThreadLocal<>();

  private volatile @Nullable EventLoop latest; // written by threads with a loop, read by the others

  @Override
  public void tickBegins(EventLoop loop) {
    loops.set(loop);
    latest = loop;
  }

  /// Returns the tick, or 0 if no loop is running.
  @Override
  public long getAsLong() {
    EventLoop own = loops.get();
    EventLoop loop = own != null ? own : latest;
    return loop != null && loop.isRunning() ? loop.tick() : 0;
  }
}
