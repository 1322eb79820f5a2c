import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Queue;

// region both
Coroutine<Void> producer(Queue<Integer> queue) {
  return async(() -> {
    for (int item = 1; item <= 6; item++) {
      await(sleep(millis(10)));
      await(queue.put(item));
      say("put " + item + ", waiting: " + queue.size());
    }
  });
}

Coroutine<Void> consumer(Queue<Integer> queue) {
  return async(() -> {
    for (int i = 0; i < 6; i++) {
      await(queue.get());
      await(sleep(millis(100)));
    }
    say("all used");
  });
}
// endregion

// region main
void main() {
  for (int room : new int[] {0, 2}) {
    IO.println(room == 0 ? "without a bound" : "room for " + room);
    run(async(() -> {
      var queue = new Queue<Integer>(room, "items");
      var producer = createTask(producer(queue), "producer");
      var consumer = createTask(consumer(queue), "consumer");
      await(gather(producer, consumer));
    }));
  }
}

void say(String what) {
  IO.println("%4d ms  %s".formatted(
      EventLoop.running().time().toMillis(), what));
}
// endregion
