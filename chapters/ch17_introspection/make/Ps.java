import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;

void ps() {
  var tasks = EventLoop.running().tasks();
  for (var task : tasks) {
    if (task.maker().filter(tasks::contains).isEmpty()) {
      print(task, "");
    }
  }
}

void print(Task<?> task, String indent) {
  IO.println(indent + task.name() + "  " + task.waitsFor());
  for (var other : EventLoop.running().tasks()) {
    if (other.maker().filter(task::equals).isPresent()) {
      print(other, indent + "  ");
    }
  }
}

Coroutine<Void> group(String name) {
  return async(() -> {
    await(gather(IntStream.rangeClosed(1, 3)
        .mapToObj(i -> createTask(sleep(seconds(i)), name + i)).toList()));
  });
}

void main() {
  run(async(() -> {
    var groups = List.of(
        createTask(group("red"), "reds"), createTask(group("blue"), "blues"));
    await(sleep(seconds(1.5)));
    ps();
    await(gather(groups));
  }));
}
