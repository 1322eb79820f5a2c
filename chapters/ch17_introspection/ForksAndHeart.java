import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Lock;
import dev.loopbook.watch.WaitGraph;

Coroutine<Void> eat(String who, Lock first, Lock second) {
  return async(() -> {
    try (var _ = await(first.acquire())) {
      await(sleep(seconds(1)));
      try (var _ = await(second.acquire())) {
        IO.println(who + " eats");
      }
    }
  });
}

// region watchdog
Coroutine<WaitGraph> circleFound() {
  return async(() -> {
    while (true) {
      await(sleep(seconds(10)));
      var graph = WaitGraph.of(EventLoop.running());
      if (!graph.circles().isEmpty()) {
        return graph;
      }
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var left = new Lock("left fork");
    var right = new Lock("right fork");
    var anna = createTask(eat("Anna", left, right), "Anna");
    var ben = createTask(eat("Ben", right, left), "Ben");

    var graph = await(circleFound());
    graph.lines().forEach(IO::println);

    anna.cancel();
    await(ben);
    IO.println("Anna cancelled: " + anna.isCancelled());
  }));
}
// endregion
