import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Generator;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Queue;

<T> Generator<T> merged(Generator<T> first, Generator<T> second) {
  return generate(out -> {
    var values = new Queue<Optional<T>>(1); // empty: a generator has ended
    var tasks = List.of(
        createTask(copy(first, values)), createTask(copy(second, values)));
    try {
      for (int running = 2; running > 0; ) {
        var value = await(values.get());
        values.taskDone();
        if (value.isPresent()) {
          out.yield(value.get());
        } else {
          running--;
        }
      }
    } finally {
      tasks.forEach(Task::cancel);
      await(waitOn(tasks));
      while (!values.isEmpty()) { // what nobody wants any more
        values.getNowait();
        values.taskDone();
      }
    }
  });
}

<T> Coroutine<Void> copy(Generator<T> from, Queue<Optional<T>> to) {
  return async(() -> {
    try (from) {
      for (var value : from) {
        await(to.put(Optional.of(value)));
      }
    }
    await(to.put(Optional.empty()));
  });
}

Generator<String> every(double pause, String name) {
  return generate(out -> {
    for (int i = 1; i <= 3; i++) {
      await(sleep(seconds(pause)));
      out.yield(name + i);
    }
  });
}

void main() {
  run(async(() -> {
    try (var all = merged(every(1, "a"), every(1.4, "b"))) {
      for (var value : all) {
        IO.println(EventLoop.running().time().toMillis() + " ms  " + value);
      }
    }
    try (var all = merged(every(1, "a"), every(1.4, "b"))) {
      for (var value : all) {
        IO.println("one is enough: " + value);
        break;
      }
    }
  }));
}
