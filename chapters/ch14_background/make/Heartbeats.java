import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;

class Monitor {
  private final Map<String, Duration> lastBeat = new TreeMap<>();
  private final Set<String> silent = new TreeSet<>();
  private Optional<Task<Void>> task = Optional.empty();

  void beat(String name) {
    lastBeat.put(name, now());
    if (silent.remove(name)) {
      say(name + " is back");
    }
  }

  void start() {
    task = Optional.of(createTask(lookForever(), "monitor"));
  }

  Coroutine<Void> stop() {
    return async(() -> {
      task.ifPresent(Task::cancel);
      await(waitOn(task.stream().toList()));
      say("monitor stopped");
    });
  }

  private Coroutine<Void> lookForever() {
    return async(() -> {
      while (true) {
        await(sleep(seconds(5)));
        lastBeat.forEach((name, at) -> {
          if (now().minus(at).toSeconds() > 30 && silent.add(name)) {
            say(name + " is silent");
          }
        });
      }
    });
  }
}

Coroutine<Void> service(String name, Monitor monitor) {
  return async(() -> {
    while (true) {
      monitor.beat(name);
      var ill = name.equals("b") && now().toSeconds() == 600;
      await(sleep(seconds(ill ? 120 : 10)));
    }
  });
}

Duration now() {
  return EventLoop.running().time();
}

void say(String what) {
  IO.println("%4d s  %s".formatted(now().toSeconds(), what));
}

void main() {
  run(async(() -> {
    var monitor = new Monitor();
    monitor.start();
    var services = Stream.of("a", "b", "c")
        .map(name -> createTask(service(name, monitor), name)).toList();
    await(sleep(seconds(3600)));
    await(monitor.stop());
    services.forEach(Task::cancel);
    await(waitOn(services));
  }));
}
