package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The end audit: finds what a program left undone, when its loops close.
///
/// It asks each loop, at the moment it closes, for what is still open there; nothing depends on the
/// garbage collector. Lines are known where the setup records them
/// ([dev.loopbook.loop.LoopSetup#withOrigins]).
///
/// Tasks that are still at work when the program given to `run` returns are found as well, though
/// `run` cancels them, and asyncio says nothing: to their author they look finished, and their last
/// lines never ran. Not found are those that somebody asked to stop, and those that were left
/// because the program failed: then the failure is the news. Of a program that was ended from
/// outside, by a [LoopEscape], nothing is found at all.
///
/// Findings may be asked for from any thread.
public final class Audit implements LoopListener {

  // Everything below is guarded by this: loops on several threads may share an audit. No code of
  // the program is called while the lock is held.
  private final List<Finding> findings = new ArrayList<>();
  private final WatchedThings<Coroutine<?>> coroutines =
      new WatchedThings<>(coroutine -> coroutine.state() == Coroutine.State.CREATED);
  private final WatchedThings<Future<?>> failed =
      new WatchedThings<>(future -> future.unretrievedException().isPresent());
  private final Map<TimerHandle, Optional<StackTraceElement>> timers = new HashMap<>();
  private final Map<EventLoop, Optional<StackTraceElement>> loops = new HashMap<>();
  private final Set<EventLoop> cutShort = new HashSet<>();

  private final Consumer<? super Finding> told;

  /// Creates an audit of nothing yet.
  public Audit() {
    this(_ -> {});
  }

  /// Creates an audit that also tells `told` of each finding at once, on the thread that closes the
  /// loop.
  public Audit(Consumer<? super Finding> told) {
    this.told = told;
  }

  /// Returns what the loops that have closed left behind, in the order they closed.
  public synchronized List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// Says that the program is over, so that what no loop's closing could tell is found as well:
  /// loops that were never closed, with what they hold, and coroutines that were made outside all
  /// loops and never awaited. Returns all findings.
  ///
  /// Not for a program that was stopped halfway: of that, all of this is true and none its fault.
  public List<Finding> conclude() {
    for (var loop : openLoops()) {
      if (loop.isRunning()) {
        continue; // on a thread that outlives the program
      }
      addAll(List.of(new Finding.LoopLeftOpen(placeOf(loop))));
      examine(loop);
    }
    List<Finding> last = new ArrayList<>();
    synchronized (this) {
      coroutines.takeAll().forEach(coroutine -> last.add(neverAwaited(coroutine)));
    }
    addAll(last);
    return findings();
  }

  /// Where a stretch of a loop's life began: what was there already.
  ///
  /// @param known tasks, resources and timers
  public record Mark(EventLoop loop, Set<Object> known) {

    /// Returns a mark of what is on `loop` now. Called on its thread, or while that stands still.
    public static Mark of(EventLoop loop) {
      Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
      known.addAll(loop.tasks());
      known.addAll(loop.resources().open());
      known.addAll(loop.timers());
      return new Mark(loop, known);
    }
  }

  /// Returns what came to a loop since `mark` and is left there now, as if the loop closed; these
  /// are no longer found when it does. The loop stands still and goes on afterwards.
  ///
  /// Tasks are reported as left at work, and cancelled by nobody.
  public List<Finding> since(Mark mark) {
    var loop = mark.loop();
    List<Coroutine<?>> forgotten;
    List<Future<?>> unasked;
    Map<TimerHandle, Optional<StackTraceElement>> places;
    synchronized (this) {
      forgotten = coroutines.take(loop);
      unasked = failed.take(loop);
      places = Map.copyOf(timers);
    }
    List<Finding> found = new ArrayList<>();
    forgotten.forEach(coroutine -> found.add(neverAwaited(coroutine)));
    loop.tasks().stream()
        .filter(task -> !mark.known().contains(task) && task.cancelling() == 0)
        .forEach(task -> found.add(LeftOver.atWork(task)));
    unasked.forEach(future -> found.add(LeftOver.unretrieved(future)));
    loop.resources().open().stream()
        .filter(open -> !mark.known().contains(open))
        .forEach(open -> found.addAll(LeftOver.open(open, loop)));
    loop.timers().stream()
        .filter(timer -> !mark.known().contains(timer) && places.containsKey(timer))
        .forEach(
            timer ->
                found.add(LeftOver.timer(timer, places.getOrDefault(timer, Optional.empty()))));
    return found;
  }

  // ---- watching ----

  @Override
  public synchronized void loopCreated(EventLoop loop) {
    loops.put(loop, line(loop));
  }

  @Override
  public synchronized void coroutineCreated(Coroutine<?> coroutine) {
    coroutines.add(coroutine, EventLoop.ifRunning().orElse(null));
  }

  @Override
  public synchronized void coroutineStarted(Coroutine<?> coroutine) {
    coroutines.remove(coroutine);
  }

  @Override
  public synchronized void taskCreated(Task<?> task) {
    // From here on the task answers for it.
    coroutines.remove(task.coroutine());
  }

  @Override
  public synchronized void futureDone(Future<?> future) {
    if (future.unretrievedException().filter(e -> !(e instanceof LoopEscape)).isPresent()) {
      failed.add(future, future.loop());
    }
  }

  @Override
  public synchronized void timerSet(TimerHandle timer) {
    if (timer.isProgramsOwn()) {
      timers.put(timer, line(timer.loop()));
    }
  }

  @Override
  public synchronized void timerFired(TimerHandle timer) {
    timers.remove(timer);
  }

  @Override
  public synchronized void timerCancelled(TimerHandle timer) {
    timers.remove(timer);
  }

  private static Optional<StackTraceElement> line(EventLoop loop) {
    return loop.setup().tracksOrigins() ? Origin.currentLine() : Optional.empty();
  }

  // ---- finding ----

  @Override
  public void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {
    if (failure instanceof LoopEscape) {
      synchronized (this) {
        cutShort.add(loop);
      }
      return;
    }
    addAll(LeftOver.atCleanUp(loop, failure == null));
  }

  @Override
  public void loopClosed(EventLoop loop) {
    examine(loop);
  }

  private void examine(EventLoop loop) {
    List<Coroutine<?>> forgotten;
    List<Future<?>> unasked;
    Map<TimerHandle, Optional<StackTraceElement>> places;
    // First, as a mock closes here the coroutines that it only made to be stubbed.
    List<Finding> leftOpen = new ArrayList<>();
    loop.resources().open().forEach(open -> leftOpen.addAll(LeftOver.open(open, loop)));
    synchronized (this) {
      loops.remove(loop);
      forgotten = coroutines.take(loop);
      unasked = failed.take(loop);
      places = Map.copyOf(timers);
      timers.keySet().removeIf(timer -> timer.loop() == loop);
      if (cutShort.remove(loop)) {
        return;
      }
    }
    List<Finding> found = new ArrayList<>();
    forgotten.forEach(coroutine -> found.add(neverAwaited(coroutine)));
    loop.tasks().forEach(task -> found.add(LeftOver.pending(task)));
    unasked.forEach(future -> found.add(LeftOver.unretrieved(future)));
    found.addAll(leftOpen);
    for (var timer : loop.timers()) {
      if (places.containsKey(timer)) {
        found.add(LeftOver.timer(timer, places.getOrDefault(timer, Optional.empty())));
      }
    }
    addAll(found);
  }

  private static Finding neverAwaited(Coroutine<?> coroutine) {
    return new Finding.NeverAwaited(coroutine.name(), coroutine.origin().map(Origin::place));
  }

  private void addAll(List<Finding> found) {
    synchronized (this) {
      findings.addAll(found);
    }
    found.forEach(told);
  }

  private synchronized List<EventLoop> openLoops() {
    return List.copyOf(loops.keySet());
  }

  private synchronized Optional<StackTraceElement> placeOf(EventLoop loop) {
    return loops.getOrDefault(loop, Optional.empty());
  }

  /// Returns how many objects of the program it holds on to.
  synchronized int remembered() {
    return coroutines.size() + failed.size() + timers.size() + loops.size() + cutShort.size();
  }

  @Override
  public String toString() {
    return format("<Audit with %d findings>", findings().size());
  }
}
