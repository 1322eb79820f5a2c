package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayDeque;
import java.util.List;

/// The events of a trace, oldest first; past its limit the oldest make room. Any thread may call
/// it.
final class EventRing {

  private final ArrayDeque<TraceEvent> events = new ArrayDeque<>();
  private final int limit;
  private long dropped;

  EventRing(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException(
          format("a trace of %d events remembers nothing; give it room for at least 1", limit));
    }
    this.limit = limit;
  }

  synchronized void add(TraceEvent event) {
    if (events.size() == limit) {
      events.removeFirst();
      dropped++;
    }
    events.addLast(event);
  }

  /// Returns when the latest event was.
  synchronized Moment latest() {
    return events.isEmpty() ? Moment.NOWHERE : events.getLast().at();
  }

  synchronized List<TraceEvent> list() {
    return List.copyOf(events);
  }

  synchronized long dropped() {
    return dropped;
  }
}
