package dev.loopbook.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.program.CodePlace;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.Turn.Deed;
import dev.loopbook.step.Turn.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// What's known about callbacks that wait for their turn: where and why they were queued, and what
/// became of their place in the queue. Used under the recorder's lock.
///
/// Whatever happens has a cause: the turn that's running, somebody at the prompt, a socket, a
/// timer, or something outside of the loop. Each turn hands its own cause on to what it queues, so
/// that `why` can go back from link to link.
final class CallbackNotes {

  /// Who changes a paused loop.
  private static final String YOU = "you";

  private final TaskNames taskNames;
  private final DisplayNames names;
  private final TimerNotes timers;
  private final TaskNotes tasks;

  // Handles compare by identity; a cancelled one just disappears.
  private final Map<Handle, CodePlace> places = new WeakHashMap<>();
  private final Map<Handle, Cause> causes = new WeakHashMap<>();

  /// Of those that run before their turn, in an order that somebody chose: whose turn it was.
  private final Map<Handle, String> chosenBefore = new WeakHashMap<>();

  /// Of those that somebody changed while they waited for their turn: how.
  private final Map<Handle, Cause.Link> changed = new WeakHashMap<>();

  CallbackNotes(TaskNames taskNames, DisplayNames names, TimerNotes timers, TaskNotes tasks) {
    this.taskNames = taskNames;
    this.names = names;
    this.timers = timers;
    this.tasks = tasks;
  }

  // ---- until its turn ----

  /// Returns the program's line that queued a callback of its own.
  Optional<CodePlace> place(Handle handle) {
    return Optional.ofNullable(places.get(handle));
  }

  /// Notes that a callback was queued: where, and why.
  void queued(Handle handle, LoopRecord record) {
    var turn = record.turn;
    if (handle.isProgramsOwn()) {
      Origin.currentLine().ifPresent(line -> places.put(handle, CodePlace.of(line)));
    }
    var note = handle.task().flatMap(tasks::note);
    var cause =
        note.filter(of -> of.cancelledIn == turn)
            .map(of -> of.cancelled) // then that is why, or the turn did both
            .orElseGet(() -> turn == null ? fromOutside(handle, record) : from(turn, handle));
    causes.put(handle, cause);
    note.ifPresent(of -> of.queued = cause);
  }

  /// Notes that a timer was due.
  void fired(TimerHandle timer, Timer known) {
    var did = "was due; set in tick " + known.setIn();
    var link = link(timer.loop(), known.called(), did, known.place().orElse(null));
    causes.put(timer, Cause.first(link));
  }

  /// Notes that a timer won't have a turn.
  void cancelled(TimerHandle timer) {
    causes.remove(timer);
  }

  /// Notes that a callback was chosen to be next where first in, first out would take another.
  void chosen(Handle handle, Handle usual) {
    chosenBefore.put(handle, names.of(usual));
  }

  /// Notes what somebody at the prompt did to a callback.
  void changed(Handle handle, String intervention) {
    var link = link(handle.loop(), YOU, intervention, waitsAt(handle));
    changed.put(handle, link);
    handle
        .task()
        .flatMap(tasks::note)
        .ifPresent(
            note -> note.queued = note.queued == null ? Cause.first(link) : note.queued.then(link));
  }

  // ---- when its turn comes ----

  /// Returns the program's line that queued a callback of its own, and forgets it.
  Optional<CodePlace> takePlace(Handle handle) {
    return Optional.ofNullable(places.remove(handle));
  }

  /// Returns why a callback has its turn, and forgets it.
  @Nullable Cause takeCause(Handle handle) {
    @Nullable Cause cause = causes.remove(handle);
    // nearly always empty, and a weak map's remove isn't free
    var change = changed.isEmpty() ? null : changed.remove(handle);
    if (change != null) {
      cause = cause == null ? Cause.first(change) : cause.then(change);
    }
    var usual = chosenBefore.isEmpty() ? null : chosenBefore.remove(handle);
    if (usual == null) {
      return cause;
    }
    var place = handle.task().flatMap(CallbackNotes::standsOrMadeAt).orElse(null);
    var link =
        link(handle.loop(), "", format("chosen: would have been %s under FIFO", usual), place);
    return cause == null ? Cause.first(link) : cause.then(link);
  }

  // ---- why ----

  /// Returns why an eager task runs: it was made.
  Cause made(Task<?> task, TurnRecord by) {
    return after(
        by, link(task.loop(), by.name, "made " + names.of(task), madeAt(task).orElse(null)));
  }

  /// Returns why a task is asked to stop.
  Cause cancels(Task<?> task, LoopRecord record) {
    var turn = record.turn;
    var loop = record.loop;
    var name = names.of(task);
    if (turn != null) {
      return after(turn, link(loop, turn.name, "cancelled " + name, turn.lineOf(task)));
    }
    var line = standsAt(task).orElse(null);
    if (record.intervention != null) {
      return Cause.first(link(loop, YOU, record.intervention, line));
    }
    if (record.isCleaningUp()) {
      var did = format("cancelled %s: %s", name, record.whyCleanUp());
      return Cause.first(link(loop, "run(...)", did, record.runAt));
    }
    return Cause.first(link(loop, "", format("cancelled %s from outside", name), line));
  }

  private Cause fromOutside(Handle handle, LoopRecord record) {
    var loop = record.loop;
    if (record.intervention != null) {
      return Cause.first(link(loop, YOU, record.intervention, waitsAt(handle)));
    }
    var socket = record.socket().filter(_ -> names.kind(handle) != Kind.CALLBACK);
    if (socket.isPresent()) {
      var task = handle.task();
      task.ifPresent(woken -> record.socketWoke(names.of(woken)));
      var line = task.flatMap(CallbackNotes::standsAt).orElse(null);
      return Cause.first(link(loop, "", socket.get(), line));
    }
    if (loop.isRunning()) {
      record.news(names.of(handle));
    }
    var when =
        loop.isRunning()
            ? " from outside"
            : loop.tick() == 0 ? " before the loop ran" : " while the loop stood still";
    @Nullable CodePlace place =
        handle.task().flatMap(CallbackNotes::standsOrMadeAt).orElseGet(() -> places.get(handle));
    return Cause.first(link(loop, "", "queued " + names.of(handle) + when, place));
  }

  private Cause from(TurnRecord turn, Handle handle) {
    var task = handle.task().orElse(null);
    String did;
    @Nullable CodePlace place;
    if (task == null) {
      did = "queued " + names.of(handle);
      place = turn.lineOrEnd();
    } else if (turn.hasMade(task)) {
      did = "made " + names.of(handle);
      place = madeAt(task).orElse(null);
    } else if (turn.task == task) {
      did = "queued itself again";
      place = standsAt(task).orElseGet(() -> turn.lineOf(task));
    } else {
      did = "woke " + names.of(handle);
      turn.did(Deed.Woke.class, () -> new Deed.Woke(taskNames.of(task)));
      place = turn.lineOf(task);
    }
    var link = link(handle.loop(), turn.name, did, place);
    return turn.cause == null ? Cause.first(link) : turn.cause.at(place).then(link);
  }

  private static Cause after(TurnRecord turn, Cause.Link link) {
    return turn.cause == null ? Cause.first(link) : turn.cause.then(link);
  }

  private static Cause.Link link(
      EventLoop loop, String who, String did, @Nullable CodePlace place) {
    return new Cause.Link(loop.tick(), loop.nanos(), who, did, Optional.ofNullable(place));
  }

  // ---- where ----

  /// Returns the line at which a task waits.
  static Optional<CodePlace> standsAt(Task<?> task) {
    return task.line().map(CodePlace::of);
  }

  /// Returns the line that made a task.
  static Optional<CodePlace> madeAt(Task<?> task) {
    return task.origin().map(origin -> CodePlace.of(origin.place()));
  }

  private static Optional<CodePlace> standsOrMadeAt(Task<?> task) {
    return standsAt(task).or(() -> madeAt(task));
  }

  /// Returns the line at which the task of a callback waits, or was made; for a timer, the line
  /// that set it.
  private @Nullable CodePlace waitsAt(Handle handle) {
    return handle instanceof TimerHandle timer
        ? timers.of(timer).place().orElse(null)
        : handle.task().flatMap(CallbackNotes::standsOrMadeAt).orElse(null);
  }
}
