import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Queue;

Coroutine<Long> ticks(int n, int room) {
  return async(() -> {
    var queue = new Queue<Integer>(room);
    var before = EventLoop.running().tick();
    var consumer = createTask(async(() -> {
      for (int i = 0; i < n; i++) {
        await(queue.get());
        queue.taskDone();
      }
    }), "consumer");
    for (int i = 0; i < n; i++) {
      await(queue.put(i));
    }
    await(consumer);
    return EventLoop.running().tick() - before;
  });
}

void main() {
  for (int room : new int[] {1, 10, 100}) {
    long ticks = run(ticks(1000, room));
    long formula = 2 * Math.ceilDiv(1000, room);
    IO.println("room " + room + ": " + ticks + " ticks, formula " + formula);
    if (ticks > formula) {
      throw new AssertionError("somebody made the queue smaller");
    }
  }
}
