package ch17_introspection.e1_circle;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Lock;
import java.time.Duration;
import java.util.List;

/// Five people and a clock. It is given: leave it as it is.
final class Kitchen {
  private final Lock stove = new Lock("stove");
  private final Lock sink = new Lock("sink");
  private final Lock tray = new Lock("tray");
  private final Lock oven = new Lock("oven");

  int served;

  /// Lets everybody begin, in this order.
  List<Task<Void>> open() {
    return List.of(
        createTask(takes(stove, seconds(2), sink), "cook"),
        createTask(takes(sink, seconds(1), oven), "washer"),
        createTask(takes(tray, seconds(3), stove), "waiter"),
        createTask(comesLater(), "boy"),
        createTask(guest(), "guest"),
        createTask(ticking(), "clock"));
  }

  /// Takes one thing, works with it, and needs the other one to serve.
  private Coroutine<Void> takes(Lock first, Duration work, Lock second) {
    return async(() -> {
      try (var _ = await(first.acquire())) {
        await(sleep(work));
        try (var _ = await(second.acquire())) {
          served++;
        }
      }
    });
  }

  /// Queues at the sink, and wants the tray as well.
  private Coroutine<Void> comesLater() {
    return async(() -> {
      await(sleep(seconds(0.5)));
      await(takes(sink, seconds(1), tray));
    });
  }

  /// Only wants the oven, and then the stove.
  private Coroutine<Void> guest() {
    return async(() -> {
      await(sleep(seconds(4)));
      await(takes(oven, seconds(1), stove));
    });
  }

  private Coroutine<Void> ticking() {
    return async(() -> {
      while (true) {
        await(sleep(seconds(1)));
      }
    });
  }
}
