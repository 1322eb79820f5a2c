package dev.loopbook.step;

import dev.loopbook.io.Network;
import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.program.CodePlace;
import dev.loopbook.step.LoopSnapshot.Open;
import dev.loopbook.step.LoopSnapshot.Queued;
import dev.loopbook.step.TaskSnapshot.State;
import dev.loopbook.sync.Primitive;
import dev.loopbook.sync.Queue;
import dev.loopbook.text.SafeText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes snapshots of a paused loop and its tasks. Used under the recorder's lock.
final class SnapshotMaker {

  private final TaskNames taskNames;
  private final DisplayNames names;
  private final TimerNotes timers;
  private final CallbackNotes callbacks;
  private final TaskNotes tasks;
  private final Map<Object, Long> acquired;

  SnapshotMaker(
      TaskNames taskNames,
      DisplayNames names,
      TimerNotes timers,
      CallbackNotes callbacks,
      TaskNotes tasks,
      Map<Object, Long> acquired) {
    this.taskNames = taskNames;
    this.acquired = acquired;
    this.callbacks = callbacks;
    this.names = names;
    this.timers = timers;
    this.tasks = tasks;
  }

  LoopSnapshot of(LoopRecord record, LoopStatus where) {
    var loop = record.loop;
    return new LoopSnapshot(
        where,
        Stream.concat(running(record).stream(), record.left().stream().map(this::queued)).toList(),
        queued(record.next()),
        loop.timers().stream().map(timers::of).toList(),
        loop.tasks().stream().flatMap(task -> waiting(task).stream()).toList(),
        tasks.done().stream().map(task -> task.named(taskNames.of(task))).toList(),
        tasks.doneCount(),
        loop.outsideWork(),
        loop.poller() instanceof Network network ? network.descriptors() : List.of(),
        open(loop));
  }

  /// Returns what the program has to close or give back. Sockets and threads are listed separately.
  private static List<Open> open(EventLoop loop) {
    var resources = loop.resources();
    return resources.open().stream()
        .filter(thing -> thing instanceof AsyncResource || thing instanceof Primitive)
        .map(
            thing ->
                new Open(
                    SafeText.of(thing),
                    // items left in a queue come from many places; show where it was created
                    (thing instanceof Queue<?> queue ? queue.origin() : resources.origin(thing))
                        .map(origin -> CodePlace.of(origin.place()))))
        .toList();
  }

  /// Returns what a task waits for; nothing if it's in the ready queue.
  Optional<TickReport.Waiting> waiting(Task<?> task) {
    return isWaiting(task)
        ? Optional.of(
            new TickReport.Waiting(
                names.of(task), names.whatHoldsUp(task), standsAt(task).findFirst()))
        : Optional.empty();
  }

  private static boolean isWaiting(Task<?> task) {
    return task.isSuspended() && task.awaiting().filter(future -> !future.isDone()).isPresent();
  }

  private static Stream<CodePlace> standsAt(Task<?> task) {
    return task.stack().stream().map(CodePlace::of);
  }

  /// Returns the callback that's stopped at a line of the program.
  private Optional<Queued> running(LoopRecord record) {
    var turn = record.turn;
    return record.at == null || turn == null
        ? Optional.empty()
        : Optional.of(
            new Queued(
                turn.task == null ? turn.name : names.of(turn.task),
                "runs, and is stopped before this line",
                Optional.of(record.at)));
  }

  private List<Queued> queued(List<Handle> handles) {
    return handles.stream().map(this::queued).toList();
  }

  private Queued queued(Handle handle) {
    var task = handle.task().orElse(null);
    if (task != null) {
      return task.steps() == 0
          ? new Queued(names.of(task), "first step", madeAt(task))
          : new Queued(names.of(task), "resumes", standsAt(task).findFirst());
    }
    if (handle instanceof TimerHandle timer) {
      var known = timers.of(timer);
      return new Queued(known.called(), "timer", known.place());
    }
    return new Queued(
        names.of(handle),
        handle.isProgramsOwn() ? "the program's own" : "the library's own",
        callbacks.place(handle));
  }

  private static Optional<CodePlace> madeAt(Task<?> task) {
    return task.origin().map(origin -> CodePlace.of(origin.place()));
  }

  /// Returns what a list shows of a task: all but what its wait hangs on.
  ///
  /// @param at the line at which the running callback is stopped, if one is
  TaskSnapshot listed(Task<?> task, @Nullable CodePlace at) {
    return of(task, at, WaitChain.NONE);
  }

  /// Returns everything there is to see of a task.
  ///
  /// @param at the line at which the running callback is stopped, if one is
  TaskSnapshot of(Task<?> task, @Nullable CodePlace at) {
    return of(
        task,
        at,
        isWaiting(task) ? new WaitTracer(names, tasks, acquired).of(task) : WaitChain.NONE);
  }

  private TaskSnapshot of(Task<?> task, @Nullable CodePlace at, WaitChain heldUp) {
    var running =
        task.loop().runningTask().filter(task::equals).flatMap(_ -> Optional.ofNullable(at));
    var name = TaskNames.plain(task);
    var note = tasks.note(task).orElse(null);
    var coroutine = task.coroutine().coroutineName();
    return new TaskSnapshot(
        taskNames.number(task),
        name,
        Optional.of(task.name()).filter(own -> !own.equals(name)),
        running.<State>map(State.Running::new).orElseGet(() -> state(task, note)),
        Optional.of(coroutine).filter(said -> !said.equals("coroutine")),
        note == null ? 0 : note.madeIn,
        task.maker().map(names::of),
        madeAt(task),
        running.map(List::of).orElseGet(() -> standsAt(task).toList()),
        task.steps(),
        task.cancelling(),
        Optional.ofNullable(note == null ? null : note.cancelled),
        Optional.ofNullable(note == null ? null : note.lastRun),
        heldUp);
  }

  private State state(Task<?> task, TaskNotes.@Nullable Note note) {
    if (!isWaiting(task)) {
      return new State.Ready(
          task.steps() == 0, Optional.ofNullable(note == null ? null : note.queued));
    }
    var what = names.whatHoldsUp(task);
    return new State.Suspended(note == null ? 0 : note.since, what, timers.due(task, what));
  }
}
