import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;

// region processor
class BackgroundProcessor {
  final List<Task<String>> tasks = new ArrayList<>();
  final List<String> results = new ArrayList<>();

  void start(List<String> items) { // no coroutine: it only plants tasks
    for (var item : items) {
      tasks.add(createTask(process(item), item));
    }
  }

  Coroutine<List<String>> completion() {
    return async(() -> {
      return await(gather(tasks));
    });
  }

  private Coroutine<String> process(String item) {
    return async(() -> {
      await(sleep(millis(100)));
      results.add("processed_" + item);
      return results.getLast();
    });
  }
}
// endregion

// region main
void main() {
  run(async(() -> {
    var processor = new BackgroundProcessor();
    processor.start(List.of("item1", "item2", "item3"));
    report("started", processor);
    await(sleep(millis(50)));
    report("half way", processor);
    var results = await(processor.completion());
    report("complete", processor);
    IO.println(results);
  }));
}
// endregion

void report(String when, BackgroundProcessor processor) {
  var states = processor.tasks.stream()
      .map(task -> task.isDone() ? "done" : task.waitsFor()).distinct();
  IO.println("%-9s %3d ms  %d results, tasks %s".formatted(
      when, EventLoop.running().time().toMillis(),
      processor.results.size(), states.toList()));
}
