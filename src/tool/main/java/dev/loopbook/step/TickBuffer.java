package dev.loopbook.step;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/// The ticks between two pauses: the last ones in full, the others only counted.
///
/// Written by the loops' threads, taken by the shell's thread.
final class TickBuffer {

  /// More than any terminal shows at once.
  private static final int KEPT = 200;

  private final Deque<TickReport> last = new ArrayDeque<>();
  private Steps.Skipped skipped = Steps.Skipped.NONE;

  synchronized void add(TickReport report) {
    if (last.size() == KEPT) {
      skipped = skipped.and(last.removeFirst());
    }
    last.addLast(report);
  }

  /// Counts a tick without a report.
  synchronized void skip(int callbacks, int prints) {
    while (!last.isEmpty()) {
      skipped = skipped.and(last.removeFirst());
    }
    skipped =
        new Steps.Skipped(
            skipped.ticks() + 1, skipped.callbacks() + callbacks, skipped.prints() + prints);
  }

  /// Returns the ticks and empties the buffer.
  synchronized Steps take() {
    var steps = new Steps(new ArrayList<>(last), skipped);
    last.clear();
    skipped = Steps.Skipped.NONE;
    return steps;
  }
}
