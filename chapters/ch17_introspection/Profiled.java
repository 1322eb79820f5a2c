import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.watch.Profiler;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

// region byhand
final Map<String, Duration> times = new TreeMap<>();

<T> Coroutine<T> profiled(String name, Coroutine<T> work) {
  return async(() -> {
    var start = EventLoop.running().time();
    try {
      return await(work);
    } finally {
      times.put(name, EventLoop.running().time().minus(start));
    }
  });
}
// endregion

// region work
Coroutine<Void> fetch() {
  return async(() -> await(sleep(seconds(2))));
}

Coroutine<Void> parse() {
  return async(() -> {
    await(sleep(seconds(1)));
    busy(seconds(2));
  });
}
// endregion

// region main
void main() {
  var profiler = new Profiler();
  LoopSetup.current().withListener(profiler).call(() ->
      run(async(() -> {
        await(gather(
            createTask(profiled("fetch", fetch()), "fetch"),
            createTask(profiled("parse", parse()), "parse")));
      })));

  times.forEach((name, time) ->
      IO.println(name + " " + time.toSeconds() + " s"));
  profiler.profile().lines().forEach(IO::println);
}
// endregion
