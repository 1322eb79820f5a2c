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

  @Test
  void anyNumberOfLevels() {
    start("level-1", nested(2, 6));
    await(sleep(seconds(1)));
    assertTree(
        """
        level-1: task level-2
          level-2: task level-3
            level-3: task level-4
              level-4: task level-5
                level-5: task level-6
                  level-6: sleep 5 s
        """);
  }

  @Test
  void orphansStandWhereTheyWereMade() {
    start("first", sleep(seconds(5)));
    start("parent", async(() -> {
      start("orphan", sleep(seconds(5)));
    }));
    await(sleep(seconds(1)));
    start("last", sleep(seconds(4)));
    await(sleep(seconds(1)));
    assertTree(
        """
        first: sleep 5 s
        orphan: sleep 5 s
        last: sleep 4 s
        """);
  }

  @Test
  void theTaskThatAsksMayBeTheChildOfAnother() {
    currentTask().setName("test");
    var found = new ArrayList<String>();
    start("boss", async(() -> {
      start("before", sleep(seconds(5)));
      await(start("asks", async(() -> {
        start("helper", sleep(seconds(5)));
        await(sleep(seconds(1)));
        found.addAll(TaskTree.lines(EventLoop.running()));
      })));
    }));
    await(sleep(seconds(2)));
    assertLines(
        """
        test: sleep 2 s
          boss: task asks
            before: sleep 5 s
        helper: sleep 5 s
        """,
        found);
  }

  @Test
  void aCallbackMayAsk() {
    currentTask().setName("test");
    var found = new ArrayList<String>();
    start("sleeper", sleep(seconds(5)));
    var loop = EventLoop.running();
    loop.callLater(seconds(1), () -> found.addAll(TaskTree.lines(loop)));
    await(sleep(seconds(2)));
    assertEquals(
        List.of("test: sleep 2 s", "  sleeper: sleep 5 s"), found, "the tree that a callback gets");
  }

  private Coroutine<Void> nested(int level, int levels) {
    return async(() -> {
      await(start("level-" + level, level == levels ? sleep(seconds(5)) : nested(level + 1, levels)));
    });
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
    assertLines(expected, TaskTree.lines(EventLoop.running()));
  }

  private static void assertLines(String expected, List<String> lines) {
    assertEquals(expected, String.join("\n", lines) + "\n", "the tree");
  }
}
