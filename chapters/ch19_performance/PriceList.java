import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import java.util.stream.Stream;

Coroutine<String> quick() {
  return async(() -> "done");
}

// region price
void price(String what, Coroutine<?> work) {
  run(async(() -> {
    var loop = EventLoop.running();
    var before = loop.tick();
    await(work);
    IO.println("%-30s %d".formatted(what, loop.tick() - before));
  }));
}
// endregion

// region main
void main() {
  price("a coroutine, awaited", quick());
  price("a lock that is free", async(() -> {
    try (var _ = await(new Lock().acquire())) {
      return "mine";
    }
  }));
  price("room in a queue", new Queue<String>().put("x"));
  price("a sleep of zero", sleep(seconds(0)));
  price("a sleep of an hour", sleep(seconds(3600)));
  price("a task", async(() -> await(createTask(quick()))));
  price("a task that awaits a task", async(() ->
      await(createTask(async(() -> await(createTask(quick())))))));
  price("gather of one", async(() -> await(gather(quick()))));
  price("gather of a thousand", async(() -> await(gather(
      Stream.generate(this::quick).limit(1000).toList()))));
  price("a task group of one", taskGroup(group -> {
    group.createTask(quick());
  }));
  price("a time-out that is not needed", waitFor(quick(), seconds(1)));
}
// endregion
