package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import dev.loopbook.program.CodePlace;
import dev.loopbook.sync.Primitive;
import dev.loopbook.sync.Queue;
import dev.loopbook.text.SafeText;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Finds what the tasks of a paused loop synchronise with: what is held, has items left to do, or
/// is waited at. What nobody uses just now isn't known to the loop. Used under the recorder's lock.
final class SyncReader {
  private static final int MOST_ITEMS = 20;

  private final DisplayNames names;

  SyncReader(DisplayNames names) {
    this.names = names;
  }

  List<SyncSnapshot> of(EventLoop loop) {
    SequencedSet<Primitive> inOrder = new LinkedHashSet<>();
    var seen = Collections.newSetFromMap(new IdentityHashMap<Primitive, Boolean>());
    for (var open : loop.resources().open()) {
      if (open instanceof Primitive primitive && seen.add(primitive)) {
        inOrder.add(primitive);
      }
    }
    for (var task : loop.tasks()) {
      task.awaiting()
          .flatMap(future -> future.subject())
          .filter(Primitive.class::isInstance)
          .map(Primitive.class::cast)
          .filter(seen::add)
          .ifPresent(inOrder::add);
    }
    return inOrder.stream().map(this::snapshot).toList();
  }

  private SyncSnapshot snapshot(Primitive primitive) {
    var queue = primitive instanceof Queue<?> it ? it : null;
    return new SyncSnapshot(
        primitive.getClass().getSimpleName(),
        SafeText.of(primitive),
        primitive.holders().stream()
            .map(
                holder ->
                    new SyncSnapshot.Held(
                        names.of(holder.task()), holder.place().map(SyncReader::place)))
            .toList(),
        primitive.waiters().stream().<Task<?>>map(task -> task).map(names::of).toList(),
        queue == null
            ? List.of()
            : queue.items().stream().limit(MOST_ITEMS).map(SafeText::of).toList(),
        queue == null ? 0 : queue.size(),
        queue == null ? 0 : queue.maxSize(),
        queue == null ? 0 : queue.unfinished(),
        primitive.origin().map(SyncReader::place));
  }

  private static CodePlace place(Origin origin) {
    return CodePlace.of(origin.place());
  }
}
