package dev.loopbook.program;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopListener;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Knows the tick in which a thread of the program prints: that of the loop it runs, or, on a
/// thread without a loop, of the loop that began a tick last.
final class CurrentTick implements LoopListener, LongSupplier {
  private final ThreadLocal<@Nullable EventLoop> loops = new ThreadLocal<>();
  private volatile @Nullable EventLoop latest; // written by threads with a loop, read by the others

  @Override
  public void tickBegins(EventLoop loop) {
    loops.set(loop);
    latest = loop;
  }

  /// Returns the tick, or 0 if no loop runs.
  @Override
  public long getAsLong() {
    EventLoop own = loops.get();
    EventLoop loop = own != null ? own : latest;
    return loop != null && loop.isRunning() ? loop.tick() : 0;
  }
}
