import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

Coroutine<Void> watch() {
  return async(() -> {
    while (true) {
      var expected = EventLoop.running().time().plusMillis(100);
      await(sleep(millis(100)));
      var late = EventLoop.running().time().minus(expected).toMillis();
      if (late > 100) {
        say("the loop was held: " + late + " ms late");
      }
    }
  });
}

Coroutine<Void> report() {
  return async(() -> {
    await(sleep(millis(600)));
    say("report: begins");
    busy(millis(1700));
    say("report: ends");
  });
}

void say(String what) {
  IO.println(EventLoop.running().time().toMillis() + " ms  " + what);
}

void main() {
  run(async(() -> {
    var watch = createTask(watch(), "watch");
    await(report());
    await(sleep(seconds(1)));
    watch.cancel();
  }));
}
