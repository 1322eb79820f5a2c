package dev.loopbook.loop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tasks of a loop that are not done, in the order they were made.
///
/// A linked list through the tasks themselves: adding and removing take constant time, and need no
/// entry object. asyncio keeps weak references instead, so that a pending task that nothing else
/// refers to may vanish; here the loop keeps it.
final class TaskRegistry {

  // The part of an access that concerns who is in here, and not the numbers.
  private static final int MEMBERS = 1;

  private @Nullable Task<?> first;
  private @Nullable Task<?> last;
  private long unnamed;

  /// Returns the number of the next task that has no name.
  long nextNumber() {
    AccessLog.writes(this); // whose number is which shows in names
    return ++unnamed;
  }

  void add(Task<?> task) {
    AccessLog.reads(this, MEMBERS); // in which order tasks come is seen only by listing them
    task.previous = last;
    if (last == null) {
      first = task;
    } else {
      last.next = task;
    }
    last = task;
  }

  void remove(Task<?> task) {
    AccessLog.reads(this, MEMBERS);
    var before = task.previous;
    var after = task.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    task.previous = null;
    task.next = null;
  }

  List<Task<?>> pending() {
    AccessLog.writes(this, MEMBERS);
    var tasks = new ArrayList<Task<?>>();
    for (var task = first; task != null; task = task.next) {
      tasks.add(task);
    }
    return tasks;
  }
}
