import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;
import java.util.List;

// region cleanup
Coroutine<List<String>> cleanupTasks() {
  return async(() -> {
    var tasks = allTasks();
    tasks.remove(currentTask());
    if (tasks.isEmpty()) {
      return List.of();
    }
    tasks.forEach(Task::cancel);
    var waited = await(waitOn(
        tasks, Waited.Until.ALL_COMPLETED, seconds(1)));
    return waited.pending().stream()
        .map(task -> task.name() + " waits for " + task.waitsFor())
        .toList();
  });
}
// endregion

// region main
void main() {
  run(async(() -> {
    createTask(sleep(seconds(60)), "polite");
    createTask(async(() -> {
      try {
        await(sleep(seconds(60)));
      } finally {
        await(sleep(seconds(0.5)));
      }
    }), "tidy");
    var deaf = createTask(deaf(), "deaf");
    await(sleep(seconds(1)));

    var stuck = await(cleanupTasks());
    IO.println("still there after "
        + EventLoop.running().time().toMillis() + " ms: " + stuck);
    await(deaf);
  }));
}

Coroutine<Void> deaf() {
  return async(() -> {
    try {
      await(sleep(seconds(60)));
    } catch (CancelledError asked) {
      await(sleep(seconds(30))); // let me just finish this
    }
  });
}
// endregion
