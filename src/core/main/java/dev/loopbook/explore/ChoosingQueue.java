package dev.loopbook.explore;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.ReadyQueue;
import java.util.ArrayList;
import java.util.List;

/// A ready queue in which a [Chooser] says who is next.
///
/// A cancelled callback does nothing when its turn comes, so it is no candidate and leaves the
/// queue as soon as it is found.
final class ChoosingQueue implements ReadyQueue {

  private final Chooser chooser;
  private final Freedom freedom;
  private final ArrayList<Handle> queue = new ArrayList<>();

  ChoosingQueue(Chooser chooser, Freedom freedom) {
    this.chooser = chooser;
    this.freedom = freedom;
  }

  @Override
  public void add(Handle handle) {
    queue.add(handle);
    chooser.queued(handle);
  }

  @Override
  public Handle take(int standing) {
    var candidates =
        !freedom.ordersCallbacks() ? 1 : freedom.crossesTicks() ? queue.size() : standing;
    for (var i = 0; i < candidates; i++) {
      if (ReadyQueue.isCancelled(queue.get(i))) {
        var cancelled = queue.remove(i);
        chooser.dropped(cancelled);
        return cancelled;
      }
    }
    return queue.remove(chooser.callback(queue, candidates));
  }

  @Override
  public int size() {
    return queue.size();
  }

  @Override
  public List<Handle> handles() {
    return List.copyOf(queue);
  }

  @Override
  public void clear() {
    queue.clear();
  }
}
