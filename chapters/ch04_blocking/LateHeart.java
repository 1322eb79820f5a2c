import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;

// region heart
Coroutine<Void> heart() {
  return async(() -> {
    for (int beat = 1; beat <= 6; beat++) {
      await(sleep(millis(500)));
      say("beat " + beat);
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
// endregion

void main() {
  run(async(() -> {
    await(gather(
        createTask(heart(), "heart"), createTask(report(), "report")));
  }));
}

void say(String what) {
  IO.println("%.1f s  %s".formatted(
      EventLoop.running().time().toMillis() / 1000.0, what));
}
