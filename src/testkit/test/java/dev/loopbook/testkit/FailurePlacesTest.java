package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Coroutine;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The lines that a report gives for a failure.
final class FailurePlacesTest {

  /// Where the lines below are counted from.
  private static final int TOP = new Throwable().getStackTrace()[0].getLineNumber();

  @LoopTest
  static class Failing {
    private static Coroutine<Integer> divide() {
      return async(
          () -> {
            await(sleep(seconds(1)));
            return 1 / Integer.parseInt("0"); // + 8
          });
    }

    private static Coroutine<Integer> report() {
      return async(
          () -> {
            var task = createTask(divide());
            return await(task); // + 16
          });
    }

    @Test
    void throughTwoTasks() {
      await(gather(report(), sleep(seconds(5)))); // + 22
    }

    @Test
    void throughNoTask() {
      await(divide());
    }

    @Test
    void asAnAssertionInATask() {
      await(createTask(async(() -> assertEquals(1, 2)))); // + 32
    }

    @Test
    void awaitedAThousandTimes() {
      var task = createTask(divide());
      for (var i = 0; i < 1_000; i++) {
        assertThrows(ArithmeticException.class, () -> await(task));
      }
      await(task); // + 41
    }

    private static Coroutine<Integer> deep(int more) {
      return async(() -> more == 0 ? await(divide()) : await(createTask(deep(more - 1))));
    }

    @Test
    void throughManyTasks() {
      await(createTask(deep(40))); // + 50
    }
  }

  private static List<String> places(String test) {
    var lines = Tests.run(Failing.class, test).tests().getFirst().lines();
    return IntStream.range(0, lines.size())
        .mapToObj(lines::get)
        .filter(line -> line.startsWith("your line") || line.startsWith("through") || isMore(line))
        .toList();
  }

  private static boolean isMore(String line) {
    return line.startsWith("           ") && !line.isBlank();
  }

  private static String at(String label, int line) {
    return "%-11sFailurePlacesTest:%d".formatted(label, TOP + line);
  }

  @Test
  void theAwaitsOfOtherTasksThatItCameThroughAreListed() {
    assertEquals(
        List.of(at("your line", 8), at("through", 16), at("", 22)), places("throughTwoTasks"));
  }

  @Test
  void aFailureOfTheTestsOwnTaskHasItsLineAlone() {
    assertEquals(List.of(at("your line", 8)), places("throughNoTask"));
  }

  @Test
  void anAssertionInATaskListsItsAwaitToo() {
    assertEquals(List.of(at("your line", 32)), places("asAnAssertionInATask"));
  }

  @Test
  void awaitingTheSameFailureAgainAndAgainListsItOnce() {
    assertEquals(List.of(at("your line", 8), at("through", 41)), places("awaitedAThousandTimes"));
  }

  @Test
  void aLongWayIsCut() {
    var places = places("throughManyTasks");
    assertEquals(at("your line", 8), places.getFirst());
    assertEquals(6, places.size(), String.join("\n", places));
  }
}
