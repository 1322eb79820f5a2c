import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;

final Map<String, Task<String>> cache = new HashMap<>();
int loads;

Coroutine<String> get(String key) {
  return async(() -> {
    var task = cache.computeIfAbsent(key, _ -> createTask(load(key), key));
    try {
      return await(shield(task));
    } catch (IllegalStateException e) {
      cache.remove(key, task); // the next one tries again
      throw e;
    }
  });
}

Coroutine<String> load(String key) {
  return async(() -> {
    loads++;
    await(sleep(seconds(1)));
    if (key.equals("bad")) {
      throw new IllegalStateException("no value for " + key);
    }
    return "value of " + key;
  });
}

void main() {
  run(async(() -> {
    var askers = Stream.generate(() -> get("a")).limit(10);
    await(gather(Stream.concat(askers, Stream.of(get("b"))).toList()));
    IO.println(loads + " loads in " + EventLoop.running().time().toSeconds()
        + " s");
    var bad = await(gatherOutcomes(get("bad"), get("bad")));
    IO.println(bad.size() + " failures, " + loads + " loads in all, and "
        + cache.keySet().stream().sorted().toList() + " are kept");
  }));
}
