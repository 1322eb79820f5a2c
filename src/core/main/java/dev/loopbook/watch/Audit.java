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
import dev.loopbook.text.Counted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The end audit: finds what a program left undone when its loops close.
///
/// It asks each loop, at the moment it closes, what is still open on it; nothing depends on the
/// garbage collector. Lines are known where the setup records them
/// ([dev.loopbook.loop.LoopSetup#withOrigins]).
///
/// It also finds tasks that are still running when the program given to `run` returns. `run`
/// cancels them, and asyncio says nothing about it: to their author they look finished, but their
/// last lines never ran. Tasks that somebody asked to stop don't count, nor do those left because
/// the program failed: then the failure is the news. If a [LoopEscape] ended the program from
/// outside, nothing is found at all.
///
/// Any thread may ask for the findings.
public final class Audit implements LoopListener {

  // Everything below is guarded by this: loops on several threads may share an audit. No code of
  // the program is called while the lock is held.
  private final List<Finding> findings = new ArrayList<>();
  private final LeakCandidates<Coroutine<?>> coroutines =
      new LeakCandidates<>(coroutine -> coroutine.state() == Coroutine.State.CREATED);
  private final LeakCandidates<Future<?>> failed =
      new LeakCandidates<>(future -> future.unretrievedException().isPresent());
  private final Map<TimerHandle, Optional<StackTraceElement>> timers = new HashMap<>();
  private final Map<EventLoop, Optional<StackTraceElement>> loops = new HashMap<>();
  private final Set<EventLoop> cutShort = new HashSet<>();

  private final Consumer<? super Finding> consumer;

  /// Creates an audit that has found nothing yet.
  public Audit() {
    this(_ -> {});
  }

  /// Creates an audit that also hands each finding to `consumer` at once, on the thread that closes
  /// the loop.
  public Audit(Consumer<? super Finding> consumer) {
    this.consumer = consumer;
  }

  /// Returns what the loops that have closed left behind, in the order they closed.
  public synchronized List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// Ends the audit of a program that is over, and returns all findings. Finds what no closing loop
  /// could show: loops that were never closed, with what they hold, and coroutines that were
  /// created outside all loops and never awaited.
  ///
  /// Don't call it for a program that was stopped halfway: it would find all of this, and none of
  /// it would be the program's fault.
  public List<Finding> conclude() {
    for (var loop : openLoops()) {
      if (loop.isRunning()) {
        continue; // on a thread that outlives the program
      }
      addAll(List.of(new Finding.LoopLeftOpen(placeOf(loop))));
      loopClosed(loop);
    }
    List<Finding> last = new ArrayList<>();
    synchronized (this) {
      coroutines.takeAll().forEach(coroutine -> last.add(neverAwaited(coroutine, true)));
    }
    addAll(last);
    return findings();
  }

  /// What was on a loop at some moment, so that what came later can be told apart.
  ///
  /// @param known tasks, resources and timers
  public record Mark(EventLoop loop, Set<Object> known) {

    /// Returns a mark of what is on `loop` now. Called on its thread, or while that is paused.
    public static Mark of(EventLoop loop) {
      Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
      known.addAll(loop.tasks());
      known.addAll(loop.resources().open());
      known.addAll(loop.timers());
      return new Mark(loop, known);
    }
  }

  /// Returns what came to a loop since `mark` and is left there now, as if the loop closed; these
  /// are no longer found when it does. The loop is paused meanwhile, and can go on afterwards.
  ///
  /// Tasks are reported as left at work; nobody cancels them.
  public List<Finding> since(Mark mark) {
    return leftOn(mark.loop(), mark.known(), false);
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
    // From here on the task is responsible for it.
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
    addAll(LoopFindings.atCleanUp(loop, failure == null));
  }

  @Override
  public void loopClosed(EventLoop loop) {
    addAll(leftOn(loop, Set.of(), true));
  }

  /// Returns what is left on a loop besides what is `known`.
  private List<Finding> leftOn(EventLoop loop, Set<Object> known, boolean closing) {
    // First, because a mock now closes the coroutines that it only made to be stubbed.
    var open = new ArrayList<Finding>();
    newOn(loop.resources().open(), known)
        .forEach(resource -> open.addAll(LoopFindings.open(resource, loop)));
    List<Coroutine<?>> forgotten;
    List<Future<?>> unasked;
    Map<TimerHandle, Optional<StackTraceElement>> places;
    synchronized (this) {
      forgotten = coroutines.take(loop);
      unasked = failed.take(loop);
      places = Map.copyOf(timers);
      if (closing) {
        loops.remove(loop);
        timers.keySet().removeIf(timer -> timer.loop() == loop);
        if (cutShort.remove(loop)) {
          return List.of();
        }
      }
    }
    var found = new ArrayList<Finding>();
    forgotten.forEach(coroutine -> found.add(neverAwaited(coroutine, false)));
    newOn(loop.tasks(), known)
        .filter(task -> closing || task.cancelling() == 0)
        .forEach(
            task -> found.add(closing ? LoopFindings.pending(task) : LoopFindings.atWork(task)));
    unasked.forEach(future -> found.add(LoopFindings.unretrieved(future)));
    found.addAll(open);
    newOn(loop.timers(), known)
        .filter(places::containsKey)
        .forEach(
            timer ->
                found.add(LoopFindings.timer(timer, places.getOrDefault(timer, Optional.empty()))));
    return found;
  }

  private static <T> Stream<T> newOn(Collection<T> all, Set<Object> known) {
    return all.stream().filter(each -> known.isEmpty() || !known.contains(each));
  }

  private static Finding neverAwaited(Coroutine<?> coroutine, boolean outside) {
    return new Finding.NeverAwaited(
        coroutine.coroutineName(), coroutine.origin().map(Origin::place), outside);
  }

  private void addAll(List<Finding> found) {
    synchronized (this) {
      findings.addAll(found);
    }
    found.forEach(consumer);
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
    return format("<Audit with %s>", Counted.of(findings().size(), "finding"));
  }
}
