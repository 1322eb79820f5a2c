package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `locals`: what is in the variables of code that's suspended.
final class LocalsTest {

  @TempDir Path home;

  private TinyBook book;

  @BeforeEach
  void writeBook() {
    book = TinyBook.in(home);
    book.write(
        "chapters/ch01_first/Shop.java",
        """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;
            import java.util.*;

            int sold;

            record Item(String name, int price) {}

            class Bad {
              @Override public String toString() {
                throw new IllegalStateException("no text");
              }
            }

            class Cart {
              private final List<Item> items = new ArrayList<>();
              long total;

              Coroutine<Long> add(Item item) {
                return async(() -> {
                  var before = total;
                  total += item.price();
                  char sign = '$';
                  double rate = 0.25;
                  float third = 1.5f;
                  byte small = -3;
                  boolean urgent = item.price() > 2;
                  String nothing = null;
                  var text = "two\\nlines \\u001b[31m";
                  var bad = new Bad();
                  await(sleep(seconds(1)));
                  items.add(item);
                  return total;
                });
              }
            }

            void main() {
              run(async(() -> {
                var cart = new Cart();
                var shopper = createTask(async(() -> {
                  var item = new Item("tea", 3);
                  return await(cart.add(item));
                }), "shopper");
                createTask(sleep(seconds(2)), "sleeper");
                await(shopper);
                sold++;
                createTask(sleep(seconds(3)), "late");
                await(sleep(millis(1)));
              }));
            }
            """);
    book.write(
        "chapters/ch01_first/Hot.java",
        """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;

            Coroutine<Void> turn(int number) {
              return async(() -> {
                var big = 1L << 40 | number;
                var half = number / 2.0;
                var text = "turn " + number;
                var pair = new int[] {number, number + 1};
                var boxed = Integer.valueOf(number + 5_000);
                for (var i = 0; i < 100; i++) {
                  var inner = i * 10;
                  if (i == 99) {
                    await(sleep(millis(1)));
                  }
                }
              });
            }

            void main() {
              run(async(() -> {
                for (var number = 0; number < 2_100; number++) {
                  await(turn(number));
                }
              }));
            }
            """);
  }

  private String shop(String... lines) {
    return shell("load ch01/Shop", lines);
  }

  private String shell(String first, String... lines) {
    return Piped.shell(
            home, Stream.concat(Stream.of(first), Stream.of(lines)).toArray(String[]::new))
        .out();
  }

  private static String after(String shown, String command) {
    var from = shown.lastIndexOf("> " + command + "\n");
    var next = shown.indexOf("> ", from + 2);
    return shown.substring(
        shown.indexOf('\n', from) + 1,
        next < 0 ? shown.length() : shown.lastIndexOf('\n', next) + 1);
  }

  @Test
  void eachFrameOfASuspendedTaskShowsItsVariables() {
    assertEquals(
        """
          task    shopper #2  suspended, waits for sleep 1 s, due at 1.000 s
          frame 1 in Cart.add                                                  Shop:31
                ▸ await(sleep(seconds(1)));
                  item        Item[name=tea, price=3]
                  before      0
                  sign        $
                  rate        0.25
                  third       1.5
                  small       -3
                  urgent      true
                  nothing     null
                  text        two lines ␛[31m
                  bad         <Bad, whose toString threw IllegalStateException>
                  this        Shop$Cart
          frame 2 in main                                                      Shop:43
                  return await(cart.add(item));
                  cart        Shop$Cart
                  item        Item[name=tea, price=3]
        """,
        after(shop("tick 2", "locals shopper"), "locals shopper"));
  }

  @Test
  void oneFrameCanBeAskedForAndTheFieldsOfThis() {
    var shown = shop("tick 2", "locals shopper 2", "locals shop 1 this", "locals shopper 3");

    assertEquals(
        """
          task    shopper #2  suspended, waits for sleep 1 s, due at 1.000 s
          frame 2 in main                                                      Shop:43
                  return await(cart.add(item));
                  cart        Shop$Cart
                  item        Item[name=tea, price=3]
        """,
        after(shown, "locals shopper 2"));
    assertTrue(
        after(shown, "locals shop 1 this")
            .endsWith(
                """
                  this        Shop$Cart
          fields  of this
                  items       []
                  total       3
        """
                    .replace("        ", "        ")),
        shown);
    assertTrue(shown.contains("  locals shopper 3: it has 2 frames\n"), shown);
  }

  @Test
  void codeThatRunsNoneOfTheProgramOrHasntBegunOrIsDoneSaysSo() {
    var shown =
        shop(
            "locals main",
            "tick",
            "locals shopper",
            "tick",
            "locals sleeper",
            "locals nobody",
            "goto 1500ms",
            "locals shopper",
            "locals",
            "continue",
            "locals main");

    assertTrue(shown.contains("  main hasn't begun: its code has no variables yet.\n"), shown);
    assertTrue(shown.contains("  shopper hasn't begun: its code has no variables yet.\n"), shown);
    assertTrue(shown.contains("  sleeper runs none of the program's own code.\n"), shown);
    assertTrue(shown.contains("  locals nobody: no such task."), shown);
    assertTrue(shown.contains("  locals shopper: it's done, and its variables are gone.\n"), shown);
    assertTrue(shown.contains("  locals: of which task?\n"), shown);
  }

  @Test
  void atALineTheRunningTaskShowsWhatTheLineWillSee() {
    var shown = shop("break 33", "continue", "locals", "locals main", "step", "locals");

    var here = after(shown, "locals");
    assertTrue(
        shown.contains("  task    shopper #2  running, and stopped in the middle of its turn\n"),
        shown);
    assertTrue(shown.contains("                  rate        0.25\n".substring(8)), shown);
    assertTrue(here.contains("locals: of which task?"), here);
  }

  @Test
  void aCallbackThatIsNoTasksShowsItsOwn() {
    book.write(
        "chapters/ch01_first/Call.java",
        """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;

            void main() {
              run(async(() -> {
                var word = "outer";
                EventLoop.running().callSoon(() -> {
                  var inner = word.length();
                  IO.println(inner);
                });
                await(sleep(seconds(1)));
              }));
            }
            """);
    var shown =
        shell(
            "load ch01/Call",
            "break 9",
            "continue",
            "locals main 0",
            "print 1 in main 0",
            "locals");
    assertTrue(shown.contains("  locals main 0: frames are counted from 1\n"), shown);
    assertTrue(shown.contains("  print main 0: frames are counted from 1\n"), shown);

    assertEquals(
        """
          frame 1 in main                                                       Call:9
                ▸ IO.println(inner);
                  word      outer
                  inner     5
        """,
        after(shown, "locals"));
  }

  @Test
  void hotCodeForgetsNothingAndBackShowsTheSame() {
    var shown =
        shell(
            "load ch01/Hot",
            "goto 5",
            "locals main",
            "goto 3999",
            "locals main",
            "goto 4100",
            "goto 3999",
            "locals main");

    var pictures =
        Stream.of(shown.split("> locals main\n"))
            .skip(1)
            .map(part -> part.lines().takeWhile(line -> !line.contains("> ")).toList())
            .toList();
    assertEquals(values(2), variables(pictures.get(0)));
    assertEquals(values(1_999), variables(pictures.get(1)));
    assertEquals(pictures.get(1), pictures.get(2));
  }

  private static List<String> values(int number) {
    return List.of(
        "number " + number,
        "big " + (1L << 40 | number),
        "half " + number / 2.0,
        "text turn " + number,
        "pair [" + number + ", " + (number + 1) + "]",
        "boxed " + (number + 5_000),
        "i 99",
        "inner 990",
        "number " + number,
        "this Hot");
  }

  private static List<String> variables(List<String> picture) {
    return picture.stream()
        .filter(line -> line.matches(" {10}\\w+ {2,}.*"))
        .map(line -> line.strip().replaceAll(" +", " "))
        .collect(Collectors.toList());
  }

  /// Code in which a slot holds one thing after the other, or nothing as the verifier sees it.
  @Test
  void anyCodeCanBeWovenForIt() {
    book.write(
        "chapters/ch01_first/Odd.java",
        """
            import static dev.loopbook.loop.Async.*;
            import java.util.*;
            import java.util.function.*;

            sealed interface Shape permits Round, Square {}
            record Round(double radius) implements Shape {}
            record Square(long side) implements Shape {}

            class Base {
              Base(int size) { IO.println("base " + size); }
            }

            class Derived extends Base {
              final String name;
              Derived(String given) {
                var size = given.length();
                if (size > 3) {
                  var cut = given.substring(0, 3);
                  IO.println("cut " + cut);
                  size = cut.length();
                }
                super(size);
                name = given;
              }
              Derived(int number) {
                this(number > 0 ? new String("more") : String.valueOf(number));
                IO.println(name);
              }
            }

            String shape(Shape shape, Object other) {
              String said;
              switch (shape) {
                case Round(var radius) when radius > 1 -> said = "big " + radius;
                case Round(var radius) -> { long twice = (long) radius * 2; said = "round " + twice; }
                case Square(var side) -> said = "square " + side;
              }
              if (!(other instanceof Integer number)) {
                return said + " none";
              }
              return said + " " + number;
            }

            int tries(int[] numbers) {
              var sum = 0;
              outer:
              for (var number : numbers) {
                try {
                  long wide = number * 2L;
                  if (number == 3) { continue; }
                  for (double d = 0; ; d++) {
                    if (d > wide) { continue outer; }
                    if (number == 5) { break outer; }
                    sum += Math.toIntExact(Math.round(d));
                  }
                } catch (RuntimeException e) {
                  sum--;
                } finally {
                  var after = "x".repeat(number);
                  sum += after.length();
                }
              }
              synchronized (this) {
                final int locked;
                if (sum > 2) { locked = sum; } else { locked = -sum; }
                Supplier<Integer> later = () -> locked + numbers.length;
                do { sum -= later.get(); } while (sum > 100);
              }
              try (var in = new Scanner("1 2"); var two = new Scanner("3")) {
                int value;
                while ((value = in.hasNextInt() ? in.nextInt() : -1) >= 0) { sum += value; }
                return sum + two.nextInt();
              }
            }

            void main() {
              run(async(() -> {
                new Derived("long name");
                new Derived(1);
                IO.println(shape(new Round(2), 1) + shape(new Round(0.5), "") + shape(new Square(3), 4));
                IO.println(tries(new int[] {1, 3, 2, 5, 7}));
                for (var it = List.of(1, 2).iterator(); it.hasNext(); ) {
                  var next = it.next();
                  await(sleep(millis(next)));
                }
              }));
            }
            """);
    var stepped =
        shell("load ch01/Odd", "break 63", "continue", "locals", "delete all", "continue");
    var run = Piped.command(home, "run", "ch01/Odd");

    assertEquals(0, run.status(), run.err());
    var printed =
        stepped
            .lines()
            .filter(line -> line.contains("│ "))
            .map(line -> line.substring(line.indexOf("│ ") + 2))
            .toList();
    assertEquals(run.out().lines().toList(), printed, stepped);
    assertTrue(stepped.contains("in tries"), stepped);
  }
}
