package dev.loopbook.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.Ending;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.source.Libraries;
import dev.loopbook.prompt.SnippetAnswer.Said;
import dev.loopbook.step.Goal;
import dev.loopbook.step.Stepped;
import dev.loopbook.step.Stepper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Java at a stop of a program that has globals, types and tasks of its own.
class JavaPromptTest {
  private static final String PROGRAM =
      """
      record Seat(int row, String owner) {}
      enum Light { RED, GREEN }
      interface Priced<T> { T price(); }

      int sold = 0;
      static long total = 5;
      final List<String> log = new ArrayList<>();

      int sell(int seats) {
        sold += seats;
        return sold;
      }

      <T extends Comparable<T>> Optional<T> largest(Collection<? extends T> all) {
        return all.stream().map(each -> (T) each).max(Comparator.naturalOrder());
      }

      static String join(String... words) { return String.join("-", words); }

      Coroutine<Seat> seat(int row) {
        return async(() -> {
          await(sleep(millis(100)));
          IO.println("seat " + row);
          return new Seat(row, "Ann");
        });
      }

      void main() {
        run(async(() -> {
          var a = createTask(seat(1), "A");
          await(sleep(seconds(1)));
          sold++;
          await(a);
        }));
      }
      """;

  private static Program program;
  private static JavaPrompt prompt;

  private final StringBuilder printed = new StringBuilder();
  private Stepper stepper;

  @BeforeAll
  static void compile() {
    program = Stepped.compile(PROGRAM);
    prompt = new JavaPrompt(program, Libraries.ofLoopbook());
  }

  @AfterAll
  static void close() {
    prompt.close();
  }

  @BeforeEach
  void load() {
    stepper = new Stepper(program, RunOptions.virtualTime());
    stepper.go(Goal.beginning(), _ -> {});
    stepper.go(Goal.ticks(2), _ -> {});
  }

  private List<SnippetAnswer> evaluate(String code) {
    return prompt.evaluate(code, stepper, printed::append, _ -> {});
  }

  private String said(String code) {
    return evaluate(code).stream()
        .map(SnippetAnswer::said)
        .map(JavaPromptTest::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Said said) {
    return switch (said) {
      case Said.Value(var name, var text) -> name.map(it -> it + " = ").orElse("") + text;
      case Said.Nothing() -> "nothing";
      case Said.Defined(var what, var replaced, var missing) ->
          what + (replaced ? " again" : "") + (missing.isEmpty() ? "" : " lacks " + missing);
      case Said.Refused(var problems) ->
          problems.stream()
              .map(problem -> problem.message() + " @" + problem.column())
              .collect(Collectors.joining("\n"));
      case Said.Threw(var failure, var places) -> failure + " " + places;
      case Said.Interrupted() -> "interrupted";
      case Said.Stuck(var what) -> "stuck: " + what;
      case Said.NoLoop() -> "no loop";
      case Said.ProgramEnded() -> "ended";
    };
  }

  @Test
  void anExpressionHasAValue() {
    assertEquals("3", said("1 + 2"));
    assertEquals("\"ab\"", said("\"a\" + 'b'"));
    assertEquals("null", said("(Object) null"));
    assertEquals("nothing", said("IO.println(\"hello\")"));
    assertEquals("hello\n", printed.toString());
  }

  @Test
  void variablesMethodsClassesAndImportsStay() {
    assertEquals("n = 20", said("int n = 20"));
    assertEquals("method twice(int)", said("int twice(int x) { return 2 * x; }"));
    assertEquals("record Pair", said("record Pair(int a, int b) {}"));
    assertEquals("Pair[a=40, b=2]", said("new Pair(twice(n), 2)"));
    assertEquals("method twice(int) again", said("int twice(int x) { return x + x; }"));
    assertEquals("nothing", said("import java.util.concurrent.TimeUnit"));
    assertEquals("a = 1\nb = 2\n3", said("var a = 1; var b = 2; a + b"));
  }

  @Test
  void theProgramsMembersAndTypesAreInReach() {
    assertEquals("0", said("sold"));
    assertEquals("7", said("sell(7)"));
    assertEquals("7", said("sold"));
    assertEquals("8", said("++sold"));
    assertEquals("s = Seat[row=3, owner=Bo]", said("var s = new Seat(3, \"Bo\")"));
    assertEquals("\"Bo\"", said("s.owner()"));
    assertEquals(
        "cheap = 3",
        said(
            "Priced<Integer> cheap = new Priced<>() {\n public Integer price() { return 3; }\n public String toString() { return \"\" + price(); }\n}"));
    assertEquals("4", said("cheap.price() + 1"));
    assertEquals("all = [Seat[row=1, owner=a]]", said("var all = List.of(new Seat(1, \"a\"))"));
    assertEquals("1", said("all.get(0).row()"));
    assertEquals("RED", said("Light.RED"));
    assertEquals("light = GREEN", said("var light = Light.GREEN"));
    assertEquals("1", said("light.ordinal()"));
    assertEquals("[RED, GREEN]", said("List.of(Light.values())"));
    assertEquals("\"x-y\"", said("join(\"x\", \"y\")"));
    assertEquals("Optional[3]", said("largest(List.of(1, 3, 2))"));
    assertEquals("true", said("log.add(\"typed\")"));
    assertEquals("[typed]", said("log"));
    assertEquals("6", said("total + 1"));
    assertEquals(
        "\"Ann\"",
        said(
            "switch ((Object) new Seat(1, \"Ann\")) { case Seat(int r, String o) -> o; default -> \"\"; }"));
  }

  @Test
  void asynciosNamesWinOverTheJdks() {
    assertEquals("<Lock unlocked>", said("new Lock()"));
    assertTrue(said("new Queue<Integer>()").startsWith("<Queue"), said("new Queue<Integer>()"));
    assertEquals(
        "class dev.loopbook.loop.Future$Plain",
        said("EventLoop.running().createFuture().getClass()"));
  }

  @Test
  void awaitDrivesTheLoopTickByTick() {
    var answers = evaluate("var seat = await(seat(9))");
    assertEquals("seat = Seat[row=9, owner=Ann]", text(answers.getFirst().said()));
    var way = answers.getFirst().way().orElseThrow();
    assertEquals(100_000_000, way.nanos());
    assertEquals(2, way.ticks());
    var all = way.printed().stream().map(each -> each.text()).collect(Collectors.joining());
    assertEquals("seat 1\nseat 9\n", all);
    assertEquals(4, stepper.position().ticks());
  }

  @Test
  void aTaskThatIsMadeIsTheProgramsNext() {
    assertEquals(
        "t = <Task pending name='mine'>", said("var t = createTask(sleep(millis(700)), \"mine\")"));
    assertEquals(3, stepper.task(3).orElseThrow().number());
    assertEquals("mine", stepper.task(3).orElseThrow().name());
    assertEquals("prompt:1", stepper.task(3).orElseThrow().madeAt().orElseThrow().toString());
    assertTrue(evaluate("await(t)").getFirst().way().isPresent());
    assertEquals("true", said("t.isDone()"));
  }

  @Test
  void whatFailsSaysWhereInItsOwnLinesAndTheProgramsAlone() {
    assertEquals("ArithmeticException: / by zero [prompt:1]", said("1 / 0"));
    assertEquals(
        "IllegalStateException: no [prompt:2, prompt:1]",
        said("void fail() {\n  throw new IllegalStateException(\"no\");\n}\nfail()")
            .lines()
            .skip(1)
            .collect(Collectors.joining()));
  }

  @Test
  void whatIsNoJavaIsRefusedInPlainWords() {
    assertEquals("cannot find symbol: variable nix @4", said("1 + nix"));
    assertEquals("cannot find symbol: method add(int) in class String @2", said("\"\".add(1)"));
    assertTrue(
        said("int i = \"x\"").startsWith("incompatible types: String cannot be converted to int"));
    assertEquals("method later() lacks [method soon()]", said("int later() { return soon(); }"));
  }

  @Test
  void linesThatAreUnfinishedAreSeenToBe() {
    assertTrue(prompt.isIncomplete("void f() {"));
    assertTrue(prompt.isIncomplete("foo("));
    assertTrue(prompt.isIncomplete("\"\"\"\n  text"));
    assertFalse(prompt.isIncomplete("1 + 1"));
    assertFalse(prompt.isIncomplete("int x = 1; x"));
    assertTrue(prompt.isIncomplete("int x = 1; if (x > 0) {"));
  }

  @Test
  void theEndOfTheProgramIsTheEndOfASnippetThatWaits() {
    assertEquals("ended", said("await(EventLoop.running().createFuture())"));
  }

  @Test
  void anEndlessLoopCanBeInterrupted() {
    Thread.ofVirtual()
        .start(
            () -> {
              while (printed.isEmpty()) {
                Thread.onSpinWait();
              }
              prompt.interrupt();
            });
    assertEquals(
        "interrupted",
        said("IO.println(\"going\"); while (true) {}")
            .lines()
            .skip(1)
            .collect(Collectors.joining()));
    assertEquals("2", said("1 + 1"));
  }

  @Test
  void aRepeatedRunRepeatsSnippetsAndForgetsTheUndone() {
    said("sell(3)");
    said("var kept = sell(1)");
    stepper.go(Goal.ticks(1), _ -> {});
    said("var undone = sell(100)");
    var visits = stepper.visits();
    var before = stepper;
    stepper =
        new Stepper(program, RunOptions.virtualTime(), Optional.empty(), visits.subList(0, 2));
    stepper.go(Goal.position(before.position()), _ -> {});

    assertEquals("4", said("sold"));
    assertEquals("4", said("kept"));
    assertEquals("cannot find symbol: variable undone @0", said("undone"));
  }

  @Test
  void whenTheProgramIsOverItsGlobalsCanStillBeAsked() {
    stepper.go(Goal.end(), _ -> {});
    assertEquals("1", said("sold"));
    assertEquals("Seat[row=1, owner=x]", said("new Seat(1, \"x\")"));
    assertEquals("no loop", said("await(seat(1))"));
    said("IO.println(\"over\")");
    assertEquals("over\n", printed.toString());
  }

  @Test
  void exitEndsTheProgramAndNotTheTool() {
    assertEquals("ended", said("System.exit(3)"));
    assertEquals(new Ending.Exited(3), stepper.ending().orElseThrow());
  }

  @Test
  void whatCanFollowIsKnown() {
    assertTrue(prompt.complete("IO.prin", 7).continuations().contains("println("));
    assertEquals(3, prompt.complete("IO.prin", 7).anchor());
    assertTrue(
        prompt.complete("new Se", 6).continuations().stream()
            .anyMatch(it -> it.startsWith("Seat(")));
    assertTrue(
        prompt.documentation("sleep(", 6).stream()
            .anyMatch(it -> it.signature().contains("Coroutine<Void> Async.sleep(Duration")),
        () -> prompt.documentation("sleep(", 6).toString());
  }
}
