import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Task;

class LastWords implements LoopListener {
  private final Deque<String> last = new ArrayDeque<>();

  private void note(String line) {
    last.add(line);
    if (last.size() > 5) {
      last.remove();
    }
  }

  @Override
  public void taskSuspended(Task<?> task, Future<?> waitsFor) {
    note(task.name() + " waits for " + task.waitsFor());
  }

  @Override
  public void futureDone(Future<?> future) {
    if (future instanceof Task<?> task) {
      note(task.name() + " is done: " + task.state());
      if (task.state() == Future.State.FINISHED
          && task.exception().isPresent()) {
        last.forEach(IO::println);
      }
    }
  }
}

Coroutine<Void> work(String name, int seconds) {
  return async(() -> {
    await(sleep(seconds(seconds)));
    if (name.equals("B")) {
      throw new IllegalStateException(name + " is broken");
    }
    await(sleep(seconds(9)));
  });
}

void main() {
  LoopSetup.current().withListener(new LastWords()).call(() ->
      run(async(() -> {
        await(gatherOutcomes(List.of(
            createTask(work("A", 1), "A"),
            createTask(work("B", 2), "B"),
            createTask(work("C", 3), "C"))));
      })));
}
