import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import java.util.ArrayList;
import java.util.List;

// region processor
static final String END = "END";

final Queue<String> queue = new Queue<>();
final List<String> results = new ArrayList<>();

Coroutine<Void> producer(List<String> items) {
  return async(() -> {
    for (var item : items) {
      await(queue.put(item));
    }
    await(queue.put(END));
  });
}

Coroutine<Void> consumer() {
  return async(() -> {
    for (var item = await(queue.get()); item != END;
        item = await(queue.get())) {
      await(sleep(millis(10))); // the work
      results.add(item + " done");
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var producer = createTask(producer(List.of("a", "b", "c")), "producer");
    var consumer = createTask(consumer(), "consumer");
    await(gather(producer, consumer));
    IO.println(results);
  }));
}
// endregion
