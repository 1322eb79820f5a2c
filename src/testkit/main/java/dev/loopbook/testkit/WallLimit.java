package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Runner;
import dev.loopbook.text.TimeText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Ends a stage of a test that takes too much real time.
///
/// A virtual thread waits for that: it costs next to nothing, and programs that list their threads
/// don't see it. It cancels the stage's task first, and then interrupts the thread a few times.
final class WallLimit implements AutoCloseable {

  private static final Duration GRACE = Duration.ofMillis(500);
  private static final int INTERRUPTS = 5;

  private final Duration limit;
  private final Runner runner;
  private final Thread tested = Thread.currentThread();
  private final Thread waiting;

  // Written by the waiting thread; read by the tested one after it was cancelled or interrupted.
  private volatile StackTraceElement @Nullable [] stoodAt;

  private WallLimit(Duration limit, Runner runner) {
    this.limit = limit;
    this.runner = runner;
    waiting =
        Thread.ofVirtual()
            .name("loopbook-wall-limit")
            .inheritInheritableThreadLocals(false)
            .start(this::endInTime);
  }

  /// Starts to measure what the calling thread does next.
  static WallLimit of(Duration limit, Runner runner) {
    return new WallLimit(limit, runner);
  }

  private void endInTime() {
    try {
      Thread.sleep(limit);
      stoodAt = tested.getStackTrace();
      for (var times = 0; times <= INTERRUPTS; times++) {
        if (!runner.interrupt()) {
          tested.interrupt();
        }
        Thread.sleep(GRACE);
      }
    } catch (InterruptedException over) {
      // the stage ended by itself
    }
  }

  boolean isExceeded() {
    return stoodAt != null;
  }

  /// Returns the failure of a test that was ended.
  AssertionError error(Throwable ended) {
    var stood = stoodAt;
    var error =
        new AssertionError(
            format(
                "not over after %s by the wall clock: see @LoopTest(wallTimeout = …)",
                TimeText.seconds(limit)),
            ended);
    if (stood != null) {
      error.setStackTrace(stood);
    }
    return error;
  }

  @Override
  public void close() {
    waiting.interrupt();
    if (isExceeded()) {
      Thread.interrupted(); // an interrupt that came too late isn't meant for the next stage
    }
  }
}
