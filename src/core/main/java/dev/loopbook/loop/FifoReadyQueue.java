package dev.loopbook.loop;

import java.util.ArrayDeque;
import java.util.List;

/// The ready queue that keeps the order in which callbacks came.
final class FifoReadyQueue implements ReadyQueue {

  private final ArrayDeque<Handle> queue = new ArrayDeque<>();

  @Override
  public void add(Handle handle) {
    queue.add(handle);
  }

  @Override
  public Handle take(int eligible) {
    return queue.remove();
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
