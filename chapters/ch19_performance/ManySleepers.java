import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.EventLoop;

// region main
void main() {
  run(async(() -> {
    var loop = EventLoop.running();
    for (int i = 0; i < 10_000; i++) {
      createTask(sleep(seconds(1)));
    }
    await(sleep(millis(0)));
    IO.println(loop.tasks().size() - 1 + " tasks asleep, "
        + loop.timers().size() + " timers");
    var tick = loop.tick();
    await(sleep(seconds(2)));
    IO.println(loop.tasks().size() - 1 + " tasks left, "
        + (loop.tick() - tick) + " ticks later");
  }));
}
// endregion
