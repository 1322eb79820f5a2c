package dev.loopbook.program.explored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.RunResult;
import dev.loopbook.program.source.Compilation;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExploredProgramTest {
  private static Compiler compiler;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    compiler = Compiler.with();
  }

  @AfterAll
  static void close() throws IOException {
    compiler.close();
  }

  private Compiled compiled(String text) throws IOException {
    var file = folder.resolve("Prog.java");
    Files.writeString(
        file,
        "import static dev.loopbook.loop.Async.*;\nimport module java.base;\n"
            + "import dev.loopbook.loop.*;\nimport dev.loopbook.sync.*;\n"
            + text);
    return switch (compiler.compileProgram(file)) {
      case Compiled compiled -> compiled;
      case Compilation.CompileErrors(var problems) -> throw new AssertionError(problems);
    };
  }

  private ExploredProgram program(String text) throws IOException {
    return ExploredProgram.of(compiled(text), false);
  }

  private static Map<String, Long> outcomes(Exploration exploration) {
    var outcomes = new TreeMap<String, Long>();
    exploration.found().forEach(found -> outcomes.merge(found.key(), found.count(), Long::sum));
    return outcomes;
  }

  private static Explorer byOutput(ExploredProgram program) {
    return Explorer.of(program.experiments())
        .tellingApartBy(result -> (result.output() + result.ending()).strip());
  }

  @Test
  void aCoroutineThatIsPrintedHasTheNameThatItHasInEveryRun() throws IOException {
    var program =
        program(
            """
            Coroutine<Void> save() {
              return async(() -> {});
            }
            void main() {
              run(async(() -> IO.println(save())));
            }
            """);
    assertEquals("<coroutine save created>\n", program.rehearse().output());
    var found = Explorer.of(program.experiments()).explore().found();
    assertEquals("<coroutine save created>\n", found.getFirst().result().output());
  }

  private static final String LOST_UPDATE =
      """
      int count;
      Coroutine<Void> increment() {
        return async(() -> {
          int read = count;
          await(sleep(seconds(0)));
          count = read + 1;
        });
      }
      void main() {
        run(async(() -> {
          await(gather(increment(), increment(), increment()));
          IO.println(count);
        }));
      }
      """;

  @Test
  void theLostUpdateHasAllItsOrders() throws IOException {
    var exploration = byOutput(program(LOST_UPDATE)).explore();

    assertEquals(Exploration.Method.WHOLE, exploration.method());
    assertEquals(1680, exploration.orders());
    assertEquals(
        Map.of("1\nfinished", 756L, "2\nfinished", 756L, "3\nfinished", 168L),
        outcomes(exploration));
  }

  @Test
  void reducedItHasTheSameOutcomes() throws IOException {
    var exploration = byOutput(program(LOST_UPDATE)).withReduction().withMost(1000).explore();

    assertEquals(Exploration.Method.REDUCED, exploration.method());
    assertEquals(
        java.util.Set.of("1\nfinished", "2\nfinished", "3\nfinished"),
        outcomes(exploration).keySet());
  }

  @Test
  void staticsAreAsNewInEachRun() throws IOException {
    var result =
        program(
                """
                static int plain;
                static int given = 7;
                static final List<String> LIST = new ArrayList<>();
                static final String CONSTANT = "c";
                static final String COMPUTED = "c".repeat(2);
                static int[] numbers = {1, 2, 3};
                enum Color { RED, GREEN; int used; }
                static class Late { static { IO.println("late"); } static int n = 1; }
                interface Shape { int SIDES = 4; }
                void main() {
                  run(async(() -> {
                    plain++; given++; LIST.add("x"); numbers[0]++; Color.RED.used++;
                    IO.println(plain + " " + given + " " + LIST + " " + CONSTANT + COMPUTED
                        + numbers[0] + Color.RED.used + Color.valueOf("GREEN").used + Shape.SIDES);
                    Late.n++;
                    IO.println(Late.n);
                    switch (Color.valueOf("GREEN")) {
                      case RED -> IO.println("red");
                      case GREEN -> IO.println(Color.valueOf("GREEN") == Color.GREEN);
                    }
                  }));
                }
                """)
            .rehearse();

    assertEquals(
        new RunResult("1 8 [x] ccc2104\nlate\n2\ntrue\n", "finished", java.util.List.of(), false),
        result);
  }

  @Test
  void whatTheJdkRemembersOfAnEnumIsNewTooInEachRun() throws IOException {
    var result =
        program(
                """
                enum Color { RED, GREEN; int used; }
                void main() {
                  run(async(() -> {
                    for (var color : EnumSet.allOf(Color.class)) color.used++;
                    IO.println(Color.RED.used + " " + Color.GREEN.used);
                  }));
                }
                """)
            .rehearse();

    assertEquals("1 1\n", result.output());
  }

  @Test
  void aClassIsInitializedByWhoeverUsesItFirst() throws IOException {
    var program =
        program(
            """
            static String by = "nobody";
            static class Late { static final String FIRST = by; static String get() { return FIRST; } }
            Coroutine<Void> use(String name) {
              return async(() -> { by = name; Late.get(); });
            }
            void main() {
              run(async(() -> {
                await(gather(use("a"), use("b")));
                IO.println(Late.FIRST);
              }));
            }
            """);

    assertEquals(
        java.util.Set.of("a\nfinished", "b\nfinished"),
        outcomes(byOutput(program).explore()).keySet());
    assertEquals(
        java.util.Set.of("a\nfinished", "b\nfinished"),
        outcomes(byOutput(program).withReduction().withMost(5).explore()).keySet());
  }

  @Test
  void aDeadlockIsAFailingOutcome() throws IOException {
    var exploration =
        byOutput(
                program(
                    """
                    Lock left = new Lock(), right = new Lock();
                    Coroutine<Void> take(Lock one, Lock other) {
                      return async(() -> {
                        try (var _ = await(one.acquire())) {
                          try (var _ = await(other.acquire())) { }
                        }
                      });
                    }
                    void main() { run(async(() -> { await(gather(take(left, right), take(right, left))); })); }
                    """))
            .explore();

    assertTrue(exploration.isProven());
    assertFalse(exploration.hasFailed());
    var slower =
        byOutput(
                program(
                    """
                    Lock left = new Lock(), right = new Lock();
                    Coroutine<Void> take(Lock one, Lock other) {
                      return async(() -> {
                        try (var _ = await(one.acquire())) {
                          await(sleep(seconds(0)));
                          try (var _ = await(other.acquire())) { }
                        }
                      });
                    }
                    void main() { run(async(() -> { await(gather(take(left, right), take(right, left))); })); }
                    """))
            .exploreDeviations(1);
    assertTrue(slower.hasFailed());
    assertTrue(
        slower.found().stream().anyMatch(found -> found.result().ending().startsWith("deadlock: ")),
        slower.toString());
  }

  private ProgramVaries varies(String text) throws IOException {
    var program = program(text);
    return assertThrows(ProgramVaries.class, program::rehearse);
  }

  @Test
  void whatDiffersFromRunToRunIsNamedWithItsLine() throws IOException {
    var varies =
        varies(
            """
            void main() {
              run(async(() -> {
                IO.println(System.nanoTime());
              }));
            }
            """);

    assertEquals("reads the real clock", varies.what());
    assertEquals("Prog:7", varies.place().orElseThrow().toString());
  }

  @Test
  void anIdentityHashInTheOutputIsNamedWithItsLine() throws IOException {
    var varies =
        varies(
            """
            static class Thing {}
            void main() {
              run(async(() -> {
                IO.println("a " + new Thing());
              }));
            }
            """);

    assertEquals("Prog:8", varies.place().orElseThrow().toString());
    assertTrue(varies.what().startsWith("prints \"a Prog$Thing@"), varies.what());
    assertEquals(
        "That's an identity hash: give the class a toString() of its own.", varies.instead());
  }

  // Two objects have but two orders, so two runs would often agree.
  @Test
  void theOrderOfTwoObjectsInAHashSetIsNoticed() throws IOException {
    var varies =
        varies(
            """
            enum Color { RED, GREEN }
            void main() {
              run(async(() -> {
                IO.println(new HashSet<>(List.of(Color.RED, Color.GREEN)));
              }));
            }
            """);

    assertTrue(varies.what().startsWith("prints \"["), varies.what());
    assertEquals("Prog:8", varies.place().orElseThrow().toString());
  }

  @Test
  void aLambdaThatIsPrintedIsNoticed() throws IOException {
    var varies =
        varies("void main() { run(async(() -> { Runnable r = () -> {}; IO.println(r); })); }");

    assertTrue(varies.what().startsWith("prints \"Prog$$Lambda"), varies.what());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IO.println(java.time.Clock.systemUTC().millis() / 1_000_000_000_000L) | reads the real clock",
        "IO.println(Calendar.getInstance().get(Calendar.ERA)) | reads the real clock",
        "IO.println(new GregorianCalendar().get(Calendar.ERA)) | reads the real clock",
        "IO.println(Runtime.getRuntime().freeMemory() > 0) | asks what its JVM is like at the moment",
        "IO.println(new File(\"x\").exists()) | talks to the world outside",
        "new PrintWriter(\"/no/such/folder/x\") | talks to the world outside",
        "new Scanner(Path.of(\"/no/such/folder/x\")) | talks to the world outside",
        "URI.create(\"file:/x\").toURL().openStream() | talks to the world outside",
        "CompletableFuture.completedFuture(1).thenApplyAsync(x -> x) | runs code on another thread",
        "new CompletableFuture<Integer>().orTimeout(1, TimeUnit.DAYS) | runs code on another thread",
      })
  void whatMayBeTheSameTwiceByChanceIsRefusedToo(String statement, String what) throws IOException {
    var varies = varies("void main() { run(async(() -> { " + statement + "; })); }");

    assertTrue(varies.what().startsWith(what), varies.what());
  }

  // In one JVM it's always the same, in the next one another.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Set.of(1, 2).forEach(IO::println)",
        "for (var x : Set.of(1, 2, 3)) { IO.println(x); }",
        "IO.println(Set.of(1, 2))",
        "IO.println(\"all: \" + Map.of(1, 2, 3, 4))",
        "Map.of(1, 2, 3, 4).entrySet().forEach(IO::println)",
        "IO.println(new ArrayList<>(Set.of(1, 2)).getFirst())",
      })
  void theOrderOfAnImmutableSetIsRefused(String statement) throws IOException {
    var varies = varies("void main() { run(async(() -> { " + statement + "; })); }");

    assertTrue(varies.what().startsWith("goes through a "), varies.what());
    assertTrue(varies.what().endsWith("whose order differs each time Java starts"), varies.what());
  }

  @Test
  void anImmutableSetThatIsOnlyAskedIsFine() throws IOException {
    assertEquals(
        "true 5 [1] 2\n",
        program(
                """
                void main() {
                  run(async(() -> {
                    IO.println(Set.of(1, 2).contains(1) + " " + Map.of(1, 5, 2, 6).get(1) + " "
                        + Set.of(1) + " " + new TreeSet<>(Set.of(1, 2)).getLast());
                  }));
                }
                """)
            .rehearse()
            .output());
  }

  @Test
  void aFileThatIsOnlyNamedIsFine() throws IOException {
    assertEquals(
        "y\n",
        program("void main() { run(async(() -> { IO.println(new File(\"x/y\").getName()); })); }")
            .rehearse()
            .output());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CountDownLatch x = new CountDownLatch(1) | x.countDown() | x.await()",
        "CompletableFuture<Integer> x = new CompletableFuture<>() | x.complete(1) | x.join()",
        "CompletableFuture<Integer> x = new CompletableFuture<>() | x.complete(1) | x.get()",
        "BlockingQueue<Integer> x = new LinkedBlockingQueue<>() | x.add(1) | x.take()",
        "BlockingQueue<Integer> x = new ArrayBlockingQueue<>(1, true, Set.of(1)) | x.poll() | x.put(2)",
        "BlockingDeque<Integer> x = new LinkedBlockingDeque<>() | x.add(1) | x.takeLast()",
        "java.util.concurrent.Semaphore x = new java.util.concurrent.Semaphore(0) | x.release() | x.acquire()",
      })
  void aCallThatWaitsForAnotherThreadIsAFailureWhereItWouldWaitForEver(
      String field, String opens, String waits) throws IOException {
    var exploration =
        Explorer.of(
                program(
                        """
                        %s;
                        void main() {
                          run(async(() -> {
                            await(gather(async(() -> { %s; }), async(() -> { %s; IO.println("in"); })));
                          }));
                        }
                        """
                            .formatted(field, opens, waits))
                    .experiments())
            .tellingApartBy(RunResult::ending)
            .explore();

    var outcomes = outcomes(exploration);
    assertEquals(3L, outcomes.remove("finished"));
    assertEquals(1, outcomes.size(), outcomes.toString());
    outcomes.forEach(
        (ending, count) -> {
          assertTrue(
              ending.startsWith("blocks for ever in ")
                  && ending.endsWith(" at Prog:8: there is no other thread to end it"),
              ending);
          assertEquals(1, count); // what would run after it doesn't come in several orders
        });
    assertTrue(exploration.hasFailed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.await(1, TimeUnit.MILLISECONDS) | false",
        "x.awaitNanos(1) > 0               | false",
        "x.awaitUninterruptibly()          | blocks for ever",
        "x.await()                         | blocks for ever"
      })
  void aWaitForASignalIsAFailureWhereItDoesNotGiveUp(String wait, String outcome)
      throws IOException {
    var result =
        program(
                """
                void main() {
                  run(async(() -> {
                    var lock = new java.util.concurrent.locks.ReentrantLock();
                    var x = lock.newCondition();
                    lock.lock();
                    %s;
                    lock.unlock();
                  }));
                }
                """
                    .formatted(outcome.equals("false") ? "IO.print(" + wait + ")" : wait))
            .rehearse();
    var all = result.output() + result.ending();
    assertTrue(all.startsWith(outcome), all);
  }

  @Test
  void anEndlessCallbackOfOneOrderIsFoundAndItsCleanUpIsNoChoice() throws IOException {
    var exploration =
        byOutput(
                program(
                    """
                    boolean open;
                    void main() {
                      run(async(() -> {
                        await(gather(async(() -> { open = true; }), async(() -> { while (!open) { } })));
                      }));
                    }
                    """))
            .explore();

    assertEquals(
        Map.of("finished", 3L, "a callback goes on without end", 1L), outcomes(exploration));
  }

  @Test
  void nothingThatRunsAfterAnExitIsAChoice() throws IOException {
    var exploration =
        byOutput(
                program(
                    """
                    void main() {
                      run(async(() -> {
                        await(gather(async(() -> { System.exit(3); }), async(() -> { IO.println("b"); })));
                      }));
                    }
                    """))
            .explore();

    assertEquals(
        Map.of("exited with status 3", 1L, "b\nexited with status 3", 2L), outcomes(exploration));
  }

  @Test
  void anInterruptOfItselfIsAnOutcome() throws IOException {
    assertEquals(
        "interrupted",
        program(
                """
                void main() {
                  run(async(() -> {
                    Thread.currentThread().interrupt();
                    await(sleep(seconds(1)));
                  }));
                }
                """)
            .rehearse()
            .ending());
  }

  @Test
  void aCallbackWithoutEndIsAFailure() throws IOException {
    var result = program("void main() { run(async(() -> { while (true) { } })); }").rehearse();

    assertTrue(result.failed());
    assertEquals("a callback goes on without end", result.ending());
  }

  @Test
  void exitsAndFailuresAreTold() throws IOException {
    assertEquals(
        "exited with status 3",
        program("void main() { run(async(() -> { System.exit(3); })); }").rehearse().ending());
    assertEquals(
        "failed: IllegalStateException: no",
        program("void main() { run(async(() -> { throw new IllegalStateException(\"no\"); })); }")
            .rehearse()
            .ending());
  }

  @Test
  void aCheckSeesThePrivateFieldsOfMainsClass() throws IOException {
    var compiled = compiled(LOST_UPDATE);
    var checked =
        switch (compiler.compileWithCheck(compiled, "count == 3 && last.equals(\"3\")")) {
          case Compiled again -> ExploredProgram.of(again, true);
          case Compilation.CompileErrors(var problems) -> throw new AssertionError(problems);
        };

    var exploration = byOutput(checked).explore();

    assertEquals(
        Map.of("1\nthe check fails", 756L, "2\nthe check fails", 756L, "3\nfinished", 168L),
        outcomes(exploration));
  }

  @Test
  void aCheckThatIsNoneIsRefused() throws IOException {
    var compiled = compiled(LOST_UPDATE);
    for (var wrong :
        new String[] {"", "count = ", "cuont == 3", "true; }", "1", "true) || (true"}) {
      var result = compiler.compileWithCheck(compiled, wrong);
      if (wrong.equals("true) || (true")) {
        continue;
      }
      assertTrue(result instanceof Compilation.CompileErrors, wrong);
    }
  }

  @Test
  void jdkObjectsAreWatchedByIdentityAndThroughTheirViews() throws IOException {
    var program =
        program(
            """
            final List<String> list = new ArrayList<>();
            final Map<String, List<String>> map = new TreeMap<>();
            Coroutine<Void> one(int n) {
              return async(() -> {
                await(sleep(seconds(0)));
                list.add("a" + n);
                List<String> mine = new ArrayList<>();
                Stream.of("x", "y").forEach(mine::add);
                map.computeIfAbsent("k", _ -> new ArrayList<>()).addAll(mine);
                map.values().iterator().next().add("v" + n);
              });
            }
            void main() {
              run(async(() -> {
                await(gather(one(1), one(2)));
                IO.println(list + " " + map);
              }));
            }
            """);

    var whole = outcomes(byOutput(program).explore());
    var reduced = byOutput(program).withReduction().withMost(10).explore();

    assertEquals(2, whole.size());
    assertEquals(Exploration.Method.REDUCED, reduced.method());
    assertEquals(whole.keySet(), outcomes(reduced).keySet());
  }

  @Test
  void twoTasksWithListsOfTheirOwnAreOneClass() throws IOException {
    var exploration =
        byOutput(
                program(
                    """
                    Coroutine<Integer> own(int n) {
                      return async(() -> {
                        var mine = new ArrayList<Integer>();
                        for (var i = 0; i < n; i++) {
                          mine.add(i);
                          await(sleep(seconds(0)));
                        }
                        return mine.size();
                      });
                    }
                    void main() {
                      run(async(() -> {
                        IO.println(await(gather(own(3), own(3))));
                      }));
                    }
                    """))
            .withReduction()
            .withMost(40)
            .explore();

    assertEquals(Exploration.Method.REDUCED, exploration.method());
    assertTrue(exploration.orders() <= 2, exploration.toString());
  }

  @Test
  void theFreedomsOfTheReadersProgramAreAsTheBookSays() throws IOException {
    for (var freedom : new Freedom[] {Freedom.TICK, Freedom.TIMING}) {
      var exploration = byOutput(program(LOST_UPDATE)).with(freedom).explore();
      assertTrue(exploration.isProven());
      assertEquals(java.util.Set.of("1\nfinished"), outcomes(exploration).keySet());
    }
    assertFalse(byOutput(program(LOST_UPDATE)).explore().hasFailed());
  }
}
