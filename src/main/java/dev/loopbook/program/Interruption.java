package dev.loopbook.program;

import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Runner;
import dev.loopbook.loop.Task;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Takes a person's wish to end a program to the main task that runs, once.
final class Interruption implements LoopListener {

  private final AtomicBoolean used = new AtomicBoolean();
  // Written by the thread that runs the loop, read by the one that interrupts.
  private volatile @Nullable Runner runner;

  @Override
  public void mainBegins(Runner beginning, Task<?> main) {
    runner = beginning;
  }

  /// Returns whether this is the first interruption and there was a main task to take it.
  boolean isFirstAndTaken() {
    var running = runner;
    return running != null && used.compareAndSet(false, true) && running.interrupt();
  }
}
