package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.text.SafeText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.WeakHashMap;

/// What pictures call each task: its name, and its number too if another task of its loop has the
/// same name. Used under the recorder's lock.
final class TaskNames {

  /// How many tasks that are done still count as having their name. Pictures show no older ones.
  private static final int DONE_REMEMBERED = 1_000;

  private record NameOnLoop(EventLoop loop, String name) {}

  /// A name as pictures show it, and how many tasks have it.
  private static final class Bearers {
    final NameOnLoop key;
    final String shown;
    int count;

    Bearers(NameOnLoop key) {
      this.key = key;
      this.shown = SafeText.of(key.name);
    }
  }

  private record Known(int number, Bearers counted) {}

  // Tasks compare by identity, so a weak map keeps none of them alive.
  private final Map<Task<?>, Known> known = new WeakHashMap<>();
  private final Map<NameOnLoop, Bearers> bearers = new HashMap<>();
  private final SequencedMap<Integer, Bearers> ofDone = new LinkedHashMap<>();
  private int created;

  void created(Task<?> task) {
    known.put(task, new Known(++created, count(task)));
  }

  void done(Task<?> task) {
    var note = known.get(task);
    if (note == null) {
      return;
    }
    ofDone.put(note.number, note.counted);
    if (ofDone.size() > DONE_REMEMBERED) {
      discount(ofDone.pollFirstEntry().getValue());
    }
  }

  private Bearers count(Task<?> task) {
    var key = new NameOnLoop(task.loop(), task.displayName());
    var counted = bearers.computeIfAbsent(key, Bearers::new);
    counted.count++;
    return counted;
  }

  private void discount(Bearers counted) {
    if (--counted.count == 0) {
      bearers.remove(counted.key);
    }
  }

  /// Returns a task's number among the run's tasks, from 1; 0 if it was created before anyone
  /// listened. Two tasks may share a name, never a number.
  int number(Task<?> task) {
    var note = known.get(task);
    return note == null ? 0 : note.number;
  }

  /// Returns a task's name without its number.
  static String plain(Task<?> task) {
    return SafeText.of(task.displayName());
  }

  /// Returns what to call a task where others stand beside it: `dup`, or `dup #3`.
  String of(Task<?> task) {
    var note = known.get(task);
    if (note == null) {
      return plain(task);
    }
    if (!note.counted.key.name.equals(task.displayName())) { // it was renamed
      discount(note.counted);
      note = new Known(note.number, count(task));
      known.put(task, note);
    }
    return apart(note.counted.shown, note.number, note.counted);
  }

  /// Returns what to call a task that is done where others stand beside it.
  String of(DoneTask task) {
    var counted = ofDone.get(task.number());
    return counted == null ? task.name() : apart(task.name(), task.number(), counted);
  }

  private static String apart(String name, int number, Bearers counted) {
    return counted.count > 1 ? name + " #" + number : name;
  }
}
