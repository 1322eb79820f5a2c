package dev.loopbook.step;

import dev.loopbook.loop.Task;
import dev.loopbook.program.CodePlace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What's known about a program's tasks beyond what they say themselves. Used under the recorder's
/// lock.
final class TaskNotes {

  /// How many finished tasks are remembered.
  private static final int MOST_DONE = 1_000;

  private final Map<Task<?>, Note> pending = new IdentityHashMap<>();
  private final Deque<DoneTask> done = new ArrayDeque<>();
  private long doneCount;

  /// What's known about a task that isn't done.
  static final class Note {
    final long madeIn;
    long since;
    @Nullable Cause lastRun;
    @Nullable Cause queued;

    /// Who asked to cancel it last, and the turn in which that was.
    @Nullable Cause cancelled;

    @Nullable TurnRecord cancelledIn;

    private Note(long madeIn) {
      this.madeIn = madeIn;
      this.since = madeIn;
    }
  }

  void created(Task<?> task) {
    pending.put(task, new Note(task.loop().tick()));
  }

  /// Returns the note on a task; nothing if it's done, or was created before anyone listened.
  Optional<Note> note(Task<?> task) {
    return Optional.ofNullable(pending.get(task));
  }

  void forget(Task<?> task) {
    pending.remove(task);
  }

  void done(Task<?> task, int number, String name, Turn.Ends how, Optional<CodePlace> threwAt) {
    var note = pending.remove(task);
    if (done.size() == MOST_DONE) {
      done.removeFirst();
    }
    doneCount++;
    done.addLast(
        new DoneTask(
            number,
            name,
            how,
            task.loop().tick(),
            task.loop().nanos(),
            task.steps(),
            task.origin().map(origin -> CodePlace.of(origin.place())),
            threwAt,
            Optional.ofNullable(note == null ? null : note.cancelled),
            Optional.ofNullable(note == null ? null : note.lastRun)));
  }

  /// Returns the tasks that are done, latest last; very old ones are dropped.
  List<DoneTask> done() {
    return new ArrayList<>(done);
  }

  long doneCount() {
    return doneCount;
  }
}
