package dev.loopbook.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuditReportTest {

  private static final Optional<StackTraceElement> MADE = line("MissingAwait", 18);

  private static Optional<StackTraceElement> line(String file, int number) {
    return Optional.of(new StackTraceElement(file, "main", file + ".java", number));
  }

  private static List<Finding> oneOfEach() {
    return List.of(
        new Finding.NeverAwaited("fetchUser", MADE),
        new Finding.TaskLeft("audit", "sleep 5 s", MADE, line("LeftBehind", 8)),
        new Finding.TaskPending("B", "its turn", MADE, Optional.empty()),
        new Finding.NeverRetrieved("task B", "IllegalStateException: boom", MADE, MADE),
        new Finding.Unclosed("<Connection db open>", MADE),
        new Finding.GeneratorLeft(MADE),
        new Finding.StillHeld("<Lock door locked by A>", "A", MADE),
        new Finding.UnfinishedItems("<Queue empty, 2 unfinished>", 2, MADE),
        new Finding.TimerLeft("MissingAwait callback", 5_000_000_000L, MADE),
        new Finding.ThreadAtWork(MADE),
        new Finding.PatchLeft("the statics of Clock", MADE),
        new Finding.StubUnused("fetchUser(1)", "", MADE, Optional.empty()),
        new Finding.StubUnused("fetchUser(1)", "fetchUser(2)", MADE, MADE),
        new Finding.LoopHeld("Thread.sleep", 1_000_000_000L, MADE),
        new Finding.LoopHeld("ReentrantLock.lock", 1_000_000_000L, MADE),
        new Finding.LoopHeld("CompletableFuture.join", 1_000_000_000L, MADE),
        new Finding.LockAcrossAwait("ReentrantLock", MADE, line("LeftBehind", 8)),
        new Finding.LoopLeftOpen(MADE));
  }

  @Test
  void ofManyFromOneLineTheFirstFiveAreTold() {
    var timers =
        IntStream.range(0, 1_500)
            .mapToObj(i -> (Finding) new Finding.TimerLeft("tick " + i, i, MADE))
            .toList();
    var other = new Finding.TimerLeft("tick 7", 7, line("Elsewhere", 3));
    var all = Stream.of(timers, List.of(timers.getLast(), other)).flatMap(List::stream).toList();

    var lines = AuditReport.lines(all);

    assertEquals(6, lines.stream().filter(line -> line.startsWith("⚠ a timer")).count());
    assertEquals(
        List.of("⚠ … and 1,496 more like it, from the same line"),
        lines.stream().filter(line -> line.contains("more")).toList());
    assertTrue(lines.toString().contains("Elsewhere:3"), lines::toString);
  }

  @Test
  void aFindingReadsAsPlaceMeaningAndMend() {
    assertEquals(
        List.of(
            "⚠ a coroutine was never awaited: fetchUser",
            "    made at  MissingAwait:18     fetchUser(1);",
            "    It never ran. Write await(fetchUser(1)), or createTask(fetchUser(1)).",
            "    chapter 3, \"What it cannot catch\""),
        AuditReport.lines(
            List.of(new Finding.NeverAwaited("fetchUser", MADE)),
            _ -> Optional.of("    fetchUser(1);")));
  }

  @Test
  void withoutTheTextOfTheLineTheMendIsStillOne() {
    assertEquals(
        List.of(
            "⚠ a coroutine was never awaited: fetchUser",
            "    made at  MissingAwait:18",
            "    It never ran. Write await(fetchUser(…)), or createTask(fetchUser(…)).",
            "    chapter 3, \"What it cannot catch\""),
        AuditReport.lines(List.of(new Finding.NeverAwaited("fetchUser", MADE))));
  }

  @Test
  void theSameMistakeAtTheSameLineIsToldOnce() {
    var finding = new Finding.NeverAwaited("fetchUser", MADE);
    var lines = AuditReport.lines(List.of(finding, finding, finding));
    assertEquals("⚠ a coroutine was never awaited: fetchUser (3 times)", lines.getFirst());
    assertEquals(4, lines.size());
  }

  @Test
  void onlyCodeIsCut() {
    var file = "AProgramWhoseNameAloneIsAlmostAsWideAsTheScreenThatShowsIt";
    assertEquals(
        List.of(
            "⚠ a resource was never closed:",
            "    <Connection to the archive of last year's orders in the cellar, open>",
            "    opened at  " + file + ":18",
            "    Open it in try (var it = …) { … }, which closes it in any case."),
        AuditReport.lines(
                List.of(
                    new Finding.Unclosed(
                        "<Connection to the archive of last year's orders in the cellar, open>",
                        line(file, 18))),
                _ -> Optional.of("    var archive = cellar.open();"))
            .subList(0, 4));
    var longer = line(file + file, 18);
    assertEquals(
        "    made at  " + file + file + ":18",
        AuditReport.lines(
                List.of(new Finding.NeverAwaited("fetchUser", longer)),
                _ -> Optional.of("    fetchUser(1);"))
            .get(1));
  }

  @Test
  void aNameCannotCommandATerminal() {
    assertEquals(
        "⚠ a coroutine was never awaited: fe�tch�User␛",
        AuditReport.lines(
                List.of(new Finding.NeverAwaited("fe\u009btch\u202eUser\u001b", MADE)),
                _ -> Optional.of("fetch(\"\u001b[2J\");"))
            .getFirst());
  }

  @Test
  void aMessageThatComparesIsNoObject() {
    var lines =
        AuditReport.lines(
            List.of(
                new Finding.NeverRetrieved(
                    "task B",
                    "IllegalStateException: 3 < 4 " + "and so on ".repeat(9) + "up to 9 > 8",
                    MADE,
                    MADE)));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), String.join("\n", lines));
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void everyFindingFitsTheWidthAndHasAMend(Finding finding) {
    var lines =
        AuditReport.lines(List.of(finding), _ -> Optional.of("x ".repeat(60) + "fetchUser(1);"));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), String.join("\n", lines));
    assertTrue(lines.getFirst().startsWith("⚠ "), lines.getFirst());
    assertTrue(lines.stream().anyMatch(line -> line.matches(".* at +MissingAwait:18 .*")));
    assertTrue(finding.fix(Optional.empty()).endsWith("."), finding.fix(Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void thePointerIntoTheBookIsTrue(Finding finding) throws IOException {
    var pointer = BookPointer.of(finding);
    if (pointer.isEmpty()) {
      return;
    }
    var prefix = "ch%02d_".formatted(pointer.get().chapter());
    try (Stream<Path> chapters = Files.list(Path.of(home(), "chapters"))) {
      var chapter =
          chapters.filter(path -> path.getFileName().toString().startsWith(prefix)).findFirst();
      var headings = Files.readAllLines(chapter.orElseThrow().resolve("README.md"));
      assertTrue(
          headings.stream()
              .anyMatch(line -> line.matches("#+ \\Q" + pointer.get().heading() + "\\E")),
          pointer.get() + " is no heading");
    }
  }

  private static String home() {
    return System.getProperty("loopbook.home", ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fetch | fetch(1);                       | fetch(1)",
        "fetch | var a = fetch(id(2), \")\"); b();| fetch(id(2), \")\")",
        "fetch | prefetch(1); fetch(2);          | fetch(2)",
        "fetch | x = '(' + fetch('\\'');         | fetch('\\'')",
        "Lock.acquire | if (x) the.lock.acquire(); | the.lock.acquire()",
        "fetch | new Users().fetch(1);           | none",
        "fetch | fetch(1,                        | none",
        "fetch | this::fetch                     | none",
        "fetch | prefetch(1);                    | none",
      })
  void aCallIsFoundAsItWasWritten(String method, String line, String call) {
    assertEquals(call, CallText.of(method, line).orElse("none"));
  }
}
