// rejected by manyMayWantAnEventOfAnyTopic: handlers heard
package ch14_background.e2_never_idle;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Brings events to those who asked for their topic.
final class EventBus {
  record Event(String topic, String data) {}

  private final Queue<Event> events = new Queue<>(0, "events");
  private final Map<String, List<Function<String, Coroutine<Void>>>> handlers = new HashMap<>();
  private final List<String> failures = new ArrayList<>();

  /// Lets `handler` have the events of a topic from now on.
  void subscribe(String topic, Function<String, Coroutine<Void>> handler) {
    handlers.computeIfAbsent(topic, _ -> new ArrayList<>()).add(handler);
  }

  /// Publishes an event, and returns at once.
  void publish(String topic, String data) {
    events.putNowait(new Event(topic, data));
  }

  /// Returns a coroutine that waits until every event so far was dealt with.
  Coroutine<Void> idle() {
    return events.join();
  }

  /// Returns the messages of what handlers threw.
  List<String> failures() {
    return failures;
  }

  /// Delivers events, for ever. A handler that fails does not harm the others.
  Coroutine<Void> deliverForever() {
    return async(() -> {
      while (true) {
        var event = await(events.get());
        // a copy: a handler may subscribe another one
        for (var handler : handlers.getOrDefault(event.topic(), List.of()).stream().limit(10).toList()) {
          try {
            await(handler.apply(event.data()));
          } catch (Exception e) {
            failures.add(e.getMessage());
          }
        }
        events.taskDone();
      }
    });
  }
}
