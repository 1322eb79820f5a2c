package dev.loopbook.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.OrderReplay;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.ProgramExit;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.TickReport.Waiting;
import dev.loopbook.step.Turn.Begins;
import dev.loopbook.step.Turn.Deed;
import dev.loopbook.step.Turn.Ends;
import dev.loopbook.step.Turn.Kind;
import dev.loopbook.text.SafeText;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Records what the loops of one run do, tick by tick.
///
/// Called by the program's threads. The shell's thread asks while those are paused, or at any time
/// for what they print. Its lock is held for bookkeeping only.
final class StepRecorder implements LoopListener {

  private final Function<Throwable, Optional<CodePlace>> whereThrown;
  private final Function<Throwable, Optional<CodePlace>> whereLeft;
  private final BooleanSupplier isTold;

  // All guarded by this.
  private final Map<EventLoop, LoopRecord> loops = new IdentityHashMap<>();
  private final TaskNames taskNames = new TaskNames();
  private final TimerNotes timers = new TimerNotes(taskNames);
  private final DisplayNames names = new DisplayNames(taskNames, timers);
  private final TaskNotes tasks = new TaskNotes();
  private final CallbackNotes callbacks = new CallbackNotes(taskNames, names, timers, tasks);

  private int loopsSeen;

  // Set before the program starts.
  private BinaryOperator<List<Handle>> inOrder =
      (left, next) -> Stream.concat(left.stream(), next.stream()).toList();

  /// The tick in which each resource that is open was opened: a lock, when it was acquired.
  private final Map<Object, Long> opened = new IdentityHashMap<>();

  private final SnapshotMaker pictures =
      new SnapshotMaker(taskNames, names, timers, callbacks, tasks, opened);

  // Not guarded by the lock: a learner's toString is called while holding it, and may print.
  private final PendingOutput prints = new PendingOutput();

  /// Makes a recorder.
  ///
  /// @param whereThrown finds the program's line where something was thrown
  /// @param whereLeft finds the line of the task that failed with it, which may have got it at an
  ///   await of another task
  /// @param isTold returns whether somebody wants a report of the tick that is running
  StepRecorder(
      Function<Throwable, Optional<CodePlace>> whereThrown,
      Function<Throwable, Optional<CodePlace>> whereLeft,
      BooleanSupplier isTold) {
    this.whereThrown = whereThrown;
    this.whereLeft = whereLeft;
    this.isTold = isTold;
  }

  // ---- asking ----

  synchronized LoopRecord of(EventLoop loop) {
    return loops.computeIfAbsent(loop, made -> new LoopRecord(made, ++loopsSeen, inOrder));
  }

  synchronized TickReport report(LoopRecord record, Part part) {
    record.besides.addAll(prints.takeOutside());
    return record.report(part, names);
  }

  /// Passes over a tick that nobody wants a report of.
  synchronized void skip(LoopRecord record, TickBuffer stretch) {
    record.besides.addAll(prints.takeOutside());
    stretch.skip(record.newTurns(), record.prints());
    record.reported();
  }

  /// Returns what the program printed while no loop ran and what hasn't been reported.
  List<PrintedText> printedOutside() {
    return prints.takeOutside();
  }

  /// Returns how far a loop has come.
  synchronized LoopStatus where(EventLoop loop) {
    var record = of(loop);
    return new LoopStatus(record.number, loopsSeen, record.lastTick(), record.nanos());
  }

  /// Returns the first `most` live timers of a loop, by due time.
  synchronized List<Timer> timers(EventLoop loop, int most) {
    return loop.timers().stream().limit(most).map(timers::of).toList();
  }

  /// Notes that the callback that's running is stopped at a line, or no longer.
  synchronized void stopped(EventLoop loop, @Nullable CodePlace at) {
    of(loop).at = at;
  }

  /// Returns everything there is to see of a paused loop.
  synchronized LoopSnapshot picture(EventLoop loop) {
    return pictures.of(of(loop), where(loop));
  }

  /// Returns what the tasks of a paused loop synchronise with, as far as it's in use.
  synchronized List<SyncSnapshot> sync(EventLoop loop) {
    return new SyncReader(names).of(loop);
  }

  /// Returns the live tasks of a paused loop, in the order they were created, without what their
  /// waits hang on.
  synchronized List<TaskSnapshot> tasks(EventLoop loop) {
    var at = of(loop).at;
    return loop.tasks().stream().map(task -> pictures.listed(task, at)).toList();
  }

  /// Returns what the tasks of a paused loop go by: first the live ones, in the order they were
  /// created, then those that are done, latest first.
  synchronized List<TaskLabel> labels(EventLoop loop) {
    return Stream.concat(
            loop.tasks().stream().map(this::label),
            tasks.done().reversed().stream()
                .map(done -> new TaskLabel(done.number(), List.of(done.name()), true)))
        .toList();
  }

  /// Returns what pictures call a task.
  synchronized String called(Task<?> task) {
    return names.of(task);
  }

  /// Returns what to call a task where it has to be clear which one it is: `upload #2`.
  synchronized String calledFully(Task<?> task) {
    return TaskNames.plain(task) + " #" + taskNames.number(task);
  }

  /// Returns the place of a live task in its loop's list.
  synchronized OptionalInt placeOfTask(EventLoop loop, int number) {
    var tasks = List.copyOf(loop.tasks());
    return IntStream.range(0, tasks.size())
        .filter(at -> taskNames.number(tasks.get(at)) == number)
        .findFirst();
  }

  /// Returns what pictures call a callback.
  synchronized String called(Handle handle) {
    return names.of(handle);
  }

  /// Returns whether somebody means a task by this: its name, `#7`, or a pattern such as `cons*`.
  synchronized boolean isCalled(Task<?> task, String typed) {
    var label = label(task);
    return TaskLabel.isPattern(typed)
        ? label.names().stream().anyMatch(name -> TaskLabel.matches(typed, name))
        : label.names().contains(typed) || label.isNumbered(typed);
  }

  private TaskLabel label(Task<?> task) {
    var name = TaskNames.plain(task);
    return new TaskLabel(
        taskNames.number(task),
        name.equals(task.name()) ? List.of(name) : List.of(name, task.name()),
        false);
  }

  /// Returns everything there is to see of the live task with this number.
  synchronized Optional<TaskSnapshot> task(EventLoop loop, int number) {
    return numbered(loop, number).map(task -> pictures.of(task, of(loop).at));
  }

  /// Returns the live task with this number.
  synchronized Optional<Task<?>> numbered(EventLoop loop, int number) {
    return loop.tasks().stream().filter(task -> taskNames.number(task) == number).findFirst();
  }

  /// Returns the tasks that are done, latest last; very old ones are dropped.
  synchronized List<DoneTask> doneTasks() {
    return tasks.done();
  }

  /// Records what the program printed, in the thread that printed it.
  void printed(PrintedText text) {
    prints.add(EventLoop.ifRunning(), text);
  }

  // ---- ticks ----

  @Override
  public synchronized void loopCreated(EventLoop loop) {
    of(loop);
  }

  @Override
  public synchronized void tickBegins(EventLoop loop) {
    var stuck =
        loop.ready().isEmpty() && loop.nextTimer().isEmpty()
            ? Optional.of(waiting(loop))
            : Optional.<List<Waiting>>empty();
    var record = of(loop);
    record.tickBegins(stuck, names);
    record.isTold = isTold.getAsBoolean();
  }

  private List<Waiting> waiting(EventLoop loop) {
    return loop.tasks().stream().flatMap(task -> pictures.waiting(task).stream()).toList();
  }

  /// Counts the time of a tick that has just begun from now on. In real time, the clock went on
  /// while the loop was paused.
  synchronized void beginsNow(EventLoop loop) {
    of(loop).beginsNow();
  }

  /// Returns what there was of the tick before the present one, if that was broken off.
  synchronized Optional<TickReport> takeBrokenTick(EventLoop loop) {
    return of(loop).takeBroken();
  }

  /// Returns what there was of a tick that won't complete.
  synchronized Optional<TickReport> breakOff(EventLoop loop) {
    return of(loop).breakOff(names);
  }

  /// Returns what there was of all ticks that didn't complete.
  synchronized List<TickReport> breakOffAll() {
    return loops.values().stream()
        .sorted(Comparator.comparingInt(record -> record.number))
        .flatMap(record -> record.breakOff(names).stream())
        .toList();
  }

  /// Returns the last ticks, in which only the library cleaned up.
  synchronized List<Long> closingTicks() {
    return loops.values().stream().flatMap(record -> record.passedOver.stream()).sorted().toList();
  }

  @Override
  public synchronized void tickRuns(EventLoop loop) {
    of(loop).tickRuns();
  }

  /// Ends a tick in its loop's record. Returns whether it's worth a picture.
  synchronized boolean closeTick(LoopRecord record) {
    record.besides.addAll(prints.take(record.loop));
    return record.tickEnds();
  }

  @Override
  public synchronized void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {
    of(loop).cleanUpBegins(names, failure);
  }

  @Override
  public synchronized void clockMoved(EventLoop loop, long fromNanos, ClockMove why) {
    var record = of(loop);
    if (why == ClockMove.JUMP) {
      record.jumps();
    } else if (record.turn != null && loop.nanos() > fromNanos) {
      record.turn.held(loop.nanos() - fromNanos);
    }
  }

  @Override
  public synchronized void ioReady(EventLoop loop, Object resource, String event) {
    of(loop).socketReady(format("%s: %s", SafeText.of(resource), event));
  }

  // ---- callbacks ----

  @Override
  public synchronized void handleQueued(Handle handle) {
    callbacks.queued(handle, of(handle.loop()));
  }

  /// Notes that the program follows an order that somebody chose.
  synchronized void follows(OrderReplay replay) {
    inOrder = replay::inOrder;
  }

  /// Notes that a callback was chosen to be next where first in, first out would take another.
  synchronized void chosen(Handle handle, Handle usual) {
    callbacks.chosen(handle, usual);
  }

  @Override
  public synchronized void handleBegins(Handle handle) {
    var record = of(handle.loop());
    var task = handle.task().orElse(null);
    record.besides.addAll(prints.take(handle.loop()));
    var timer = handle instanceof TimerHandle set ? timers.gone(set) : null;
    @Nullable Cause cause = callbacks.takeCause(handle);
    var kind = names.kind(handle);
    if (timer != null && kind == Kind.LIBRARY) {
      kind = Kind.TIMER;
    }
    record.turn =
        new TurnRecord(
            kind,
            timer == null ? names.of(handle) : timer.called(),
            task,
            timer == null ? callbacks.takePlace(handle) : timer.place(),
            cause);
    if (task != null) {
      tasks.note(task).ifPresent(note -> note.lastRun = cause);
    }
  }

  @Override
  public synchronized void handleEnds(Handle handle) {
    var record = of(handle.loop());
    var turn = record.turn;
    if (turn != null) {
      prints.take(handle.loop()).forEach(turn::printed);
      record.turnEnds(turn);
    }
  }

  @Override
  public synchronized void failureReported(EventLoop loop, ExceptionContext context) {
    var turn = of(loop).turn;
    var failure = context.exception();
    if (turn != null && turn.kind != Kind.TASK && failure != null) {
      turn.fails(SafeText.ofFailure(failure), whereThrown.apply(failure));
    }
  }

  // ---- timers ----

  @Override
  public synchronized void timerSet(TimerHandle timer) {
    var turn = of(timer.loop()).turn;
    timers.set(
        timer,
        turn != null && turn.kind == Kind.TASK ? turn.task : null,
        Origin.currentLine().map(CodePlace::of));
  }

  @Override
  public synchronized void timerFired(TimerHandle timer) {
    var known = timers.of(timer);
    of(timer.loop()).fired(known);
    callbacks.fired(timer, known);
  }

  @Override
  public synchronized void timerCancelled(TimerHandle timer) {
    timers.gone(timer);
    callbacks.cancelled(timer);
  }

  // ---- tasks ----

  @Override
  public synchronized void taskCreated(Task<?> task) {
    if (VisitorTask.is(task)) {
      return; // it's nobody's business yet
    }
    note(task);
    var record = of(task.loop());
    if (record.turn != null) {
      record.turn.made(task, taskNames);
    } else if (!record.isCleaningUp()) {
      record.runAt = CallbackNotes.madeAt(task).orElse(null);
    }
  }

  @Override
  public synchronized void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {
    var record = of(task.loop());
    if (record.turn == null || isPassing(task)) {
      return;
    }
    var turn = record.turn.task == task ? record.turn : inside(record.turn, task, record);
    var first = task.steps() == 1;
    if (thrown != null) {
      turn.begins(new Begins.Gets(first, SafeText.ofFailure(thrown)));
    } else {
      turn.begins(first ? new Begins.Starts(coroutine(task)) : new Begins.Resumes());
    }
  }

  /// Returns whether it's a visitor's task that hasn't had to wait so far.
  private boolean isPassing(Task<?> task) {
    return VisitorTask.is(task) && tasks.note(task).isEmpty();
  }

  private void note(Task<?> task) {
    taskNames.created(task);
    tasks.created(task);
  }

  /// Begins the turn of an eager task, which runs in the middle of the turn that made it.
  private TurnRecord inside(TurnRecord outer, Task<?> task, LoopRecord record) {
    prints.take(record.loop).forEach(outer::printed);
    var cause = callbacks.made(task, outer);
    var inner = new TurnRecord(Kind.TASK, names.of(task), task, Optional.empty(), cause);
    tasks.note(task).ifPresent(note -> note.lastRun = cause);
    record.turnBeginsInside(outer, inner);
    return inner;
  }

  private void endInside(Task<?> task) {
    var record = of(task.loop());
    var turn = record.turn;
    if (turn != null && turn.task == task && record.isInside()) {
      prints.take(record.loop).forEach(turn::printed);
      record.turnEnds(turn);
    }
  }

  private static String coroutine(Task<?> task) {
    var name = task.coroutine().coroutineName();
    return task.name().startsWith("Task-") && !name.equals("coroutine") ? name : "";
  }

  @Override
  public synchronized void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    var record = of(task.loop());
    var turn = record.turn;
    if (isPassing(task)) {
      note(task);
    }
    tasks.note(task).ifPresent(note -> note.since = task.loop().tick());
    if (turn != null && VisitorTask.is(task) && turn.task != task) {
      return; // it began in the middle of somebody else's turn, which goes on
    }
    if (turn != null && !record.isTold) {
      turn.ends(new Ends.GivesWay(), Optional.empty()); // it only matters that it's over
    } else if (turn != null) {
      turn.ends(
          waitsFor == null ? new Ends.GivesWay() : new Ends.Waits(names.whatHoldsUp(task)),
          CallbackNotes.standsAt(task));
    }
    endInside(task);
  }

  @Override
  public synchronized void cancelRequested(Task<?> task, @Nullable String message) {
    var record = of(task.loop());
    var turn = record.turn;
    if (turn != null) {
      turn.did(Deed.Cancelled.class, () -> new Deed.Cancelled(taskNames.of(task)));
    } else if (record.intervention == null) {
      record.cancelled(names.of(task));
    }
    var cause = callbacks.cancels(task, record);
    tasks
        .note(task)
        .ifPresent(
            note -> {
              note.cancelled = cause;
              note.cancelledIn = turn;
            });
  }

  @Override
  public synchronized void interventionBegins(EventLoop loop, String what) {
    of(loop).intervenes(what);
  }

  @Override
  public synchronized void handleChanged(Handle handle) {
    var what = of(handle.loop()).intervention;
    if (what != null) {
      callbacks.changed(handle, what);
    }
  }

  @Override
  public synchronized void interventionEnds(EventLoop loop) {
    of(loop).intervention = null;
  }

  @Override
  public synchronized void resourceOpened(EventLoop loop, Object resource) {
    opened.put(resource, loop.tick());
  }

  @Override
  public synchronized void resourceClosed(EventLoop loop, Object resource) {
    opened.remove(resource);
  }

  @Override
  public synchronized void futureDone(Future<?> future) {
    if (!(future instanceof Task<?> task)) {
      return;
    }
    var turn = of(task.loop()).turn;
    var failure = task.unretrievedException();
    Ends how;
    Optional<CodePlace> thrown = Optional.empty();
    Optional<CodePlace> left = Optional.empty();
    if (task.isCancelled()) {
      how = new Ends.IsCancelled();
    } else if (failure.orElse(null) instanceof ProgramExit exit) {
      how = new Ends.Exits(exit.status());
    } else if (failure.isPresent()) {
      how = new Ends.Fails(SafeText.ofFailure(failure.get()));
      thrown = whereThrown.apply(failure.get());
      left = whereLeft.apply(failure.get());
    } else {
      how = new Ends.Finishes(Optional.ofNullable(task.result()).map(SafeText::of));
    }
    if (VisitorTask.is(task)) {
      tasks.forget(task);
    } else if (!Housekeeping.is(task)) {
      tasks.done(task, taskNames.number(task), TaskNames.plain(task), how, thrown);
    }
    taskNames.done(task);
    if (turn != null && turn.task == task) {
      turn.ends(how, left);
    }
    endInside(task);
  }
}
