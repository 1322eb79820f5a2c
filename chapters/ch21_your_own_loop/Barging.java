import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.ArrayDeque;

// region lock
final ArrayDeque<Future<Void>> line = new ArrayDeque<>();
boolean locked = false;

void acquire() {
  while (locked) {
    Future<Void> turn = EventLoop.running().createFuture();
    line.add(turn);
    await(turn);
  }
  locked = true;
}

void release() {
  locked = false;
  if (!line.isEmpty()) {
    line.removeFirst().setResult(null);
  }
}
// endregion

// region main
Coroutine<Void> uses(String name) {
  return async(() -> {
    for (int turn = 1; turn <= 3; turn++) {
      acquire();
      IO.println(name + " has it");
      await(sleep(millis(10)));
      release();
    }
  });
}

void main() {
  run(async(() -> {
    await(gather(uses("A"), uses("B")));
  }));
}
// endregion
