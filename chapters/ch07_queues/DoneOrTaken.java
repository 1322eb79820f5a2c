import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Queue;

// region worker
Coroutine<Void> worker(Queue<String> letters) {
  return async(() -> {
    while (true) {
      var letter = await(letters.get());
      try {
        await(sleep(millis(50))); // deliver it
        say("delivered " + letter);
      } finally {
        letters.taskDone();
      }
    }
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    var letters = new Queue<String>(0, "letters");
    var worker = createTask(worker(letters), "worker");
    await(letters.put("A"));
    await(letters.put("B"));

    while (!letters.isEmpty()) {
      await(sleep(millis(1)));
    }
    say("the queue is empty: " + letters);
    await(letters.join());
    say("joined: " + letters);
    worker.cancel();
  }));
}

void say(String what) {
  IO.println("%4d ms  %s".formatted(
      EventLoop.running().time().toMillis(), what));
}
// endregion
