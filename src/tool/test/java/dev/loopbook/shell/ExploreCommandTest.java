package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.text.DisplayWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExploreCommandTest {
  private static final String LOST_UPDATE =
      """
      import static dev.loopbook.loop.Async.*;
      import dev.loopbook.loop.Coroutine;

      int count = 0;

      Coroutine<Void> increment() {
        return async(() -> {
          int read = count;
          await(sleep(seconds(0)));
          count = read + 1;
        });
      }

      void main() {
        run(async(() -> {
          var a = createTask(increment(), "A");
          var b = createTask(increment(), "B");
          await(a);
          await(b);
          IO.println("count: " + count);
        }));
      }
      """;

  @TempDir Path home;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    TinyBook.in(home);
    file = home.resolve("Lost.java");
    Files.writeString(file, LOST_UPDATE);
  }

  private Piped explore(String... options) {
    var words = new String[options.length + 2];
    words[0] = "explore";
    words[1] = file.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return Piped.command(home, words);
  }

  private Piped exploreText(String program, String... options) throws IOException {
    Files.writeString(file, program);
    return explore(options);
  }

  private static String token(Piped run) {
    var at = run.out().indexOf("  replay ") + "  replay ".length();
    return run.out().substring(at, run.out().indexOf(' ', at));
  }

  @Test
  void theOrderInTheHelpOfReplayCanBeReplayed() {
    var book = Path.of(System.getProperty("loopbook.home", "."));
    var example =
        Piped.command(book, "help", "replay")
            .out()
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("replay \\S+-\\S+-\\S+ .*"))
            .findFirst()
            .orElseThrow();
    var shown = Piped.shell(book, example.replaceAll(" {2,}.*", "")).out();
    assertTrue(shown.contains("Its order is "), shown);
  }

  @Test
  void allOrdersAreCountedAndTheNearestOtherOutcomeIsExplained() {
    var run = explore("--by", "last");

    assertEquals(0, run.status());
    var replay = "  replay " + token(run) + " " + file;
    assertEquals(
        """
          Lost.java · any ready callback may be next · all 10 orders run

          count: 1    6  ██████████████████████████████  FIFO's outcome
          count: 2    4  ████████████████████

          The shortest way from FIFO to "count: 2": one choice.
          tick   FIFO           this order
             2   A reads 0      A reads 0        Lost:8  read of count
             2   B reads 0      A writes 1    ◀  Lost:10  write of count
             3   A writes 1     B reads 1        Lost:8  read of count
             4   B writes 1     B writes 2       Lost:10  write of count
             5   main reads 1   main reads 2     Lost:20  read of count
          By timing alone (plain asyncio, any delays)? no, never. One await more
          somewhere is enough.
          Seen under any, all; never under timing, tick.
        """,
        run.out().lines().limit(15).map(line -> line + "\n").collect(Collectors.joining()));
    assertTrue(run.out().contains(replay.substring(0, 30)), run.out());
  }

  @Test
  void sharesOfSeveralMachinesMakeTheReportOfOne() throws IOException {
    var one = home.resolve("one.json");
    var merged = home.resolve("merged.json");
    var parts = home.resolve("parts");
    var asked = new String[] {"--check", "count == 2", "--by", "last"};
    assertEquals(1, explore(with(asked, "--json", one.toString())).status());

    for (var number = 1; number <= 3; number++) {
      var run = explore(with(asked, "--shard", number + "/3", "--out", parts.toString()));
      assertEquals(0, run.status(), run::out);
      var written = parts.resolve("share-" + number + "-of-3.json");
      var said = run.out().strip().replaceAll("\\s+", " ");
      assertTrue(said.startsWith(written + ": written. Orders: "), said);
    }
    var run = explore(with(asked, "--merge", parts.toString(), "--json", merged.toString()));

    assertEquals(1, run.status(), run::out);
    assertTrue(run.out().contains("all 10 orders run"), run.out());
    assertEquals(Files.readString(one), Files.readString(merged));
  }

  private static String[] with(String[] options, String... more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aFolderThatCannotBeMadeIsToldBeforeAShareIsWalked() throws IOException {
    var file = Files.writeString(home.resolve("file"), "");
    assertEquals(
        "explore: --out %s: this is a file. --shard makes its file there: name a folder"
            .formatted(file),
        refused("--shard", "1/3", "--out", file.toString()));
    assertEquals(
        "explore: --out %1$s/below: no such folder can be made: part of the path %1$s/below is a file, where a folder is needed. --out ~/loopbook writes to your home"
            .formatted(file),
        refused("--shard", "1/3", "--out", file + "/below"));
  }

  @Test
  void aReportThatCannotBeWrittenIsToldBeforeAnyOrderIsRun() {
    var run = explore("--json", home.resolve("none/report.json").toString());
    assertEquals("", run.out());
    assertEquals(
        "explore: --json %1$s/none/report.json: there is no folder %1$s/none. Make it first"
            .formatted(home),
        refused("--json", home.resolve("none/report.json").toString()));
  }

  @Test
  void sharesThatDontMakeAWholeAreNamed() throws IOException {
    var parts = home.resolve("parts").toString();
    Files.createDirectories(home.resolve("parts"));
    assertEquals(
        "explore --merge: %s has no shares. explore PROGRAM --shard 1/8 --out %s makes the first of eight"
            .formatted(parts, parts),
        refused("--merge", parts));
    explore("--shard", "2/4", "--out", parts);
    assertEquals(
        "explore --merge: these shares are missing: 1/4, 3/4, 4/4", refused("--merge", parts));
    var share = home.resolve("parts/share-2-of-4.json");
    assertEquals(
        "explore --merge: %s was made with another --by".formatted(share),
        refused("--merge", parts, "--by", "end"));
    assertEquals(
        "explore --merge: %s was made with another --freedom".formatted(share),
        refused("--merge", parts, "--freedom", "tick"));
    assertEquals(
        "explore --merge: %s was made with no --check".formatted(share),
        refused("--merge", parts, "--check", "count == 2"));
    explore("--shard", "1/3", "--out", parts);
    assertEquals(
        "explore --merge: %s is one of 4 shares, and others there are of 3. Keep those of one division"
            .formatted(share),
        refused("--merge", parts));
    Files.writeString(home.resolve("parts/share-1-of-3.json"), "{\"format\": 1}");
    assertEquals(
        "explore --merge: %s is no share of a program's orders. explore makes it again with --shard"
            .formatted(home.resolve("parts/share-1-of-3.json")),
        refused("--merge", parts));
    Files.delete(home.resolve("parts/share-1-of-3.json"));
    Files.writeString(file, LOST_UPDATE.replace("count: ", "counted: "));
    assertEquals(
        "explore --merge: %s is of another program, or of this one before it was changed"
            .formatted(share),
        refused("--merge", parts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--shard 9/8 --out d | explore: --shard 9/8: a share is I/N, with I from 1 to N, as 3/8",
        "--shard 1/8 | explore: --shard needs a folder for its file: --out FOLDER, the same one for all",
        "--out d | explore: --out is where --shard leaves its file. --json FILE writes the report",
        "--shard 1/8 --out d --merge d | explore: --shard runs a share and --merge puts all together: one or the other",
        "--shard 1/8 --out d --max 9 | explore: --shard is about all orders, and --max leaves some out. Leave it away",
        "--merge d --random 9 | explore: --merge is about all orders, and --random leaves some out. Leave it away",
      })
  void sharesAreAskedForInOneWay(String options, String message) {
    assertEquals(message, refused(options.split(" ")));
  }

  /// Returns the message with which it refuses, on one line and without the sign before it.
  private String refused(String... options) {
    var run = explore(options);
    assertTrue(run.status() != 0, run::out);
    return run.err().strip().replaceFirst("^✗ ", "").replaceAll("\\s+", " ");
  }

  @Test
  void whoseTurnItIsStandsInTheLanesWhenNothingElseDiffers() throws IOException {
    var run =
        exploreText(
            """
            import static dev.loopbook.loop.Async.*;
            void main() {
              run(async(() -> {
                var task = createTask(async(() -> {}), "task");
                await(sleep(seconds(0)));
                IO.println(task.isDone());
                await(task);
              }));
            }
            """);

    assertEquals(
        """
          The shortest way from FIFO to "false": one choice.
          tick   FIFO           this order
             1   main runs      main runs
             2   task runs      main runs     ◀
             2   main runs      task runs
             3                  main runs
          By timing alone (plain asyncio, any delays)? no, never. Another loop would do,
        """,
        run.out().lines().skip(5).limit(7).map(line -> line + "\n").collect(Collectors.joining()));
  }

  @Test
  void anOutcomeOfManyWordsFitsOnItsLine() throws IOException {
    var run =
        exploreText(
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.sync.Lock;
            void main() {
              var lock = new Lock("a lock with a name of quite a few words");
              run(async(() -> { await(lock.acquire()); }));
            }
            """,
            "--by",
            "end");

    assertTrue(run.out().contains("✗ fails, in FIFO too"), run.out());
    assertEquals(List.of(), run.out().lines().filter(line -> DisplayWidth.of(line) > 80).toList());
  }

  @Test
  void aCheckThatSomeOrderBreaksIsExitStatusOne() {
    var run = explore("--check", "count == 2");

    assertEquals(1, run.status());
    assertTrue(run.out().contains("count: 1 · the check fails"), run.out());
    assertTrue(run.out().contains("✗ fails, in FIFO too"), run.out());
    assertEquals(0, explore("--check", "count > 0").status());
  }

  @Test
  void anOutcomeThatNoOrderChangesIsProven() {
    var run = explore("--freedom", "tick", "--by", "end");

    assertTrue(run.out().contains("✓ proven"), run.out());
  }

  @Test
  void anOrderIsReplayedInTheShellAndWhyNamesTheChoice() {
    var token = token(explore());

    var shell =
        Piped.shell(
            home,
            "replay " + token + " \"" + file + "\"",
            "tick 2",
            "why A",
            "back",
            "tick",
            "why A",
            "continue",
            "quit");

    var why = "chosen: would have been B under FIFO";
    assertTrue(shell.out().indexOf(why) < shell.out().lastIndexOf(why), shell.out());
    assertTrue(shell.out().contains("count: 2"), shell.out());
  }

  @Test
  void theReadyQueueOfAReplayIsListedAsItWillRun() throws IOException {
    var token =
        token(
            exploreText(
                """
                import static dev.loopbook.loop.Async.*;
                String config = "none";
                void main() {
                  run(async(() -> {
                    var first = createTask(async(() -> { config = "fast"; }), "first");
                    var second = createTask(async(() -> IO.println(config)), "second");
                    await(second);
                    await(first);
                  }));
                }
                """));

    var shell =
        Piped.shell(home, "replay " + token + " \"" + file + "\"", "tick", "ready", "step", "quit");

    assertTrue(shell.out().contains("ready   second, first"), shell.out());
    var list = shell.out().substring(shell.out().indexOf("second, first") + 20);
    assertTrue(list.indexOf("second") < list.indexOf("first"), list);
  }

  @Test
  void aBreakAtATaskStopsAfterItsTurnWhereSomebodyChoseTheOrder() {
    var replay = "replay " + token(explore()) + " \"" + file + "\"";
    var shell = Piped.shell(home, replay, "break A", "continue", "quit").out();

    assertTrue(shell.contains("A has run"), shell);
    assertFalse(shell.contains("A runs next"), shell);
  }

  @Test
  void theLoadedProgramIsExploredIfNoneIsNamed() {
    var shell = Piped.shell(home, "load \"" + file + "\"", "explore --by last", "quit");

    assertTrue(shell.out().contains("all 10 orders run"), shell.out());
    assertTrue(
        Piped.shell(home, "explore", "quit")
            .out()
            .contains(
                "explore: no program is loaded.   load EXAMPLE loads one, chapters lists them"));
  }

  @Test
  void theReportIsTheSameWithSeveralJobs() {
    assertEquals(explore().out(), explore("--jobs", "3").out());
  }

  @Test
  void theJsonIsVersionedAndSaysTheSame() throws IOException {
    var to = home.resolve("orders.json");

    explore("--by", "last", "--json", to.toString());

    var json = JsonParser.parseString(Files.readString(to)).getAsJsonObject();
    assertEquals("loopbook-orders", json.get("format").getAsString());
    assertEquals(1, json.get("version").getAsInt());
    assertEquals("any", json.get("freedom").getAsString());
    assertEquals("last", json.get("by").getAsString());
    assertEquals("whole", json.get("method").getAsString());
    assertEquals(10, json.get("orders").getAsLong());
    assertTrue(json.get("proven").getAsBoolean());
    var outcomes = json.getAsJsonArray("outcomes");
    assertEquals(2, outcomes.size());
    var usual = outcomes.get(0).getAsJsonObject();
    assertEquals("count: 1\n", usual.get("output").getAsString());
    assertEquals(6, usual.get("count").getAsLong());
    assertTrue(usual.get("fifo").getAsBoolean());
    assertEquals(0, usual.get("deviations").getAsInt());
    var way = json.getAsJsonArray("ways").get(0).getAsJsonObject();
    assertEquals(1, way.get("outcome").getAsInt());
    assertEquals("never", way.getAsJsonObject("shows").get("timing").getAsString());
    assertEquals("yes", way.getAsJsonObject("shows").get("any").getAsString());
    var row = way.getAsJsonArray("rows").get(1).getAsJsonObject();
    assertTrue(row.get("differs").getAsBoolean());
    var step = row.getAsJsonObject("order");
    assertEquals("A", step.get("who").getAsString());
    assertEquals("writes 1", step.get("does").getAsString());
    assertEquals("count", step.get("touches").getAsString());
    assertEquals(10, step.get("line").getAsInt());
  }

  @Test
  void aTreeOfTooManyOrdersIsAnsweredAtOnceWithWhatItPromisesAndWhatToType() throws IOException {
    var to = home.resolve("orders.json");

    var run =
        exploreText(
            LOST_UPDATE.replace(
                "await(b);",
                "await(b); await(gather(java.util.stream.Stream.generate("
                    + "this::increment).limit(9).toList()));"),
            "--by",
            "last",
            "--json",
            to.toString());

    var out = run.out().replaceAll("\\s+", " ");
    assertEquals(0, run.status());
    assertTrue(
        out.contains(
            "Every order that leaves FIFO once was run, and what needs only that is here."),
        out);
    assertTrue(out.contains("To look further, add --max "), out);
    assertTrue(out.contains(", --deviations 2 or --random 100000."), out);
    var json = JsonParser.parseString(Files.readString(to)).getAsJsonObject();
    assertEquals("sampled", json.get("method").getAsString());
    var sample = json.getAsJsonObject("sample");
    assertEquals(1, sample.get("deviations").getAsInt());
    assertEquals(
        json.get("orders").getAsLong(),
        sample.get("near").getAsLong()
            + sample.get("random").getAsLong()
            + sample.get("classes").getAsLong());
    assertTrue(json.getAsJsonObject("estimate").get("orders").getAsDouble() > 1e9, out);
  }

  // In each round the first of ten callbacks cancels the others.
  @ParameterizedTest
  @CsvSource({"7, 1.00 × 10^7", "9, 1.00 × 10^9"})
  void theNumberOfOrdersIsSaidAsExactlyAsItIsKnown(int rounds, String number) throws IOException {
    var run =
        exploreText(
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;
            void main() {
              run(async(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                  Future<Integer> first = EventLoop.running().createFuture();
                  var handles = new java.util.ArrayList<Handle>();
                  for (int i = 0; i < 10; i++) {
                    int n = i;
                    handles.add(EventLoop.running().callSoon(() -> {
                      handles.forEach(Handle::cancel);
                      first.setResult(n);
                    }));
                  }
                  IO.println(await(first));
                }
              }));
            }
            """
                .replace("ROUNDS", String.valueOf(rounds)),
            "--max",
            "1000",
            "--by",
            "last");

    var out = run.out().replaceAll("\\s+", " ");
    assertEquals(0, run.status(), run.err());
    assertTrue(out.contains(" of about " + number + " orders (± 1 %) run"), out);
    assertTrue(out.contains("Too many to run them all. Every order that leaves FIFO once"), out);
  }

  // A task that polls may be put off for as long as one likes, so there's no end of orders.
  @Test
  void anEstimateThatMoreOrdersWereRunThanThereShouldBeIsNotShown() throws IOException {
    var run =
        exploreText(
            """
            import static dev.loopbook.loop.Async.*;
            boolean stop;
            void main() {
              run(async(() -> {
                await(gather(
                    async(() -> { while (!stop) { await(sleep(seconds(0))); } }),
                    async(() -> { await(sleep(seconds(0))); stop = true; })));
              }));
            }
            """,
            "--max",
            "3000");

    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out().replaceAll("\\s+", " ").contains(" orders run, and there are more Too many"),
        run.out());
    assertFalse(run.out().contains("estimated"), run.out());
  }

  @Test
  void aTreeTooLargeOfAProgramThatUsesReflectionSaysWhyNothingIsLeftOut() throws IOException {
    var run =
        exploreText(
            LOST_UPDATE
                .replace("await(a);", "await(gather(increment(), increment())); await(a);")
                .replace("void main() {", "void main() { getClass().getDeclaredMethods();")
                .replace(
                    "IO.println(\"count: \" + count);",
                    "IO.println(\"count: \" + getClass().getDeclaredField(\"count\").get(this));"),
            "--max",
            "500");

    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out()
            .replaceAll("\\s+", " ")
            .contains("None could be left out: it uses reflection (Field.get)"),
        run.out());
  }

  @Test
  void whatCtrlCEndsSaysWhatIsKnownAndIsNotTakenForDone() throws IOException {
    Files.writeString(
        file,
        """
        import static dev.loopbook.loop.Async.*;

        int last;

        void main() {
          run(async(() -> {
            for (int i = 0; i < 60; i++) {
              int number = i;
              createTask(async(() -> {
                last = last * 31 + number;
                await(sleep(seconds(0)));
                last = last * 31 + number;
              }));
            }
            await(sleep(seconds(1)));
          }));
        }
        """);
    var shell = TypedShell.at(home).when("Ctrl-C shows what is known", TypedShell.CTRL_C);
    var shown = shell.run("explore", file.toString(), "--max", "100000000");

    assertTrue(shown.replaceAll("\\s+", " ").contains("run, then it was stopped"), shown);
    assertEquals(ExitStatus.INTERRUPTED, shell.status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max 0 | explore --max 0: it must be at least 1",
        "--deviations -1 | explore --deviations -1: it must be at least 0",
        "--random 0 | explore --random 0: it must be at least 1",
        "--seed 3 | explore: --seed says what --random draws from. Add --random N",
        "--random 3 --deviations 1 | explore: --deviations and --random are two ways",
        "--jobs 0 | explore --jobs 0: it must be at least 1",
        "--check cuont==2 | cannot find symbol",
        "--check count= | it isn't a condition",
        "--json /no/such/folder/x.json | there is no folder",
      })
  void wrongUseIsToldInAWord(String options, String message) {
    var run = explore(options.split(" "));

    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().replaceAll("\\s+", " ").contains(message), run.err());
  }

  @Test
  void aProgramWithoutALoopHasOneOrder() throws IOException {
    var run = exploreText("void main() { IO.println(1); }");

    assertEquals(2, run.status());
    assertTrue(run.err().contains("it makes no event loop, so there is only one order"), run.err());
  }

  @Test
  void aLargerFreedomShowsWhatASmallerOneDoes() throws IOException {
    var run =
        exploreText(
            """
            import static dev.loopbook.loop.Async.*;

            boolean stop;

            void main() {
              run(async(() -> {
                var stopper = createTask(async(() -> { stop = true; }));
                while (!stop) await(sleep(java.time.Duration.ZERO));
                await(stopper);
              }));
            }
            """);
    assertTrue(run.out().contains("  Seen under any, all; never under timing, tick.\n"), run.out());
  }

  @Test
  void whatVariesIsRefusedWithItsLineAndTheWayOut() throws IOException {
    var run =
        exploreText(
            """
            import static dev.loopbook.loop.Async.*;
            void main() {
              run(async(() -> {
                IO.println(Math.random());
              }));
            }
            """);

    assertEquals(1, run.status());
    assertEquals(
        """
          Lost.java: it isn't the same in each run: line 4 draws random numbers without
          a seed.   Give it one: new Random(7).
        """,
        run.err());
  }

  @Test
  void anotherProgramsTokenAndATypoAreRefused() throws IOException {
    var token = token(explore());

    assertTrue(
        Piped.command(home, "replay", token.replace("-", "_"), file.toString())
            .err()
            .contains("not a token of an order"));
    Files.writeString(file, LOST_UPDATE.replace("count: ", "Count: "));
    var foreign = Piped.command(home, "replay", token, file.toString());
    assertEquals(2, foreign.status());
    assertTrue(foreign.err().contains("an order of another program"), foreign.err());
  }

  @Test
  void aTreeTooLargeIsBoundedAndSaysWhatThatPromises() throws IOException {
    var many =
        LOST_UPDATE.replace("await(a);", "await(gather(increment(), increment())); await(a);");

    var near = exploreText(many, "--deviations", "1", "--by", "last");
    var random = exploreText(many, "--random", "50", "--seed", "7", "--by", "last");

    assertTrue(
        near.out().replaceAll("\\s+", " ").contains("all with at most 1 deviation from FIFO"),
        near.out());
    assertTrue(
        near.out().replaceAll("\\s+", " ").contains("What needs more isn't seen here."),
        near.out());
    assertTrue(
        random.out().replaceAll("\\s+", " ").contains("50 orders drawn at random, seed 7"),
        random.out());
    assertTrue(random.out().contains("It proves nothing."), random.out());
    assertEquals(random.out(), explore("--random", "50", "--seed", "7", "--by", "last").out());
  }
}
