package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C, two hundred times at moments that a seed chooses, and then everything works.
final class ManyInterruptsTest {
  private static final Path BOOK = Path.of(System.getProperty("loopbook.home", "."));
  private static final String ID = "ch04_blocking/e1_unblock";
  private static final String PROGRAM =
      """
      import static dev.loopbook.loop.Async.*;

      void main() {
        run(async(() -> {
          for (int i = 0; i < 50; i++) {
            await(sleep(millis(10)));
          }
          System.out.println("all is well");
        }));
      }
      """;

  @TempDir private Path home;

  /// A command, how often it's interrupted, and the latest moment for that.
  private record Kind(String line, int times, Duration latest) {}

  @BeforeEach
  void aBookAndAClass() throws IOException {
    copy("exercises/" + ID, home.resolve("exercises").resolve(ID));
    copy("solutions/" + ID, home.resolve("solutions").resolve(ID));
    copy("solutions/" + ID, home.resolve("class/ann").resolve(ID));
    Files.writeString(home.resolve("Ticks.java"), PROGRAM);
  }

  @Test
  void afterTwoHundredInterruptsEverythingWorks() throws InterruptedException {
    var program = home.resolve("Ticks.java").toString();
    var kinds =
        List.of(
            new Kind("load " + program, 60, Duration.ofMillis(80)),
            new Kind("explore " + program, 10, Duration.ofMillis(80)),
            new Kind("run " + program, 50, Duration.ofMillis(80)),
            new Kind("tick 20", 40, Duration.ofMillis(10)),
            new Kind("back 3", 30, Duration.ofMillis(20)),
            new Kind("check ch04/e1", 8, Duration.ofMillis(500)),
            new Kind("grade " + home.resolve("class"), 2, Duration.ofMillis(900)));
    var plan = new ArrayList<Kind>();
    kinds.forEach(kind -> plan.addAll(Collections.nCopies(kind.times(), kind)));
    var random = new Random(12);
    Collections.shuffle(plan, random);
    assertEquals(200, plan.size());

    var processes = children();
    var threads = threads();
    var out = new ByteArrayOutputStream();
    var screen = new Screen(new StreamOutput(out, out), Palette.PLAIN);
    var keyboard = new StreamKeyboard(new ByteArrayInputStream(new byte[0]), screen);
    try (var session = new Session(screen, _ -> keyboard, home)) {
      var repl = new Repl(session);
      for (var kind : plan) {
        out.reset();
        interrupted(
            session, random.nextLong(kind.latest().toNanos()), () -> repl.perform(kind.line()));
        isClean(kind.line(), text(out));
      }
      assertTrue(shown(repl, out, "load " + program).contains("Nothing has run yet"));
      assertTrue(shown(repl, out, "tick 3").contains("tick 2"));
      assertTrue(shown(repl, out, "back 1").contains("tick 1"));
      assertEquals("all is well\n", shown(repl, out, "run " + program));
      assertTrue(shown(repl, out, "check ch04/e1").contains("tests pass"));
      assertTrue(shown(repl, out, "grade " + home.resolve("class")).contains("1 of 1"));
    }
    assertEquals(processes, children());
    assertEquals(List.of(), stillAlive(threads));
  }

  /// Runs a command, and interrupts it after this time if it's still running.
  private static void interrupted(Session session, long nanos, Runnable command) {
    var interrupter =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (var end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
                    Thread.onSpinWait();
                  }
                  session.interrupts().raise();
                });
    command.run();
    try {
      interrupter.join();
    } catch (InterruptedException e) {
      throw new AssertionError("an interrupt reached the thread that runs the commands", e);
    }
    assertFalse(Thread.interrupted(), "an interrupt reached the thread that runs the commands");
  }

  /// Nobody is blamed for the interrupt, and nothing is said twice.
  private static void isClean(String command, String said) {
    for (var words :
        List.of(
            "itself failed",
            "bad class file",
            "ClosedChannel",
            "ClosedByInterrupt",
            "does not compile",
            "file a bug",
            "could not be judged",
            "not judged",
            "timed out")) {
      assertFalse(said.contains(words), () -> command + " said:\n" + said);
    }
    for (var once :
        List.of("Stopped", "tests pass", "of 1 passed", "no program is loaded", "students")) {
      assertTrue(said.split(once, -1).length <= 2, () -> command + " said twice:\n" + said);
    }
  }

  private static String shown(Repl repl, ByteArrayOutputStream out, String line) {
    out.reset();
    repl.perform(line);
    return text(out);
  }

  private static String text(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /// The threads of our own; those of the JDK's common pools stay for good.
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                Stream.of(
                        "ForkJoinPool",
                        "process reaper",
                        "VirtualThread-unblocker",
                        "CompletableFutureDelayScheduler",
                        "surefire")
                    .noneMatch(thread.getName()::startsWith))
        .collect(Collectors.toSet());
  }

  /// Returns the new threads that don't end, each with where it is.
  private static List<String> stillAlive(Set<Thread> before) throws InterruptedException {
    var alive = new ArrayList<String>();
    for (var thread : threads()) {
      if (!before.contains(thread) && !thread.join(Duration.ofSeconds(10))) {
        alive.add(thread.getName() + " " + List.of(thread.getStackTrace()));
      }
    }
    return alive;
  }

  private static void copy(String from, Path to) throws IOException {
    var folder = BOOK.resolve(from);
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var target = to.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
