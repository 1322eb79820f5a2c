package dev.loopbook.watch;

import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Holder;
import dev.loopbook.sync.Primitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What can end the wait for a future.
///
/// @param tasks the tasks that can, as far as they are known
/// @param by what they have to do
public record WaitEnd(List<Task<?>> tasks, By by) {

  /// What has to happen before a wait ends.
  public enum By {
    /// One of the tasks releases what it holds.
    RELEASE,
    /// One of them ends.
    FIRST,
    /// All of them end.
    ALL,
    /// Nothing that they alone can do or leave undone: its time runs out, or something else ends it
    /// that isn't a task.
    OTHERS
  }

  /// Keeps a copy of the list.
  public WaitEnd {
    tasks = List.copyOf(tasks);
  }

  /// Returns what can end the wait for `future`: who holds the lock or the like that it stands for,
  /// else the tasks whose end it waits for, directly or through other futures.
  public static WaitEnd of(Future<?> future) {
    if (future.subject().orElse(null) instanceof Primitive primitive) {
      var holders = primitive.holders().stream().<Task<?>>map(Holder::task).distinct().toList();
      if (!holders.isEmpty()) {
        return new WaitEnd(holders, By.RELEASE);
      }
    }
    SequencedSet<Future<?>> seen = new LinkedHashSet<>(List.of(future));
    var open = new ArrayList<Future<?>>(seen);
    var tasks = new ArrayList<Task<?>>();
    var needs = Future.Needs.ALL;
    var onlyTasks = true;
    for (var i = 0; i < open.size(); i++) {
      var next = open.get(i);
      if (next instanceof Task<?> task) {
        tasks.add(task);
        continue;
      }
      var behind = next.dependsOn();
      onlyTasks &= !behind.isEmpty();
      needs = needs.compareTo(next.needs()) < 0 ? next.needs() : needs;
      behind.stream().filter(seen::add).forEach(open::add);
    }
    return new WaitEnd(
        tasks,
        switch (needs) {
          case ALL -> By.ALL;
          case FIRST -> onlyTasks ? By.FIRST : By.OTHERS;
          case NONE -> By.OTHERS;
        });
  }
}
