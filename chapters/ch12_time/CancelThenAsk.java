import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.List;

// region work
Coroutine<Void> plain() {
  return async(() -> await(sleep(seconds(60))));
}

Coroutine<Void> tidy() {
  return async(() -> {
    try {
      await(sleep(seconds(60)));
    } finally {
      await(sleep(seconds(2))); // says goodbye to a server
    }
  });
}
// endregion

// region ask
Coroutine<Void> cancelAndAsk(Task<Void> task) {
  return async(() -> {
    await(sleep(seconds(1)));
    task.cancel();
    IO.println(task.name() + " at once: " + task.isCancelled());
    await(sleep(seconds(0)));
    IO.println(task.name() + " a tick later: " + task.isCancelled());
    await(waitOn(List.of(task)));
    IO.println(task.name() + " when it is done: " + task.isCancelled());
  });
}
// endregion

void main() {
  run(async(() -> {
    await(cancelAndAsk(createTask(plain(), "plain")));
    await(cancelAndAsk(createTask(tidy(), "tidy")));
  }));
}
