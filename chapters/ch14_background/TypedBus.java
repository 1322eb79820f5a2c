import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.TestTime.advance;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.*;
import dev.loopbook.sync.Queue;
import dev.loopbook.testkit.*;
import java.util.function.Consumer;
import org.junit.jupiter.api.*;

// region bus
static class EventBus {
  private record Handler<E>(Class<E> type, Consumer<E> code) {
    void offer(Object event) {
      if (type.isInstance(event)) {
        code.accept(type.cast(event));
      }
    }
  }

  private final List<Handler<?>> handlers = new ArrayList<>();
  private final Map<Object, Duration> seen = new LinkedHashMap<>();
  private final Queue<Object> events = new Queue<>(0, "events");
  private List<Task<Void>> tasks = List.of();

  <E> void subscribe(Class<E> type, Consumer<E> code) {
    handlers.add(new Handler<>(type, code));
  }

  void publish(Object event) {
    if (seen.putIfAbsent(event, EventLoop.running().time()) == null) {
      events.putNowait(event);
    }
  }

  void start() {
    tasks = List.of(createTask(deliverForever(), "deliverer"),
        createTask(cleanForever(), "cleaner"));
  }

  Coroutine<Void> stop() {
    return async(() -> {
      await(events.join());
      tasks.forEach(Task::cancel);
      await(waitOn(tasks));
    });
  }

  Coroutine<Void> idle() {
    return events.join();
  }

  Coroutine<Void> deliverForever() {
    return async(() -> {
      while (true) {
        var event = await(events.get());
        try {
          handlers.forEach(handler -> handler.offer(event));
        } finally {
          events.taskDone();
        }
      }
    });
  }

  Coroutine<Void> cleanForever() {
    return async(() -> {
      while (true) {
        await(sleep(Duration.ofHours(1)));
        var now = EventLoop.running().time();
        seen.values().removeIf(at -> now.minus(at).toMinutes() >= 60);
      }
    });
  }
}
// endregion

// region tests
record Ordered(int number) {}
record Paid(int number, int amount) {}

@LoopTest
static class EventBusTest {
  final List<Object> got = new ArrayList<>();
  final Fixture<EventBus> bus = Fixture.of(setUp -> {
    var bus = new EventBus();
    bus.subscribe(Ordered.class, got::add);
    bus.start();
    setUp.afterwards(() -> await(bus.stop()));
    return bus;
  });

  @Test
  void aHandlerGetsTheEventsOfItsType() {
    bus.get().publish(new Ordered(1));
    bus.get().publish(new Paid(1, 50));
    await(bus.get().idle());
    assertEquals(List.of(new Ordered(1)), got);
  }

  @Test
  void anEventIsDeliveredAgainOnlyWhenItIsForgotten() {
    bus.get().publish(new Ordered(1));
    bus.get().publish(new Ordered(1));
    advance(Duration.ofHours(2));
    bus.get().publish(new Ordered(1));
    await(bus.get().idle());
    assertEquals(2, got.size());
  }

  @Test
  void startBringsBothTasksToLife() {
    bus.get();
    advance(seconds(1));
    assertEquals(List.of("cleaner waits for sleep 3600 s",
        "deliverer waits for <Queue events empty, 1 getting>"),
        allTasks().stream().filter(task -> task != currentTask())
            .map(task -> task.name() + " waits for " + task.waitsFor())
            .sorted().toList());
  }
}
// endregion

void main() {
  IO.print(Tests.run(EventBusTest.class));
}
