package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;

/// A lock, a queue or another thing that tasks synchronise with.
///
/// @param kind what it is: `Lock`, `Queue`
/// @param text what it says of itself
/// @param holders who holds it, each with the line that took it
/// @param waiters the tasks that wait at it, in the order they came
/// @param items what a queue holds, the first ones as text
/// @param itemCount how many there are
/// @param capacity how many a queue may hold; 0 for any number
/// @param unfinished how many items of a queue were taken and not reported done, or not taken
/// @param madeAt the line that made it, if known
public record SyncSnapshot(
    String kind,
    String text,
    List<Held> holders,
    List<String> waiters,
    List<String> items,
    int itemCount,
    int capacity,
    int unfinished,
    Optional<CodePlace> madeAt) {
  /// Copies the lists.
  public SyncSnapshot {
    holders = List.copyOf(holders);
    waiters = List.copyOf(waiters);
    items = List.copyOf(items);
  }

  /// Who holds something.
  ///
  /// @param task the task's name
  /// @param since the line that took it, if known
  public record Held(String task, Optional<CodePlace> since) {}

  /// Returns whether it's a queue.
  public boolean isQueue() {
    return kind.endsWith("Queue");
  }
}
