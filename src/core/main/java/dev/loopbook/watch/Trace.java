package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.text.Counted;
import dev.loopbook.text.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Records what the loops of a program do, event by event.
///
/// Bind it with [dev.loopbook.loop.LoopSetup#withListener]. In virtual time the same program gives
/// the same events each time. Lines of the program are known where the setup records them
/// ([dev.loopbook.loop.LoopSetup#withOrigins]).
///
/// May be read from any thread while the loops run.
public final class Trace implements LoopListener {

  // Loops on several threads may share a trace, and other threads read it. The locks of these two
  // are held only for bookkeeping. Values become text before that, because their toString is the
  // program's own code.
  private final EventRing events;
  private final LiveObjects known = new LiveObjects();

  /// The loops that somebody is changing from outside.
  private final Set<EventLoop> changed = ConcurrentHashMap.newKeySet();

  /// Creates a trace that remembers everything.
  public Trace() {
    this(Integer.MAX_VALUE);
  }

  /// Creates a trace that remembers the latest `limit` events, and counts those that it dropped.
  ///
  /// @throws IllegalArgumentException if `limit` is less than 1
  public Trace(int limit) {
    events = new EventRing(limit);
  }

  // ---- asking ----

  /// Returns the events that it remembers, oldest first.
  public List<TraceEvent> events() {
    return events.list();
  }

  /// Returns the events of tick `tick` on all loops, oldest first.
  public List<TraceEvent> ofTick(long tick) {
    return events().stream().filter(event -> event.at().tick() == tick).toList();
  }

  /// Returns the events about tasks that were called `name`, oldest first.
  public List<TraceEvent> ofTask(String name) {
    return events().stream()
        .filter(event -> event.task().filter(task -> task.name().equals(name)).isPresent())
        .toList();
  }

  /// Returns the latest `count` events, or all if there are fewer.
  public List<TraceEvent> last(int count) {
    var all = events();
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  /// Returns how many events it dropped to stay within its limit.
  public long dropped() {
    return events.dropped();
  }

  /// Records what the program wrote with one call, usually a line and its line break. Call it when
  /// capturing the output, on the thread that wrote it, so that the trace shows where the loop was.
  public void output(String text, boolean error) {
    var loop = EventLoop.ifRunning();
    var at = loop.map(known::at).orElseGet(events::latest);
    var line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    add(new TraceEvent.OutputWritten(at, line, error, loop.flatMap(known::taskThatRunsOn)));
  }

  private void add(TraceEvent event) {
    events.add(event);
  }

  private Moment now(EventLoop loop) {
    return known.at(loop);
  }

  // ---- loop and tick ----

  @Override
  public void loopCreated(EventLoop loop) {
    add(new TraceEvent.LoopCreated(now(loop)));
  }

  @Override
  public void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {
    add(
        new TraceEvent.CleanUpBegan(
            now(loop), Optional.ofNullable(failure).map(SafeText::ofFailure)));
  }

  @Override
  public void loopClosed(EventLoop loop) {
    add(new TraceEvent.LoopClosed(now(loop)));
    known.forget(loop);
  }

  @Override
  public void tickBegins(EventLoop loop) {
    add(new TraceEvent.TickBegan(now(loop)));
  }

  @Override
  public void tickRuns(EventLoop loop) {
    add(new TraceEvent.TickRuns(now(loop), ready(loop)));
  }

  @Override
  public void tickEnds(EventLoop loop) {
    add(new TraceEvent.TickEnded(now(loop), ready(loop)));
  }

  private static List<String> ready(EventLoop loop) {
    var queued = loop.ready();
    return queued.isEmpty() // as at the end of most ticks
        ? List.of()
        : queued.stream().map(handle -> SafeText.of(handle.label())).toList();
  }

  @Override
  public void clockMoved(EventLoop loop, long fromNanos, ClockMove why) {
    add(new TraceEvent.ClockMoved(now(loop), fromNanos, why, known.taskThatRunsOn(loop)));
  }

  // ---- callbacks and timers ----

  @Override
  public void handleQueued(Handle handle) {
    // A task's own events say more about its turn.
    if (handle.task().isEmpty()) {
      add(
          new TraceEvent.HandleQueued(
              now(handle.loop()),
              SafeText.of(handle.label()),
              whoActs(handle.loop(), "the outside")));
    }
  }

  @Override
  public void handleBegins(Handle handle) {
    var task = handle.task().map(known::task);
    known.turnBegins(handle, task);
    add(new TraceEvent.HandleBegan(now(handle.loop()), SafeText.of(handle.label()), task));
  }

  @Override
  public void handleEnds(Handle handle) {
    add(
        new TraceEvent.HandleEnded(
            now(handle.loop()), SafeText.of(handle.label()), known.turnEnds(handle)));
  }

  @Override
  public void timerSet(TimerHandle timer) {
    var set = known.timerSet(timer, SafeText.of(timer.label()));
    add(
        new TraceEvent.TimerSet(
            now(timer.loop()), set.number(), timer.when().toNanos(), set.what(), set.setBy()));
  }

  @Override
  public void timerFired(TimerHandle timer) {
    var set = known.timerGone(timer);
    if (set != null) {
      add(
          new TraceEvent.TimerFired(
              now(timer.loop()),
              set.number(),
              timer.when().toNanos(),
              set.what(),
              set.setIn(),
              set.setBy()));
    }
  }

  @Override
  public void timerCancelled(TimerHandle timer) {
    var set = known.timerGone(timer);
    if (set != null) {
      add(
          new TraceEvent.TimerCancelled(
              now(timer.loop()),
              set.number(),
              timer.when().toNanos(),
              set.what(),
              set.setIn(),
              set.setBy()));
    }
  }

  // ---- coroutines, tasks, futures ----

  @Override
  public void coroutineCreated(Coroutine<?> coroutine) {
    var loop = EventLoop.ifRunning();
    add(
        new TraceEvent.CoroutineCreated(
            loop.map(known::at).orElseGet(events::latest),
            coroutine.coroutineName(),
            coroutine.origin().map(Origin::place),
            loop.flatMap(known::taskThatRunsOn)));
  }

  @Override
  public void coroutineStarted(Coroutine<?> coroutine) {
    var loop = EventLoop.ifRunning();
    add(
        new TraceEvent.CoroutineStarted(
            loop.map(known::at).orElseGet(events::latest),
            coroutine.coroutineName(),
            loop.flatMap(known::taskThatRunsOn)));
  }

  @Override
  public void taskCreated(Task<?> task) {
    add(
        new TraceEvent.TaskCreated(
            now(task.loop()),
            known.task(task),
            task.coroutine().coroutineName(),
            task.maker().map(known::task),
            task.origin().map(Origin::place)));
  }

  @Override
  public void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {
    var failure = Optional.ofNullable(thrown).map(SafeText::ofFailure);
    var at = now(task.loop());
    var who = known.task(task);
    add(
        task.steps() == 1
            ? new TraceEvent.TaskBegan(at, who, failure)
            : new TraceEvent.TaskResumed(at, who, known.whatHeldUp(task), failure));
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    var label = SafeText.of(task.waitsFor());
    known.suspended(task, waitsFor, label);
    add(new TraceEvent.TaskSuspended(now(task.loop()), known.task(task), label, standsAt(task)));
  }

  private static Optional<StackTraceElement> standsAt(Task<?> task) {
    return task.loop().setup().tracksOrigins() ? task.line() : Optional.empty();
  }

  @Override
  public void cancelRequested(Task<?> task, @Nullable String message) {
    add(
        new TraceEvent.CancelRequested(
            now(task.loop()),
            known.task(task),
            Optional.ofNullable(message),
            whoActs(task.loop(), "code outside the loop")));
  }

  @Override
  public void futureDone(Future<?> future) {
    var loop = future.loop();
    if (future instanceof Task<?> task) {
      add(new TraceEvent.TaskDone(now(loop), known.task(task), completion(task)));
      known.forget(task);
    } else {
      add(
          new TraceEvent.FutureDone(
              now(loop), name(future), completion(future), known.taskThatRunsOn(loop)));
    }
    for (var waiter : known.woken(future)) {
      var held = known.whatHeldUp(waiter);
      var by = whoActs(loop, "the loop");
      add(
          new TraceEvent.TaskWoken(
              now(loop),
              known.task(waiter),
              held,
              by.equals(held) ? "its timer" : by,
              Waiters.readySince(future)));
    }
  }

  private static String name(Future<?> future) {
    var label = SafeText.of(future.label());
    return label.startsWith("<Future ") ? "a future" : label;
  }

  private static Completion completion(Future<?> future) {
    if (future.isCancelled()) {
      return new Completion.Cancelled();
    }
    return future
        .unretrievedException()
        .<Completion>map(failure -> new Completion.Failed(SafeText.ofFailure(failure)))
        .orElseGet(() -> new Completion.Value(SafeText.of(future.result())));
  }

  /// Returns what is running on `loop` now: a task, a callback, or else `otherwise`.
  private String whoActs(EventLoop loop, String otherwise) {
    return changed.contains(loop) ? "you" : whoActsInside(loop, otherwise);
  }

  private static String whoActsInside(EventLoop loop, String otherwise) {
    return loop.runningTask()
        .map(Task::displayName)
        .or(() -> loop.currentHandle().map(handle -> SafeText.of(handle.label())))
        .orElse(otherwise);
  }

  // ---- the rest ----

  @Override
  public void failureReported(EventLoop loop, ExceptionContext context) {
    add(
        new TraceEvent.FailureReported(
            now(loop),
            SafeText.of(context.message()),
            Optional.ofNullable(context.exception()).map(SafeText::ofFailure),
            known.taskThatRunsOn(loop)));
  }

  @Override
  public void resourceOpened(EventLoop loop, Object resource) {
    add(
        new TraceEvent.ResourceOpened(
            now(loop), SafeText.of(resource), known.taskThatRunsOn(loop)));
  }

  @Override
  public void resourceClosed(EventLoop loop, Object resource) {
    add(
        new TraceEvent.ResourceClosed(
            now(loop), SafeText.of(resource), known.taskThatRunsOn(loop)));
  }

  @Override
  public void interventionBegins(EventLoop loop, String what) {
    changed.add(loop);
    add(new TraceEvent.Intervened(now(loop), what));
  }

  @Override
  public void interventionEnds(EventLoop loop) {
    changed.remove(loop);
  }

  @Override
  public void ioReady(EventLoop loop, Object resource, String event) {
    add(new TraceEvent.IoReady(now(loop), SafeText.of(resource), event));
  }

  /// Returns how many objects of the program it holds on to.
  int remembered() {
    return known.remembered();
  }

  @Override
  public String toString() {
    return format("<Trace of %s>", Counted.of(events().size(), "event"));
  }
}
