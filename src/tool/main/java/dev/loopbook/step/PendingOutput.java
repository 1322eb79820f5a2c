package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What was printed and hasn't been assigned to a turn yet.
///
/// Filled by any thread without waiting for others, emptied under the recorder's lock.
final class PendingOutput {

  private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();

  private record Entry(Optional<EventLoop> loop, PrintedText text) {}

  void add(Optional<EventLoop> loop, PrintedText text) {
    entries.add(new Entry(loop, text));
  }

  /// Takes what the thread of `loop` printed.
  List<PrintedText> take(EventLoop loop) {
    return take(Optional.of(loop));
  }

  /// Takes what threads without a loop printed.
  List<PrintedText> takeOutside() {
    return take(Optional.empty());
  }

  private List<PrintedText> take(Optional<EventLoop> loop) {
    if (entries.isEmpty()) {
      return List.of();
    }
    var taken = new ArrayList<PrintedText>();
    entries.removeIf(
        entry -> {
          var mine = entry.loop().equals(loop);
          if (mine) {
            taken.add(entry.text());
          }
          return mine;
        });
    return taken;
  }
}
