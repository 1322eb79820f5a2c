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

/// What is known of a program's tasks beyond what they say themselves. Used under the recorder's
/// lock.
final class TaskNotes {

  /// How many finished tasks are remembered.
  private static final int MOST_DONE = 1_000;

  private final Map<Task<?>, Note> pending = new IdentityHashMap<>();
  private final Deque<DoneTask> done = new ArrayDeque<>();
  private long doneCount;

  /// What is known of a task that is not done.
  static final class Note {
    final long madeIn;
    long since;
    @Nullable Cause lastRun;
    @Nullable Cause queued;

    private Note(long madeIn) {
      this.madeIn = madeIn;
      this.since = madeIn;
    }
  }

  void created(Task<?> task) {
    pending.put(task, new Note(task.loop().tick()));
  }

  /// Returns the note of a task, or nothing if it was made before anybody listened or is done.
  Optional<Note> note(Task<?> task) {
    return Optional.ofNullable(pending.get(task));
  }

  void done(Task<?> task, String name, Turn.Ends how) {
    var note = pending.remove(task);
    if (done.size() == MOST_DONE) {
      done.removeFirst();
    }
    doneCount++;
    done.addLast(
        new DoneTask(
            name,
            how,
            task.loop().tick(),
            task.loop().nanos(),
            task.steps(),
            task.origin().map(origin -> CodePlace.of(origin.place())),
            Optional.ofNullable(note == null ? null : note.lastRun)));
  }

  /// Returns the tasks that are done, the latest last; very old ones are forgotten.
  List<DoneTask> done() {
    return new ArrayList<>(done);
  }

  long doneCount() {
    return doneCount;
  }
}
