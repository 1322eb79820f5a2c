package dev.loopbook.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import dev.loopbook.program.CodePlace;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Primitive;
import dev.loopbook.watch.WaitEnd;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Follows a task's wait from task to task. Used under the recorder's lock.
final class WaitTracer {

  /// No picture has room for more.
  private static final int MOST = 12;

  private final DisplayNames names;
  private final TaskNotes tasks;
  private final Map<Object, Long> acquired;

  private final List<WaitChain.Link> links = new ArrayList<>();
  private final SequencedSet<Task<?>> seen = new LinkedHashSet<>();

  /// The tasks whose wait another than the one we follow may end.
  private final Set<Task<?>> unsure = new HashSet<>();

  /// Makes one for a single wait.
  ///
  /// @param acquired the tick in which each lock that is held was acquired
  WaitTracer(DisplayNames names, TaskNotes tasks, Map<Object, Long> acquired) {
    this.names = names;
    this.tasks = tasks;
    this.acquired = acquired;
  }

  WaitChain of(Task<?> task) {
    @Nullable Task<?> next = task;
    while (next != null && seen.size() < MOST && seen.add(next)) {
      next = after(next, next == task);
    }
    return new WaitChain(links, next != null && seen.contains(next) ? circle(next) : List.of());
  }

  private List<String> circle(Task<?> first) {
    var tasks = seen.stream().dropWhile(each -> each != first).toList();
    if (tasks.stream().anyMatch(unsure::contains)) {
      return List.of();
    }
    return Stream.concat(tasks.stream(), Stream.of(first)).map(names::of).toList();
  }

  /// Adds what a task waits for, and who can end that. Returns whom to follow.
  private @Nullable Task<?> after(Task<?> task, boolean first) {
    var future = task.awaiting().filter(awaited -> !awaited.isDone()).orElse(null);
    if (future == null) {
      if (!first) {
        add(task, task.isDone() ? "is done" : "is ready to resume");
      }
      return null;
    }
    if (!first) {
      var since = tasks.note(task).map(note -> format(", since tick %d", note.since)).orElse("");
      add(task, "waits for " + names.whatHoldsUp(task) + since);
    }
    if (future.subject().orElse(null) instanceof Primitive primitive) {
      addHolders(primitive);
    }
    var end = WaitEnd.of(future);
    // with several permits or tasks, another than the one we follow may end the wait
    if (end.tasks().size() != 1 || end.by() == WaitEnd.By.OTHERS) {
      unsure.add(task);
    }
    return end.tasks().stream().filter(each -> !each.isDone()).findFirst().orElse(null);
  }

  private void addHolders(Primitive primitive) {
    var since =
        primitive instanceof Lock
            ? Optional.ofNullable(acquired.get(primitive))
            : Optional.<Long>empty();
    for (var holder : primitive.holders()) {
      var when = since.map(tick -> format(" since tick %d", tick)).orElse("");
      var over = holder.task().isDone() ? ", and is done: it never gave it back" : "";
      links.add(
          new WaitChain.Link(
              names.of(holder.task()),
              "holds it" + when + over,
              holder.place().map(Origin::place).map(CodePlace::of)));
    }
  }

  private void add(Task<?> task, String does) {
    links.add(
        new WaitChain.Link(
            names.of(task), does, task.stack().stream().findFirst().map(CodePlace::of)));
  }
}
