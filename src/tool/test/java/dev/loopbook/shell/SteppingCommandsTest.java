package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that step, as a person types them.
class SteppingCommandsTest {
  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/Nap.java",
            """
            import static dev.loopbook.loop.Async.*;

            void main() {
              run(async(() -> {
                IO.println("tired");
                await(sleep(seconds(0.5)));
                IO.println("fresh");
              }));
            }
            """);
  }

  private String session(String... lines) {
    return Piped.shell(home, lines).out();
  }

  private static String last(String session) {
    return session.lines().reduce((_, line) -> line).orElseThrow().strip();
  }

  @Test
  void whatWasTypedForAProgramIsTypedAgainWhenItGoesBack() {
    var asks =
        TinyBook.in(home)
            .program(
                "Asks.java",
                """
                dev.loopbook.loop.Async.run(dev.loopbook.loop.Async.async(() -> {
                  IO.println("hello " + IO.readln());
                  dev.loopbook.loop.Async.await(dev.loopbook.loop.Async.sleep(java.time.Duration.ofSeconds(1)));
                  IO.println("bye " + IO.readln());
                }));
                """);
    var shown =
        TypedShell.at(home)
            .line("load \"" + asks + "\"")
            .line("tick")
            .when("input> ", "Ann" + TypedShell.ENTER)
            .line("tick")
            .line("tick")
            .when("input> ", "Bob" + TypedShell.ENTER)
            .line("back")
            .line("tick")
            .when("bye Bob", "")
            .line("restart")
            .line("tick")
            .when("input> ", "Cleo" + TypedShell.ENTER)
            .when("hello Cleo", "")
            .line("quit")
            .run();
    assertEquals(3, shown.split("input> ", -1).length - 1, shown);
  }

  @Test
  void whatOneRunHasOpenIsClosedBeforeTheNextRunBegins() {
    var program =
        TinyBook.in(home)
            .program(
                "Owner.java",
                """
                var mine = java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                try {
                  dev.loopbook.loop.Async.run(dev.loopbook.loop.Async.sleep(java.time.Duration.ofSeconds(1)));
                } finally {
                  for (var i = 0; i < 50; i++) {
                    java.nio.file.Files.writeString(mine, "closing");
                  }
                  java.nio.file.Files.delete(mine);
                }
                """
                    .replace("%s", home.resolve("lock").toString()));
    var shown =
        Piped.shell(
                home, "load \"" + program + "\"", "tick 2", "back", "restart", "tick", "goto end")
            .out();

    assertFalse(shown.contains("FileAlreadyExists"), shown);
    assertTrue(shown.contains("program finished"), shown);
  }

  @Test
  void restartSaysThatTheFileIsGone() {
    var shown =
        sessionWith(
            "Gone",
            """
            void main() throws java.io.IOException {
              java.nio.file.Files.deleteIfExists(
                  java.nio.file.Path.of("%s/chapters/ch01_first/Gone.java"));
              run(sleep(java.time.Duration.ofMillis(1)));
            }
            """
                .formatted(home),
            "tick",
            "restart");
    assertEquals(
        2, shown.split("ch01/Gone is gone: this is the version that was loaded\\.").length, shown);
  }

  private String sessionWith(String name, String body, String... lines) {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/" + name + ".java",
            "import static dev.loopbook.loop.Async.*;\nimport dev.loopbook.sync.*;\n"
                + "import dev.loopbook.loop.*;\n"
                + body);
    var all = new ArrayList<>(List.of("load ch01/" + name));
    all.addAll(List.of(lines));
    return session(all.toArray(String[]::new));
  }

  @Test
  void whyOfATaskThatWaitsTellsWhoHoldsItUp() {
    var shown =
        sessionWith(
            "Doors",
            """
            Coroutine<Void> guest(Lock one, Lock two) {
              return async(() -> {
                try (var _ = await(one.acquire())) {
                  await(sleep(seconds(1)));
                  try (var _ = await(two.acquire())) {}
                }
              });
            }
            void main() {
              run(async(() -> {
                var left = new Lock("left");
                var right = new Lock("right");
                await(gather(createTask(guest(left, right), "Ada"), createTask(guest(right, left), "Bo")));
              }));
            }
            """,
            "tick 4",
            "why Bo",
            "why #2",
            "why main",
            "tick 2",
            "why Ada");
    assertTrue(
        shown.contains(
            """
            > why Bo
              why     Bo #3     waits for <Lock left locked by Ada, 1 waiting>,    Doors:8
                                since tick 4
              by      Ada       holds it since tick 2                              Doors:6
                      Ada       waits for <Lock right locked by Bo, 1 waiting>,    Doors:8
                                since tick 4
                      Bo        holds it since tick 2                              Doors:6
              circle  Bo → Ada → Bo: none of them can resume unless one is cancelled
              ran     tick 4    its last step
              because tick 3    Bo's sleep 1 s woke Bo                             Doors:7
                      tick 3    Bo's sleep 1 s was due; set in tick 2              Doors:7
            """),
        shown);
    assertTrue(shown.contains("  why     Ada #2    waits for <Lock right"), shown);
    assertTrue(shown.contains("  why     main #1   waits for gather(Ada, Bo)"), shown);
    assertEquals(3, shown.split("circle", -1).length - 1, shown);
    assertTrue(
        shown.contains(
            """
              because tick 5    run(...) cancelled Ada: nothing could ever run    Doors:13
                                again
            """),
        shown);
  }

  @Test
  void aTraceThatCannotBeWrittenIsToldBeforeTheProgramRuns() {
    TinyBook.in(home);
    for (var option : List.of("--html", "--json", "--perfetto")) {
      var file = home.resolve("none/trace");
      var run = Piped.command(home, "trace", "ch01/Hello", option, file.toString());
      assertEquals(2, run.status());
      assertEquals("", run.out());
      assertTrue(run.err().contains("trace: " + option + " " + file + ":"), run::err);
    }
  }

  @Test
  void whyTellsOfNoCircleWhereTheTimeOfAWaitRunsOut() {
    var shown =
        sessionWith(
            "Patience",
            """
            void main() {
              run(async(() -> {
                var self = currentTask();
                var bo = createTask(async(() -> { await(shield(self)); }), "Bo");
                await(waitOn(java.util.List.of(bo), Waited.Until.ALL_COMPLETED, seconds(1)));
                bo.cancel();
              }));
            }
            """,
            "tick 2",
            "why Bo",
            "why main");
    assertTrue(shown.contains("by      main      waits for "), shown);
    assertFalse(shown.contains("circle"), shown);
  }

  @Test
  void whyOfATaskThatWasCancelledTellsByWhomAndWhere() {
    var shown =
        sessionWith(
            "Calls",
            """
            void main() {
              run(async(() -> {
                var late = createTask(sleep(seconds(9)), "late");
                var last = createTask(sleep(seconds(9)), "last");
                await(sleep(seconds(1)));
                late.cancel();
                await(sleep(seconds(1)));
              }));
            }
            """,
            "tick 4",
            "why late",
            "tick 1",
            "why late",
            "task late",
            "continue",
            "why last");
    assertTrue(
        shown.contains(
            """
              because tick 4    main cancelled late                                Calls:9
                      tick 3    main's sleep 1 s woke main                         Calls:8
                      tick 3    main's sleep 1 s was due; set in tick 1            Calls:8
            """),
        shown);
    assertTrue(shown.contains("  why     late #2   is ready to resume"), shown);
    assertTrue(shown.contains("  why     late #2   was cancelled in tick 5"), shown);
    assertTrue(shown.contains("  because main cancelled late"), shown);
    assertTrue(shown.contains("run(...) cancelled last: its main task was done"), shown);
    assertFalse(shown.contains("before the loop ran"), shown);
  }

  @Test
  void aTickThatHeldTheLoopSaysSoAndNoOtherDoes() {
    var shown =
        sessionWith(
            "Holds",
            """
            void main() {
              run(async(() -> {
                await(sleep(seconds(1)));
                Thread.sleep(400);
                await(sleep(seconds(1)));
              }));
            }
            """,
            "tick 1",
            "tick 1",
            "tick 1",
            "tick 1",
            "back",
            "tick 1");
    var held =
        "(?s).* the loop stood still for [0-9.]+ s in Thread.sleep .*▸ Thread.sleep\\(400\\);.*";
    assertEquals(
        List.of(false, false, false, true, false, false),
        Stream.of(shown.split("> tick 1", -1)).map(tick -> tick.matches(held)).toList(),
        shown);
  }

  @Test
  void aLongChainOfCausesIsNotCutOrSaysSo() {
    var chain =
        """
        Coroutine<Void> link(Event mine, Event next) {
          return async(() -> {
            await(mine.waitSet());
            next.set();
          });
        }
        void main() {
          run(async(() -> {
            var events = new Event[LINKS + 1];
            for (var i = 0; i <= LINKS; i++) events[i] = new Event();
            for (var i = 0; i < LINKS; i++) createTask(link(events[i], events[i + 1]), "t" + i);
            await(sleep(seconds(1)));
            events[0].set();
            await(events[LINKS].waitSet());
            await(sleep(seconds(1)));
          }));
        }
        """;
    var whole = sessionWith("Chain", chain.replace("LINKS", "30"), "until 1", "why main");
    assertTrue(whole.contains("main's sleep 1 s was due; set in tick 1"), whole);
    assertTrue(whole.contains("t4 woke t5                                         Chain:7"), whole);
    assertFalse(whole.contains("isn't kept"), whole);
    var cut = sessionWith("Chain", chain.replace("LINKS", "300"), "until 1", "why main");
    assertFalse(cut.contains("set in tick 1 "), cut);
    assertTrue(cut.contains("\n          … and so on: what came before that isn't kept\n"), cut);
  }

  @Test
  void onASmallScreenTheTicksWorthMostAreShown() {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/Long.java",
            """
            import static dev.loopbook.loop.Async.*;

            void main() {
              run(async(() -> {
                var bad = createTask(async(() -> {
                  await(sleep(seconds(1)));
                  throw new IllegalStateException("spilt");
                }), "bad");
                for (var i = 0; i < 40; i++) await(sleep(seconds(0.3)));
                try {
                  await(bad);
                } catch (IllegalStateException e) {
                  IO.println("seen");
                }
              }));
            }
            """);
    var shown =
        TypedShell.at(home)
            .size(80, 24)
            .line("load ch01/Long")
            .line("continue")
            .when("finished", "")
            .line("quit")
            .run();
    var continued = shown.substring(shown.indexOf("> continue"));
    assertTrue(continued.contains("fails: IllegalStateException: spilt"), continued);
    assertTrue(continued.contains("ticks before: "), continued);
    assertTrue(continued.contains("ticks left out: "), continued);
    assertTrue(continued.contains("finishes"), continued);
    assertTrue(continued.lines().count() <= 24 + 2, continued);
  }

  @Test
  void aLongEndFitsOnASmallScreenWithoutItsLastTick() {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/Untidy.java",
            """
            import static dev.loopbook.loop.Async.*;
            void main() {
              run(async(() -> {
                for (var i = 1; i <= 4; i++) createTask(sleep(seconds(9)), "left-" + i);
                await(sleep(seconds(1)));
              }));
            }
            """);
    var shown =
        TypedShell.at(home)
            .size(80, 24)
            .line("load ch01/Untidy")
            .line("continue")
            .line("quit")
            .run();
    var continued = shown.substring(shown.indexOf("> continue"), shown.indexOf("> quit"));
    assertTrue(continued.contains(" ticks before: "), continued);
    assertFalse(continued.contains("── tick"), continued);
    assertTrue(continued.contains("was left at work: left-4"), continued);
  }

  @Test
  void twoTasksOfOneNameAreToldApart() {
    var shown =
        sessionWith(
            "Twins",
            """
            void main() {
              run(async(() -> {
                createTask(sleep(seconds(1)), "twin");
                createTask(sleep(seconds(2)), "twin");
                createTask(sleep(seconds(3)), "#2");
                await(sleep(seconds(9)));
              }));
            }
            """,
            "tick 2",
            "task twin",
            "task #3",
            "task #2",
            "task #9",
            "state",
            "why twin #3",
            "until 1");
    assertTrue(
        shown.contains(
            "  task twin: 2 tasks have this name: twin #2, twin #3.\n"
                + "  task #2 is the first of them\n"),
        shown);
    assertTrue(shown.contains("makes twin #2, twin #3 and #2, waits"), shown);
    assertTrue(shown.contains("  ready   twin #2, twin #3, #2\n"), shown);
    assertTrue(shown.contains("  run     twin #2   starts, waits for sleep 1 s"), shown);
    assertTrue(shown.contains("  timers  1.000 twin #2 · 2.000 twin #3 · 3.000 #2 · 9.000"), shown);
    assertTrue(shown.contains("  TIMERS  1.000     twin #2's sleep 1 s"), shown);
    assertTrue(shown.contains("  why     twin #3   waits for sleep 2 s, since tick 2"), shown);
    assertTrue(shown.contains("twin #2's sleep 1 s is over, wakes twin #2"), shown);
    assertTrue(shown.contains("  task    twin #3   suspended, waits for sleep 2 s"), shown);
    assertTrue(shown.contains("  task    #2 #4     suspended, waits for sleep 3 s"), shown);
    assertTrue(shown.contains("  task #9: no such task."), shown);
  }

  @Test
  void listsShowWhatAWordChooses() {
    var shown =
        sessionWith(
            "Crowd",
            """
            void main() {
              run(async(() -> {
                var door = new Event();
                for (var i = 1; i <= 40; i++) createTask(sleep(seconds(i)), "job-" + i);
                createTask(async(() -> { await(door.waitSet()); }), "guest");
                createTask(async(() -> { throw new IllegalStateException("burst"); }), "pipe");
                await(sleep(seconds(99)));
              }));
            }
            """,
            "tick",
            "ready job-4*",
            "tick",
            "tasks gue",
            "tasks event",
            "tasks failed",
            "tasks waiting job-3*",
            "tasks done job-3",
            "tasks #3",
            "timers job-7",
            "timers nobody",
            "ready all");
    assertTrue(shown.contains("> ready job-4*\n  4       job-4     first step"), shown);
    assertTrue(shown.contains("  40      job-40    first step"), shown);
    assertTrue(shown.contains("\n          2 of 42\n"), shown);
    assertTrue(shown.contains("> tasks gue\n  waits   #42 guest"), shown);
    assertTrue(shown.contains("> tasks event\n  waits   #42 guest"), shown);
    assertTrue(shown.contains("> tasks failed\n  done    #43 pipe  failed in tick 2"), shown);
    assertTrue(shown.contains("          1 of 43\n"), shown);
    assertTrue(shown.contains("> tasks waiting job-3*\n  waits    #4 job-3"), shown);
    assertTrue(shown.contains("          11 of 43\n"), shown);
    assertTrue(shown.contains("  tasks   none of 43 matches done job-3\n"), shown);
    assertTrue(shown.contains("> tasks #3\n  waits   #3 job-2"), shown);
    assertTrue(shown.contains("> timers job-7\n  due at  7.000     job-7's sleep 7 s"), shown);
    assertTrue(shown.contains("  timers  none of 41 matches nobody\n"), shown);
    assertTrue(shown.contains("  ready   nothing: no callback waits for its turn\n"), shown);
  }

  @Test
  void equalFramesOfAStackAreFoldedAndNoneIsLeftOut() {
    var shown =
        sessionWith(
            "Deep",
            """
            Coroutine<Void> down(int n) {
              return async(() -> {
                if (n == 0) {
                  await(sleep(seconds(1)));
                } else {
                  await(down(n - 1));
                }
              });
            }
            void main() {
              run(async(() -> {
                await(down(59));
              }));
            }
            """,
            "tick",
            "task main");
    assertTrue(shown.contains("called from, 59 times"), shown);
    assertTrue(
        shown.contains("called from                                                  Deep:15"),
        shown);
  }

  @Test
  void aNumberOfLinesIsOneOrMore() {
    var shown = session("load ch01/Nap", "output -5", "output 0");
    assertTrue(shown.contains("output -5: N must be 1 or more"), shown);
    assertTrue(shown.contains("output 0: N must be 1 or more"), shown);
  }

  @Test
  void aDemonstrationBeginsWithoutTheProgramBeforeIt() {
    TinyBook.in(home).write("chapters/ch01_first/demo.loop", "# Look.\nrun ch01/Hello\n");
    var shown = session("load ch01/Nap", "play ch01 --auto");
    assertTrue(shown.contains("\n> run ch01/Hello\nhello\n"), shown);
  }

  @Test
  void aProgramIsLoadedSteppedAndOver() {
    assertEquals(
        """
        > load ch01/Nap
          ch01/Nap · 9 lines · virtual time
          Nothing has run yet. tick: an iteration · step: a callback · continue · help
        ch01/Nap 0 @0.000s> tick
        ── tick 1 ───────────────────────────────────────────────────────── 0.000 s ──
          run     main      starts, waits for sleep 0.5 s                        Nap:6
                            │ tired
          timers  0.500 main
        ch01/Nap 1 @0.000s> tick
        ── tick 2 ───────────────────────────────────────────────── 0.000 → 0.500 s ──
          clock   nothing was ready: time jumps to the next timer
          fired   main's sleep 0.5 s, set in tick 1                              Nap:6
          run     timer     main's sleep 0.5 s is over, wakes main
                            a timer only wakes its task, which then waits for its turn
          ready   main      queued during this tick: it runs in the next one
        ch01/Nap 2 @0.500s> tick
        ── tick 3 ───────────────────────────────────────────────────────── 0.500 s ──
          run     main      resumes, finishes
                            │ fresh
          ready   stop      the main task is done: the loop stops in the next tick
        ch01/Nap 3 @0.500s> tick
        ── end ───────────────────────────────────────────────────────────────────────
          loop    stopped and closed, in 5 more ticks
          program finished
        ch01/Nap ended @0.500s> quit
        """,
        session("load ch01/Nap", "tick", "tick", "tick", "tick", "quit"));
  }

  @Test
  void anEmptyLineStepsOnceMore() {
    var typed = session("load ch01/Nap", "tick", "tick", "quit");
    var entered = session("load ch01/Nap", "tick", "", "quit");

    assertEquals(
        typed.replace("@0.000s> tick", "@0.000s>"), entered.replace("@0.000s> tick", "@0.000s>"));
  }

  @Test
  void anEmptyLineBehindALoadTicks() {
    assertTrue(session("load ch01/Nap", "").contains("── tick 1 "));
  }

  @Test
  void backShowsTheTickBeforeAgain() {
    var out = session("load ch01/Nap", "tick 3", "back", "state", "quit");
    var behind = out.substring(out.indexOf("> back"));

    assertTrue(behind.contains("── tick 2 "), out);
    assertTrue(behind.contains("ch01/Nap 2 @0.500s> state"), out);
    assertTrue(behind.contains("READY   main      resumes"), out);
    assertTrue(behind.contains("OUTPUT  tired\n"), out);
  }

  @Test
  void backFromTheEndShowsTheLastTick() {
    var out = session("load ch01/Nap", "continue", "back", "quit");

    assertTrue(out.contains("ch01/Nap 3 @0.500s> quit"), out);
  }

  @Test
  void restartBeginsAnew() {
    var out = session("load ch01/Nap", "tick 2", "restart", "quit");

    assertTrue(out.endsWith("ch01/Nap 0 @0.000s> quit\n"), out);
  }

  @Test
  void untilTakesATimeInSeveralForms() {
    for (var time : new String[] {"0.5", ".5", "500ms", "0.5s", "500000us"}) {
      assertTrue(
          session("load ch01/Nap", "until " + time, "quit")
              .endsWith("ch01/Nap ended @0.500s> quit\n"),
          time);
    }
  }

  @Test
  void theLookingCommandsAnswerAtTheBeginning() {
    assertEquals(
        """
        ch01/Nap 0 @0.000s> state
        ── before tick 1 ────────────────────────────────────────────────── 0.000 s ──
          READY   main      first step                                           Nap:4
          TIMERS  –
          WAITING –
          DONE    –
          OUTPUT  –
        ch01/Nap 0 @0.000s> tasks
          ready   #1 main   first step                                           Nap:4
        ch01/Nap 0 @0.000s> timers
          timers  none is set
        ch01/Nap 0 @0.000s> output
          output  nothing was printed yet
        """,
        session("load ch01/Nap", "state", "tasks", "timers", "output")
            .lines()
            .skip(3)
            .map(line -> line + "\n")
            .reduce("", String::concat));
  }

  @Test
  void aTaskIsFoundByTheBeginningOfItsName() {
    var out = session("load ch01/Nap", "tick", "task ma", "why main", "trace 2", "quit");

    assertTrue(out.contains("task    main #1   suspended, waits for sleep 0.5 s"), out);
    assertTrue(out.contains("▸ await(sleep(seconds(0.5)));"), out);
    assertTrue(out.contains("why     main #1   waits for sleep 0.5 s, since tick 1"), out);
    assertTrue(out.contains("because at first  queued main before the loop ran"), out);
    assertTrue(out.contains("tick 1  main      waits for sleep 0.5 s"), out);
  }

  @Test
  void aWholeRunIsTracedWithoutLoadingIt() throws IOException {
    var page = home.resolve("nap.html");
    var json = home.resolve("nap.json");

    var shown = session("trace ch01/Nap", "quit");
    assertTrue(shown.contains("main      prints: tired"), shown);
    assertTrue(shown.contains("waits for sleep 0.5 s"), shown);

    var written =
        Piped.command(home, "trace", "ch01/Nap", "--html", "" + page, "--json", "" + json);
    assertEquals(0, written.status(), written.err());
    assertTrue(Files.readString(page).contains("<h1>ch01/Nap</h1>"));
    assertTrue(Files.readString(json).contains("sleep 0.5 s"));
  }

  @Test
  void aTraceThatCannotBeWrittenIsAWordAndNothingElse() {
    var nowhere = home.resolve("no/folder/t.json");
    var told = Piped.command(home, "trace", "ch01/Nap", "--json", "" + nowhere);

    assertEquals(2, told.status());
    assertEquals("", told.out());
    assertTrue(told.err().replaceAll("\\s+", " ").contains("there is no folder"), told.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tick           | tick: no program is loaded.   load EXAMPLE loads one, chapters lists them
          back           | back: no program is loaded.   load EXAMPLE loads one, chapters lists them
          state          | state: no program is loaded.   load EXAMPLE loads one, chapters lists them
          load ch01/Npa  | ch01/Npa: no such example. Did you mean ch01/Nap?   chapters lists them
          """)
  void withoutAProgramAMistakeSaysTheNextStep(String typed, String answer) {
    var shell = Piped.shell(home, typed);

    assertEquals(2, shell.status());
    assertEquals(answer, last(shell.out()).replace("\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tick 0      | tick 0: N must be 1 or more
          tick x      | x: N is a whole number.   help tick shows how
          until soon  | until soon: neither a time nor a condition.   help until shows some
          task mian   | task mian: no such task. Did you mean main?   tasks lists them
          back        | back: this is the beginning.   tick runs the first tick
          """)
  void withAProgramAMistakeSaysTheNextStep(String typed, String answer) {
    var shell = Piped.shell(home, "load ch01/Nap", typed);

    assertEquals(2, shell.status());
    assertTrue(shell.out().contains(answer), shell.out());
  }

  @Test
  void untilThePresentTimeIsNoStepBack() {
    var out = session("load ch01/Nap", "tick 2", "until 0.5");
    assertFalse(out.contains("already"), out);
  }

  @Test
  void aTimeThatIsOverIsNotReachedAgain() {
    var out = session("load ch01/Nap", "tick 2", "until 0.2");

    assertTrue(out.contains("until 0.2: it is 0.500 s already."), out);
  }

  @Test
  void behindTheEndOneCanOnlyRestartOrGoBack() {
    var out = session("load ch01/Nap", "continue", "tick");

    assertTrue(out.contains("tick: the program is over, it finished."), out);
  }

  @Test
  void thereIsNoWayBackInRealTime() {
    TinyBook.in(home)
        .write(
            "Quick.java",
            "import static dev.loopbook.loop.Async.*;\nvoid main() { run(async(() -> IO.println(1))); }\n");
    var out = session("load " + home.resolve("Quick.java") + " --real", "tick", "back");

    assertTrue(out.contains("real time, which can't be replayed."), out);
  }

  @Test
  void aProgramThatDoesNotCompileIsNotLoaded() {
    TinyBook.in(home).program("Broken.java", "int x = \"no\";");
    var shell = Piped.shell(home, "load " + home.resolve("Broken.java"), "tick");

    assertTrue(shell.out().contains("it does not compile: 1 error"), shell.out());
    assertTrue(shell.out().contains("tick: no program is loaded."), shell.out());
  }

  @Test
  void anUnloadedProgramLeavesThePrompt() {
    assertTrue(
        session("load ch01/Nap", "tick", "unload", "quit")
            .endsWith("ch01/Nap 1 @0.000s> unload\n  ch01/Nap is unloaded.\n> quit\n"));
  }

  @Test
  void aFailingProgramIsSomethingToMend() {
    TinyBook.in(home).program("Fails.java", "throw new IllegalStateException(\"oops\");");
    var shell = Piped.shell(home, "load " + home.resolve("Fails.java"));

    assertEquals(1, shell.status());
    assertTrue(
        shell.out().contains("program failed: java.lang.IllegalStateException: oops"), shell.out());
  }
}
