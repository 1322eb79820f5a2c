package dev.loopbook.step;

import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import dev.loopbook.program.CodePlace;
import dev.loopbook.step.Turn.Begins;
import dev.loopbook.step.Turn.Deed;
import dev.loopbook.step.Turn.Ends;
import dev.loopbook.step.Turn.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A turn while it's running.
final class TurnRecord {

  final Kind kind;
  final String name;
  final @Nullable Task<?> task;
  final @Nullable Cause cause;

  private final DeedRecord deeds = new DeedRecord();
  private final DeedRecord after = new DeedRecord();
  // The first steps of eager tasks that it made, which ran inside it.
  private final List<TurnRecord> inside = new ArrayList<>();
  private boolean over;
  private final Set<Task<?>> made = new HashSet<>();
  private final List<PrintedText> printed = new ArrayList<>();
  private Begins begins = new Begins.Runs();
  private Ends ends = new Ends.Returns();
  private Optional<CodePlace> place;

  TurnRecord(
      Kind kind,
      String name,
      @Nullable Task<?> task,
      Optional<CodePlace> place,
      @Nullable Cause cause) {
    this.kind = kind;
    this.name = name;
    this.task = task;
    this.place = place;
    this.cause = cause;
  }

  void begins(Begins how) {
    begins = how;
  }

  /// Records how it ends. Whatever it still does is caused by that.
  void ends(Ends how, Optional<CodePlace> where) {
    over = true;
    ends = how;
    if (where.isPresent()) {
      place = where;
    }
  }

  void fails(String failure, Optional<CodePlace> where) {
    ends(new Ends.Fails(failure), where);
  }

  /// Records that it did something to a task.
  ///
  /// @param deed describes it; asked when the turn is shown
  void did(Class<? extends Deed> kind, Supplier<Deed> deed) {
    (over ? after : deeds).add(kind, deed);
  }

  /// Records that it held up the loop.
  void held(long nanos) {
    (over ? after : deeds).held(nanos);
  }

  void made(Task<?> child, TaskNames names) {
    made.add(child);
    did(Deed.Made.class, () -> new Deed.Made(names.of(child)));
  }

  /// Returns whether it created this task itself, so that queueing the task is nothing new.
  boolean hasMade(Task<?> child) {
    return made.contains(child);
  }

  /// Returns the line of the program that is running; nothing once its code is over, or while only
  /// the library's own code runs.
  @Nullable CodePlace line() {
    var runsItsCode = !over && (kind == Kind.TASK || kind == Kind.CALLBACK);
    return runsItsCode ? Origin.currentLine().map(CodePlace::of).orElse(null) : null;
  }

  /// Returns the line on which it makes a task ready: its own, or else that of the timer; if only
  /// the library's code runs, the line at which the task waits.
  @Nullable CodePlace lineOf(Task<?> woken) {
    var own = line();
    return own != null
        ? own
        : (kind == Kind.TIMER ? place : Optional.<CodePlace>empty())
            .or(() -> woken.line().map(CodePlace::of))
            .orElse(null);
  }

  /// Returns the line on which it does something for no task: its own; once it is over, where it
  /// threw, or else where its task was made; if only the library's code runs, that of its cause.
  @Nullable CodePlace lineOrEnd() {
    var own = line();
    if (own != null) {
      return own;
    }
    return place
        .or(
            () ->
                Optional.ofNullable(task)
                    .flatMap(Task::origin)
                    .map(Origin::place)
                    .map(CodePlace::of))
        .or(() -> Optional.ofNullable(cause).flatMap(before -> before.links().getFirst().place()))
        .orElse(null);
  }

  /// Adds the turn of a task that it made and that ran at once.
  void ranInside(TurnRecord turn) {
    inside.add(turn);
  }

  /// Adds this turn and those that ran inside it, each after the one that made its task.
  void addWithInside(List<TurnRecord> all) {
    all.add(this);
    for (var turn : inside) {
      turn.addWithInside(all);
    }
  }

  void printed(PrintedText text) {
    printed.add(text);
  }

  Class<? extends Begins> howItBegan() {
    return begins.getClass();
  }

  List<PrintedText> printed() {
    return printed;
  }

  /// Returns the name of its task, or else of the callback, without any number.
  String taskName() {
    return task == null ? name : task.displayName();
  }

  boolean isQuiet() {
    return printed.isEmpty();
  }

  Turn toValue(DisplayNames names) {
    return new Turn(
        kind,
        task == null ? name : names.of(task),
        begins,
        deeds.toValues(),
        ends,
        after.toValues(),
        place,
        printed,
        Optional.ofNullable(cause));
  }
}
