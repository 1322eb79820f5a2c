package ch17_introspection.e3_task_tree;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Lock;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@LoopTest
class TaskTreeTest {
  private final List<Task<?>> made = new ArrayList<>();
  private final Lock till = new Lock("till");

  @Test
  void childrenStandBelowTheirMaker() {
    start("red", group("red"));
    start("blue", group("blue"));
    await(sleep(seconds(1)));
    assertTree(
        """
        red: gather(red-1, red-2)
          red-1: sleep 5 s
          red-2: <Lock till locked by red-1, 3 waiting>
        blue: gather(blue-1, blue-2)
          blue-1: <Lock till locked by red-1, 3 waiting>
          blue-2: <Lock till locked by red-1, 3 waiting>
        """);
  }

  @Test
  void theTaskThatAsksIsLeftOut() {
    start("sleeper", sleep(seconds(5)));
    await(sleep(seconds(1)));
    assertTree("sleeper: sleep 5 s\n");
  }

  @Test
  void whoseMakerIsDoneDoesNotGetLost() {
    start("parent", async(() -> {
      start("orphan", sleep(seconds(5)));
    }));
    await(sleep(seconds(1)));
    assertTree("orphan: sleep 5 s\n");
  }

  @Test
  void threeLevels() {
    start("a", async(() -> {
      var b = start("b", async(() -> {
        await(start("c", sleep(seconds(5))));
      }));
      await(b);
    }));
    await(sleep(seconds(1)));
    assertTree(
        """
        a: task b
          b: task c
            c: sleep 5 s
        """);
  }

  private Coroutine<Void> group(String name) {
    return async(() -> {
      await(gather(start(name + "-1", worker()), start(name + "-2", worker())));
    });
  }

  private Coroutine<Void> worker() {
    return async(() -> {
      try (var _ = await(till.acquire())) {
        await(sleep(seconds(5)));
      }
    });
  }

  private Task<Void> start(String name, Coroutine<Void> work) {
    var task = createTask(work, name);
    made.add(task);
    return task;
  }

  @AfterEach
  void stopThem() {
    made.reversed().forEach(Task::cancel);
    await(gatherOutcomes(made));
  }

  private static void assertTree(String expected) {
    var found = String.join("\n", TaskTree.lines(EventLoop.running())) + "\n";
    assertEquals(expected, found, "the tree");
  }
}
