package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Runner;
import dev.loopbook.loop.Task;
import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import dev.loopbook.watch.WaitGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Delivers a Ctrl-C to the running main task, once.
final class MainTaskInterrupter implements LoopListener {

  private static final int MOST_READY = 5;

  private final AtomicBoolean used = new AtomicBoolean();
  private final CountDownLatch noticed = new CountDownLatch(1);
  // Written by the thread that runs the loop, read by the one that interrupts.
  private volatile @Nullable Runner runner;
  // Written by the loop's thread, read by whoever reports the end.
  private volatile List<String> alive = List.of();

  @Override
  public void mainBegins(Runner beginning, Task<?> main) {
    runner = beginning;
  }

  /// Notes who waits for what, on the loop's thread.
  private void look(EventLoop loop) {
    if (noticed.getCount() > 0) {
      alive = describe(loop);
      noticed.countDown();
    }
  }

  private static List<String> describe(EventLoop loop) {
    var lines = new ArrayList<String>();
    lines.add(format("Stopped at loop time %s.", TimeText.rounded(loop.nanos())));
    lines.addAll(WaitGraph.of(loop).lines());
    loop.tasks().stream()
        .filter(task -> task.isSuspended() && task.awaiting().isEmpty())
        .limit(MOST_READY)
        .map(MainTaskInterrupter::ready)
        .forEach(lines::add);
    return List.copyOf(lines);
  }

  private static String ready(Task<?> task) {
    var line = task.line().map(at -> "  at " + SourcePlace.of(at)).orElse("");
    return format("%s has its turn next%s", task.displayName(), line);
  }

  /// Returns sentences on where the loop was when the interrupt arrived, and who waited for what;
  /// none if there was no interrupt, or no loop that noticed it.
  List<String> alive() {
    return alive;
  }

  /// Waits until the loop gets to the interrupt. Returns false if it doesn't in time, because a
  /// callback is holding it up.
  boolean isNoticedWithin(Duration atMost) {
    try {
      var inTime = noticed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
      if (!inTime) {
        noticed.countDown(); // what the loop does once that callback is stopped is another story
      }
      return inTime;
    } catch (InterruptedException _) {
      return false;
    }
  }

  /// Returns whether this is the first interrupt and there's a main task to receive it.
  boolean isFirstAndTaken() {
    var running = runner;
    if (running == null || !used.compareAndSet(false, true)) {
      return false;
    }
    try {
      // Before the cancellation: who is cancelled doesn't wait any more.
      running.loop().callSoonThreadsafe(() -> look(running.loop()));
    } catch (IllegalStateException _) {
      return false; // it was closed just now
    }
    return running.interrupt();
  }
}
