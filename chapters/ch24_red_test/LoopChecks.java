import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.sync.Lock;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

static Coroutine<String> asyncTask() {
  return async(() -> {
    await(sleep(seconds(1)));
    return "completed";
  });
}

// region tests
@LoopTest
static class AsyncTaskTest {
  @Test
  void aTaskGoesThroughItsStates(EventLoop loop) {
    var task = createTask(asyncTask(), "work");
    assertEquals(0, task.steps());
    await(sleep(millis(500)));
    assertEquals("sleep 1 s", task.waitsFor());
    assertEquals(1, loop.timers().size());
    assertEquals("completed", await(task));
    assertEquals(Future.State.FINISHED, task.state());
  }

  @Test
  void noOtherTaskIsLeft() {
    assertEquals("completed", await(asyncTask()));
    assertEquals(1, allTasks().size()); // the test itself
  }

  @Test
  void theListOfTasksIsEmptyAndYetItIsNotClean() {
    await(new Lock("ledger").acquire()); // and never released
    asyncTask(); // and never awaited
    assertEquals("completed", await(asyncTask()));
    assertEquals(1, allTasks().size());
  }
}
// endregion

void main() {
  IO.print(Tests.run(AsyncTaskTest.class));
}
