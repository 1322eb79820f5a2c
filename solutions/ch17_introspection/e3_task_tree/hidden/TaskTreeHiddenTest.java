package ch17_introspection.e3_task_tree;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The same promises for trees of any shape.
@LoopTest
@HiddenTest
class TaskTreeHiddenTest {
  private final List<Task<?>> made = new ArrayList<>();

  @Test
  void treesOfAnyShape(Draw draw) {
    for (int round = 0; round < 5; round++) {
      var expected = new ArrayList<String>();
      for (var name : draw.words(draw.number(1, 3))) {
        grow(draw, name, draw.number(0, 5), "", expected);
      }
      await(sleep(seconds(1)));
      assertEquals(expected, TaskTree.lines(EventLoop.running()), "the tree");
      stopThem();
    }
  }

  @Test
  void tasksOfOneNameAreNotOneTask(Draw draw) {
    var expected = new ArrayList<String>();
    for (int depth : draw.shuffled(List.of(0, 2, 1))) {
      grow(draw, "worker", depth, "", expected);
    }
    await(sleep(seconds(1)));
    assertEquals(expected, TaskTree.lines(EventLoop.running()), "the tree, with equal names");
  }

  @Test
  void childrenComeInTheOrderInWhichTheyWereMade(Draw draw) {
    var expected = new ArrayList<String>();
    var children = draw.shuffled(List.of("z", "a", "m", "B", "10", "9"));
    expected.add("parent: sleep 9 s");
    start("parent", async(() -> {
      for (var child : children) {
        start(child, sleep(seconds(8)));
        expected.add("  %s: sleep 8 s".formatted(child));
      }
      await(sleep(seconds(9)));
    }));
    await(sleep(seconds(1)));
    assertEquals(expected, TaskTree.lines(EventLoop.running()), "the tree");
  }

  @Test
  void whoHasNotBegunIsShownToo(Draw draw) {
    var name = draw.word();
    start(name, sleep(seconds(9)));
    var before = TaskTree.lines(EventLoop.running());
    await(sleep(seconds(1)));
    assertEquals(List.of(name + ": sleep 9 s"), TaskTree.lines(EventLoop.running()), "a second later");
    assertEquals(List.of(name + ": its turn"), before, "the tree before the task has begun");
  }

  @Test
  void aNameMayBeAnyText(Draw draw) {
    var expected = new ArrayList<String>();
    for (var name : List.of(" " + draw.text(), draw.text() + " ", draw.text(), "a: b")) {
      start(name, sleep(seconds(8)));
      expected.add(name + ": sleep 8 s");
    }
    await(sleep(seconds(1)));
    assertEquals(expected, TaskTree.lines(EventLoop.running()), "the tree");
  }

  @Test
  void whoseMakerIsDoneIsOutermostWhoeverMadeThat() {
    start("grandparent", async(() -> {
      start("parent", async(() -> {
        start("orphan", async(() -> {
          start("child", sleep(seconds(7)));
          await(sleep(seconds(8)));
        }));
        await(sleep(millis(1)));
      }));
      await(sleep(seconds(9)));
    }));
    await(sleep(seconds(1)));
    assertEquals(
        List.of("grandparent: sleep 9 s", "orphan: sleep 8 s", "  child: sleep 7 s"),
        TaskTree.lines(EventLoop.running()),
        "the tree, where the parent is done");
  }

  @Test
  void aTreeMayBeVeryDeep(Draw draw) {
    var expected = new ArrayList<String>();
    grow(draw, "deep", draw.number(50, 90), "", expected);
    await(sleep(seconds(1)));
    assertEquals(expected, TaskTree.lines(EventLoop.running()), "the tree");
  }

  @Test
  void aLoopWithNobodyElseHasNoLines() {
    assertEquals(List.of(), TaskTree.lines(EventLoop.running()), "the tree");
  }

  @Test
  @LoopTest(audit = LoopTest.Audit.OFF) // the other loop never runs
  void theTreeOfAnotherLoopMayBeAskedFor(Draw draw) {
    var words = draw.words(2);
    start(words.get(0), sleep(seconds(9)));
    try (var other = EventLoop.create()) {
      other.createTask(sleep(seconds(9)), words.get(1));
      assertEquals(List.of(words.get(1) + ": its turn"), TaskTree.lines(other), "the other tree");
    }
  }

  @Test
  void whoAsksTwiceSeesWhatHasChanged(Draw draw) {
    var name = draw.word();
    start("parent", async(() -> {
      start(name, sleep(seconds(9)));
      await(sleep(seconds(2)));
    }));
    await(sleep(seconds(1)));
    assertEquals(
        List.of("parent: sleep 2 s", "  " + name + ": sleep 9 s"),
        TaskTree.lines(EventLoop.running()),
        "the tree");
    await(sleep(seconds(2)));
    assertEquals(
        List.of(name + ": sleep 9 s"),
        TaskTree.lines(EventLoop.running()),
        "the tree, where the parent is done by now");
  }

  @Test
  void whoIsDoneIsNotShown(Draw draw) {
    var name = draw.word();
    start("gone", sleep(seconds(1)));
    start(name, sleep(seconds(9)));
    await(sleep(seconds(2)));
    assertEquals(List.of(name + ": sleep 9 s"), TaskTree.lines(EventLoop.running()), "the tree");
  }

  /// Starts a task of up to two children, which do the same, and adds the lines that are expected.
  private void grow(Draw draw, String name, int depth, String indent, List<String> expected) {
    start(name, branch(draw, name, depth, indent, expected));
    await(sleep(millis(1)));
  }

  private Coroutine<Void> branch(
      Draw draw, String name, int depth, String indent, List<String> expected) {
    return async(() -> {
      expected.add("%s%s: sleep 180 s".formatted(indent, name));
      if (depth > 0) {
        start(name + "-1", branch(draw, name + "-1", depth - 1, indent + "  ", expected));
        await(sleep(millis(0)));
      }
      await(sleep(seconds(180)));
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
    made.clear();
  }
}
