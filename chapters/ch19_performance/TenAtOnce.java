import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

// region calls
int running;
int most;

Coroutine<String> call(int number) {
  return async(() -> {
    most = Math.max(most, ++running);
    try {
      await(sleep(seconds(1)));
      return "result " + number;
    } finally {
      running--;
    }
  });
}

List<Coroutine<String>> tenCalls() {
  return IntStream.range(0, 10).mapToObj(this::call).toList();
}
// endregion

// region ways
Coroutine<List<String>> allAtOnce() {
  return async(() -> await(gather(tenCalls())));
}

Coroutine<List<String>> oneByOne() {
  return async(() -> {
    var results = new ArrayList<String>();
    tenCalls().forEach(call -> results.add(await(call)));
    return results;
  });
}

Coroutine<List<String>> threeAtATime() {
  return async(() -> {
    var limit = new Semaphore(3);
    return await(gather(tenCalls().stream().map(call -> async(() -> {
      try (var _ = await(limit.acquire())) {
        return await(call);
      }
    })).toList()));
  });
}
// endregion

// region main
void show(String way, Coroutine<List<String>> work) {
  running = most = 0;
  run(async(() -> {
    var results = await(work);
    IO.println("%-15s results %d, time %d s, most at once %d".formatted(way,
        results.size(), EventLoop.running().time().toSeconds(), most));
  }));
}

void main() {
  show("all at once", allAtOnce());
  show("one by one", oneByOne());
  show("three at a time", threeAtATime());
}
// endregion
