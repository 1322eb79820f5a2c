package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Local variables of the program in Java that is typed: `print`, `watch`, `until`, and any Java at
/// a line.
final class LocalsInJavaTest {

  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/Box.java",
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;
            import dev.loopbook.sync.Queue;
            import java.util.*;

            int count;
            Queue<Integer> jobs = new Queue<>(0, "jobs");

            record Item(String name, int price) {}

            class Cart {
              private final List<Item> items = new ArrayList<>();
              int total;

              Coroutine<Integer> add(Item item) {
                return async(() -> {
                  var before = total;
                  total += item.price();
                  items.add(item);
                  await(sleep(seconds(1)));
                  return total;
                });
              }
            }

            Coroutine<Void> produce(int start) {
              return async(() -> {
                for (var job = start; job <= 4; job++) {
                  var text = "job " + job;
                  IO.println(text);
                  count++;
                  await(jobs.put(job));
                  await(sleep(millis(10)));
                }
              });
            }

            void main() {
              run(async(() -> {
                var cart = new Cart();
                record Local(String said) {}
                var shopper = createTask(async(() -> {
                  var item = new Item("tea", 3);
                  var local = new Local("hello");
                  int sum = await(cart.add(item));
                  return sum;
                }), "shopper");
                await(createTask(produce(1), "producer"));
                await(shopper);
              }));
            }
            """);
  }

  private String box(String... lines) {
    return Piped.shell(
            home,
            Stream.concat(Stream.of("load ch01/Box"), Stream.of(lines)).toArray(String[]::new))
        .out();
  }

  /// Returns what is said below a line, up to the next prompt.
  private static String answer(String shown, String line) {
    return shown
        .substring(shown.lastIndexOf("> " + line + "\n") + line.length() + 3)
        .lines()
        .takeWhile(it -> !it.startsWith("ch01/Box "))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void printKnowsTheVariablesOfATaskAndTheFieldsOfItsThis() {
    var shown =
        box(
            "tick 2",
            "print text + \"!\" + job in producer",
            "print items.getFirst().name().length() + total + before in shopper",
            "print local.said() + item in shopper 2",
            "print count + jobs.size() in shopper",
            "print cart in main",
            "print \"not in producer\"");

    assertEquals("  \"job 1!1\"", answer(shown, "print text + \"!\" + job in producer"));
    assertEquals(
        "  6", answer(shown, "print items.getFirst().name().length() + total + before in shopper"));
    assertEquals(
        "  \"helloItem[name=tea, price=3]\"",
        answer(shown, "print local.said() + item in shopper 2"));
    assertEquals("  2", answer(shown, "print count + jobs.size() in shopper"));
    assertEquals("  Box$Cart", answer(shown, "print cart in main"));
    assertEquals("  \"not in producer\"", answer(shown, "print \"not in producer\""));
  }

  @Test
  void whatPrintCannotReachIsSaid() {
    var shown =
        box(
            "tick 2",
            "print nobody in producer",
            "print job in consumer",
            "print in producer",
            "job",
            "goto end",
            "print job in producer",
            "print 1 + 1");

    assertTrue(answer(shown, "print nobody in producer").contains("cannot find symbol"), shown);
    assertEquals(
        "  print consumer: no such task.\n  tasks lists them",
        answer(shown, "print job in consumer").replaceAll(" {3}tasks", "\n  tasks"));
    assertTrue(answer(shown, "job").contains("no such command"), shown);
    assertTrue(
        answer(shown, "print job in producer").contains("producer is done, and its variables"),
        shown);
    assertEquals("  2", answer(shown, "print 1 + 1"));
  }

  @Test
  void atALineAnyJavaKnowsTheVariablesThere() {
    var shown =
        box(
            "break 30",
            "continue",
            "text",
            "var kept = job * 100",
            "job = 7",
            "text.length() + kept",
            "delete all",
            "tick",
            "kept + 1",
            "text",
            "state");

    assertTrue(shown.contains("> text\n  \"job 1\"\n"), shown);
    assertEquals("  kept = 100", answer(shown, "var kept = job * 100"));
    assertTrue(answer(shown, "job = 7").contains("cannot assign a value to"), shown);
    assertEquals("  105", answer(shown, "text.length() + kept"));
    assertEquals("  101", answer(shown, "kept + 1"));
    assertTrue(answer(shown, "text").contains("no such command"), shown);
  }

  @Test
  void whatIsAskedAtALineIsNoPartOfTheTurn() {
    var asked =
        box(
            "break 30",
            "continue",
            "job + 1",
            "print text",
            "delete all",
            "continue",
            "tasks",
            "lanes");
    var plain = box("break 30", "continue", "delete all", "continue", "tasks");

    assertEquals(answer(plain, "continue"), answer(asked, "continue"));
    assertEquals(answer(plain, "tasks"), answer(asked, "tasks"));
    var back =
        box("break 30", "continue", "job + 1", "tick 3", "back 2", "locals producer", "delete all");
    assertFalse(back.contains("took a different path"), back);
  }

  @Test
  void watchShowsAVariableOfATaskWhereverItIsInReach() {
    var shown =
        box(
            "tick 2",
            "watch job in producer",
            "watch job * 10 + \"%\" in producer",
            "watch count > 2",
            "tick 2",
            "tick 2",
            "back 2",
            "until producer ends",
            "breaks");

    assertEquals(
        """
        watch job in producer 1
        watch job * 10 + "%" in producer 10%
        watch count > 2 false
        watch job in producer 1 → 2
        watch job * 10 + "%" in producer 10% → 20%
        watch job in producer 2 → 3
        watch job * 10 + "%" in producer 20% → 30%
        watch count > 2 false → true
        watch job in producer 3 → 2
        watch job * 10 + "%" in producer 30% → 20%
        watch count > 2 true → false
        watch job in producer 2 → no value: no such task
        watch job * 10 + "%" in producer 20% → no value: no such task
        watch count > 2 false → true"""
            .replace("        ", ""),
        shown
            .lines()
            .filter(line -> line.startsWith("  watch "))
            .map(line -> line.strip().replaceAll(" +", " "))
            .collect(Collectors.joining("\n")));
    assertTrue(
        shown.contains("  2 watch job * 10 + \"%\" in producer · shown when it has changed\n"),
        shown);
  }

  @Test
  void untilTakesAnyConditionInJava() {
    var shown =
        box(
            "until count == 2 || \"a b\".equals(\"b\")",
            "until jobs.size() > 2 && count > 0",
            "until count / (count - 4) > 9",
            "until count = 3",
            "until foo && bar",
            "until count +");

    assertEquals(
        """
        stop count == 2 || "a b".equals("b")
        stop jobs.size() > 2 && count > 0
        stop count / (count - 4) > 9 can't be said: ArithmeticException: / by"""
            .replace("        ", ""),
        shown
            .lines()
            .filter(line -> line.startsWith("  stop "))
            .map(line -> line.strip().replaceAll(" +", " "))
            .collect(Collectors.joining("\n")));
    assertTrue(shown.contains("As Java: incompatible types: int cannot"), shown);
    assertTrue(shown.contains("variable foo, variable bar aren't known here"), shown);
    assertTrue(shown.contains("until count +: not a condition"), shown);
  }

  @Test
  void aSavedSessionKeepsItsWatches() {
    var file = home.resolve("a.json");
    box("tick 2", "watch job + \"x y\" in producer", "save " + file);
    var opened = Piped.shell(home, "open " + file, "tick 2").out();

    assertTrue(opened.contains("  watch   job + \"x y\" in producer  "), opened);
    assertTrue(opened.contains("2x y\n"), opened);
  }
}
