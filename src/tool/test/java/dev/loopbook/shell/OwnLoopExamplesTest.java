package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.book.Chapters;
import dev.loopbook.book.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Runs the examples of chapters 1 to 7 on the loop that the last exercise of chapter 21 ends with.
class OwnLoopExamplesTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));
  private static final Path LOOP = HOME.resolve("solutions/ch21_your_own_loop/e8_lock_queue");

  /// What no loop of chapter 21 can run, with the words that say why.
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("ch01/LoopLife", "cannot find symbol"),
          Map.entry("ch02/States", "cannot find symbol"),
          Map.entry("ch03/NaiveTest", "it uses LoopTest, Tests,"),
          Map.entry("ch04/InThread", "it uses toThread,"),
          Map.entry("ch05/LeakTest", "it uses LoopTest, Tests,"),
          Map.entry("ch06/CounterTest", "it uses LoopTest, Tests,"),
          Map.entry("ch06/ForgottenLock", "it uses TimeoutError, waitFor,"),
          Map.entry("ch07/QueueTest", "it uses LoopTest, Tests,"),
          Map.entry("ch07/ShutDown", "it uses QueueShutDown,"),
          Map.entry("ch07/WhatOrder", "it uses LifoQueue, PriorityQueue,"));

  /// Loopbook's loop refuses an await inside `synchronized`, and this one doesn't notice. The other
  /// is shown in steps alone.
  private static final List<String> NOT_COMPARED = List.of("ch06/WrongLock", "ch06/ThreeReaders");

  @Test
  void theExamplesOfChapters1To7DoTheSameOnIt() {
    var examples =
        Chapters.in(HOME).all().stream()
            .filter(chapter -> chapter.number() <= 7)
            .flatMap(chapter -> chapter.examples().stream())
            .filter(example -> !NOT_COMPARED.contains(example.id()))
            .toList();
    var lines =
        new ArrayList<>(
            examples.stream().map(each -> "run --loop \"" + LOOP + "\" " + each.id()).toList());
    lines.add("quit");
    var parts = Piped.shell(HOME, lines.toArray(String[]::new)).out().split("(?m)^> ");
    var same = 0;
    for (var i = 0; i < examples.size(); i++) {
      var id = examples.get(i).id();
      var own = parts[i + 1].substring(parts[i + 1].indexOf('\n') + 1);
      var why = REFUSED.get(id);
      if (why != null) {
        assertTrue(own.contains(why), () -> id + ": " + own);
      } else {
        assertEquals(withoutRemarks(inTheBook(examples.get(i))), withoutRemarks(own), id);
        same++;
      }
    }
    assertEquals(33, same, "how many do the same");
    // ThreeReaders does the same too, in steps
    var said =
        "Of the %d examples of chapters 1 to 7, %d do the same on it. %d use what you haven't built"
            .formatted(examples.size() + NOT_COMPARED.size(), same + 1, REFUSED.size());
    assertTrue(chapter21().contains(said), said);
  }

  private static String chapter21() {
    try {
      return Files.readString(HOME.resolve("chapters/ch21_your_own_loop/README.md"));
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  /// Returns the output of an example that its chapter shows, which is that on Loopbook's loop.
  private static String inTheBook(Example example) {
    var fence =
        Pattern.compile(
            "(?s)```output of=" + example.file().getFileName() + "( status=1)?\n(.*?)```");
    try {
      var page = fence.matcher(Files.readString(example.file().resolveSibling("README.md")));
      assertTrue(page.find(), () -> example.id() + " has no output in its chapter");
      return page.group(2);
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  /// Drops the audit, and how a program failed.
  private static String withoutRemarks(String printed) {
    return printed
        .lines()
        .takeWhile(
            line -> !line.startsWith("⚠") && !line.matches("[a-z]+(\\.\\w+)+(Error|Exception): .*"))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  @Test
  void theShellStepsItTickByTick() {
    var shell =
        Piped.shell(
            HOME,
            "load --loop \"" + LOOP + "\" ch01/TwoTasks",
            "tick 4",
            "back",
            "until 1",
            "quit");
    assertTrue(shell.out().contains("36 lines · virtual time · on your own loop"), shell::out);
    assertTrue(
        shell
            .out()
            .contains(
                """
                ── tick 4 ───────────────────────────────────────────────────────── 0.500 s ──
                  run     your loop  runs                                            Bridge:36
                                     │ B: again
                """),
        shell::out);
    assertTrue(shell.out().contains("ch01/TwoTasks 3 @0.500s> until 1"), shell::out);
    assertTrue(shell.out().contains("│ A: again"), shell::out);
  }

  @Test
  void aFolderWithoutALoopIsRefused() {
    var none = Piped.command(HOME, "run", "--loop", "nowhere", "ch01/TwoTasks");
    assertEquals(
        """
          --loop nowhere: no such folder. Name the one with your loop: run --loop
          exercises/ch21_your_own_loop/e8_lock_queue EXAMPLE
        """,
        none.err());
    assertEquals(2, none.status());
    var early = HOME.resolve("solutions/ch21_your_own_loop/e2_call_soon");
    var noBridge = Piped.command(HOME, "run", "--loop", early.toString(), "ch01/TwoTasks");
    assertTrue(
        noBridge.err().replaceAll("\\s+", " ").contains("there's no Bridge.java in it"),
        noBridge::err);
    assertEquals(2, noBridge.status());
  }

  @Test
  void itsClockIsVirtual() {
    var real = Piped.command(HOME, "run", "--real", "--loop", LOOP.toString(), "ch01/TwoTasks");
    assertEquals(
        """
          --loop and --real: a loop of your own has a virtual clock. Leave one of them
          out
        """,
        real.err());
    assertEquals(2, real.status());
  }
}
