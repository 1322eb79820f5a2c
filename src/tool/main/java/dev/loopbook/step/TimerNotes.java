package dev.loopbook.step;

import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.program.CodePlace;
import dev.loopbook.step.TickReport.Timer;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What's known about timers that haven't fired: who set them, where and when. Used under the
/// recorder's lock.
final class TimerNotes {

  private record Note(@Nullable Task<?> owner, long setIn, Optional<CodePlace> place) {}

  private final TaskNames names;
  private final Map<TimerHandle, Note> known = new IdentityHashMap<>();
  private final Map<Task<?>, SequencedSet<TimerHandle>> byOwner = new IdentityHashMap<>();

  TimerNotes(TaskNames names) {
    this.names = names;
  }

  void set(TimerHandle timer, @Nullable Task<?> owner, Optional<CodePlace> place) {
    known.put(timer, new Note(owner, timer.loop().tick(), place));
    if (owner != null) {
      byOwner.computeIfAbsent(owner, _ -> new LinkedHashSet<>()).add(timer);
    }
  }

  Timer of(TimerHandle timer) {
    var note = known.get(timer);
    return note == null
        ? describe(timer, new Note(null, timer.loop().tick(), Optional.empty()))
        : describe(timer, note);
  }

  /// Returns when a task's timer for `what` is due.
  Optional<Long> due(Task<?> owner, String what) {
    return byOwner.getOrDefault(owner, new LinkedHashSet<>()).stream()
        .filter(timer -> DisplayNames.callback(timer).equals(what))
        .map(timer -> timer.when().toNanos())
        .findFirst();
  }

  /// Returns what's known and forgets it.
  Timer gone(TimerHandle timer) {
    var last = of(timer);
    var note = known.remove(timer);
    if (note != null && note.owner != null) {
      byOwner.computeIfPresent(
          note.owner,
          (_, timers) -> {
            timers.remove(timer);
            return timers.isEmpty() ? null : timers;
          });
    }
    return last;
  }

  private Timer describe(TimerHandle timer, Note note) {
    return new Timer(
        timer.when().toNanos(),
        Optional.ofNullable(note.owner).map(names::of),
        DisplayNames.callback(timer),
        note.setIn,
        note.place);
  }
}
