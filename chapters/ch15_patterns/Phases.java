import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Barrier;

// region worker
Coroutine<Void> worker(String name, Barrier barrier, double... phases) {
  return async(() -> {
    for (int phase = 1; phase <= phases.length; phase++) {
      await(sleep(seconds(phases[phase - 1])));
      say(name + " is done with phase " + phase);
      int place = await(barrier.waitAll());
      if (place == 0) { // one of them, whichever, does it for all
        say("-- all are done with phase " + phase);
      }
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var barrier = new Barrier(3, "phases");
    await(gather(
        createTask(worker("A", barrier, 1, 3), "A"),
        createTask(worker("B", barrier, 2, 1), "B"),
        createTask(worker("C", barrier, 4, 1), "C")));
  }));
}
// endregion

void say(String what) {
  IO.println(EventLoop.running().time().toSeconds() + " s  " + what);
}
