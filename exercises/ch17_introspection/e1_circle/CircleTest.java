package ch17_introspection.e1_circle;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.WaitGraph;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LoopTest
class CircleTest {
  private final Kitchen kitchen = new Kitchen();
  private List<Task<Void>> people;
  private WaitGraph graph;

  @BeforeEach
  void tenSecondsLater() {
    people = kitchen.open();
    await(sleep(seconds(10)));
    graph = WaitGraph.of(EventLoop.running());
  }

  @AfterEach
  void goHome() {
    people.forEach(Task::cancel);
    await(gatherOutcomes(people));
  }

  @Test
  void theCircle() {
    assertEquals(sorted(circle()), sorted(Answer.CIRCLE), "in the circle");
  }

  @Test
  void behindTheCircle() {
    var behind =
        graph.waits().stream()
            .filter(wait -> !wait.on().isEmpty())
            .map(wait -> wait.task().name())
            .filter(name -> !circle().contains(name))
            .toList();
    assertEquals(sorted(behind), sorted(Answer.BEHIND), "waiting behind it");
  }

  @Test
  void platesServed() {
    assertEquals(kitchen.served, Answer.SERVED, "plates served");
  }

  private List<String> circle() {
    return graph.circles().stream().flatMap(List::stream).map(TaskRef::name).toList();
  }

  private static String sorted(Collection<String> names) {
    var tidy = names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    return String.join(", ", new TreeSet<>(tidy));
  }
}
