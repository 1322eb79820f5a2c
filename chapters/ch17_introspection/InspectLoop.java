import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Lock;

final Lock till = new Lock("till");

Coroutine<Void> cashier() {
  return async(() -> {
    try (var _ = await(till.acquire())) {
      await(sleep(seconds(5)));
    }
  });
}

Coroutine<Void> customer() {
  return async(() -> {
    try (var _ = await(till.acquire())) {
      IO.println("served");
    }
  });
}

// region inspect
void inspect(EventLoop loop) {
  IO.println("running " + loop.isRunning() + ", closed " + loop.isClosed());
  IO.println("time " + loop.time().toSeconds() + " s, tick " + loop.tick());
  IO.println("ready " + loop.ready().size()
      + ", timers " + loop.timers().size());
  IO.println("tasks " + loop.tasks().size());
  for (Task<?> task : loop.tasks()) {
    IO.println("  %-9s %s, step %d, waits for %s".formatted(
        task.name(), task.state(), task.steps(), task.waitsFor()));
    for (var frame : task.stack()) {
      IO.println("            at line " + frame.getLineNumber());
    }
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    createTask(cashier(), "cashier");
    var customer = createTask(customer(), "customer");
    await(sleep(seconds(1)));

    inspect(EventLoop.running());
    await(customer);
  }));
}
// endregion
