import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;

final Queue<Integer> items = new Queue<>(0, "items");
final Semaphore room = new Semaphore(5, "room");
final Map<Integer, String> early = new TreeMap<>(); // wait for their turn
int next = 1;
int most;

Coroutine<Void> reader() {
  return async(() -> {
    for (int item = 1; item <= 12; item++) {
      await(room.acquire());
      await(items.put(item));
    }
    await(items.join());
    items.shutdown();
  });
}

Coroutine<Void> consumer() {
  return async(() -> {
    try {
      while (true) {
        int item = await(items.get());
        await(sleep(millis(item % 4 == 1 ? 90 : 20))); // some take longer
        early.put(item, "result " + item);
        most = Math.max(most, early.size());
        handOn();
        items.taskDone();
      }
    } catch (dev.loopbook.sync.QueueShutDown e) {
      // nothing more will come
    }
  });
}

void handOn() {
  for (var result = early.remove(next); result != null;
      result = early.remove(next)) {
    IO.println(result);
    next++;
    room.release();
  }
}

void main() {
  run(async(() -> await(gather(
      reader(), consumer(), consumer(), consumer()))));
  IO.println("at most " + most + " results waited for their turn");
}
