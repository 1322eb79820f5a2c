package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import dev.loopbook.text.SafeText;
import dev.loopbook.text.SourcePlace;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Warns of a task that goes on although `run(...)` cancelled it: `run(...)` waits for it, perhaps
/// forever, and nothing else says so.
///
/// A task may well wait a few times while it tidies up. One that waits again and again, for seconds
/// or a hundred times, is reported, once. Called by the threads of loops, each about its own tasks.
final class SwallowedCancels implements LoopListener {

  private static final int SOME_WAITS = 4;
  private static final int MANY_WAITS = 100;
  private static final long LONG = Duration.ofSeconds(3).toNanos();

  private final Consumer<String> sink;
  // Each loop that cleans up, and the loop time since when. Guarded by this, like the others.
  private final Map<EventLoop, Long> cleaning = new HashMap<>();
  private final Map<Task<?>, Integer> waits = new HashMap<>();
  private final Set<Task<?>> reported = new HashSet<>();

  SwallowedCancels(Consumer<String> sink) {
    this.sink = sink;
  }

  @Override
  public synchronized void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {
    cleaning.put(loop, loop.nanos());
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    if (goesOn(task)) {
      sink.accept(
          format(
              """
              The program is over and task %s was cancelled, but it goes on: it waits for %s%s.
              run(...) waits until it ends. Code that catches CancelledError has to throw it again.
              """,
              SafeText.of(task.displayName()),
              SafeText.of(task.waitsFor()),
              task.line().map(line -> ", at " + SourcePlace.of(line)).orElse("")));
    }
  }

  private synchronized boolean goesOn(Task<?> task) {
    var since = cleaning.get(task.loop());
    if (since == null || task.cancelling() == 0) {
      return false;
    }
    var count = waits.merge(task, 1, Integer::sum);
    var isLong = count >= SOME_WAITS && task.loop().nanos() - since >= LONG;
    return (isLong || count >= MANY_WAITS) && reported.add(task);
  }

  @Override
  public synchronized void loopClosed(EventLoop loop) {
    cleaning.remove(loop);
    waits.keySet().removeIf(task -> task.loop() == loop);
    reported.removeIf(task -> task.loop() == loop);
  }
}
