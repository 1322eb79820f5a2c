package dev.loopbook.sync;

import java.util.Collection;
import java.util.LinkedList;
import org.jspecify.annotations.Nullable;

/// Keeps items in the order they came, to be taken from one of the two ends.
///
/// A [LinkedList], because an item may be null: programs put null to say that nothing more will
/// come.
final class ListShelf<T extends @Nullable Object> implements Shelf<T> {

  private final LinkedList<T> items = new LinkedList<>();
  private final boolean newestFirst;

  ListShelf(boolean newestFirst) {
    this.newestFirst = newestFirst;
  }

  @Override
  public void put(T item) {
    if (newestFirst) {
      items.addFirst(item);
    } else {
      items.addLast(item);
    }
  }

  @Override
  public T take() {
    return items.removeFirst();
  }

  @Override
  public Collection<T> items() {
    return items;
  }

  @Override
  public int size() {
    return items.size();
  }
}
