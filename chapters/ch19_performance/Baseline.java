import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.time.Duration;

// region pages
Coroutine<String> part(String name) {
  return async(() -> await(sleep(millis(300), name)));
}

Coroutine<Void> loadAtOnce() {
  return async(() -> {
    await(gather(part("a"), part("b"), part("c")));
  });
}

Coroutine<Void> loadOneByOne() {
  return async(() -> {
    await(part("a"));
    await(part("b"));
    await(part("c"));
  });
}
// endregion

// region test
void performanceTest(String title, Coroutine<Void> work, Duration noise) {
  run(async(() -> {
    createTask(async(() -> busy(noise)), "noise");
    var start = EventLoop.running().time();
    await(work);
    var took = EventLoop.running().time().minus(start);
    IO.println("%-28s %s  took %d ms".formatted(title,
        took.toMillis() < 1000 ? "passed" : "FAILED", took.toMillis()));
  }));
}
// endregion

// region main
void main() {
  performanceTest("at once, quiet machine", loadAtOnce(), millis(0));
  performanceTest("at once, busy machine", loadAtOnce(), millis(1200));
  performanceTest("one by one, quiet machine", loadOneByOne(), millis(0));
}
// endregion
