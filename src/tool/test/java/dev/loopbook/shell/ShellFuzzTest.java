package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is typed, the shell answers with words of its own and goes on.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShellFuzzTest {
  private static final int ROUNDS = 200;

  /// What they are given is a file, which many of them write.
  private static final Set<String> OF_FILES = Set.of("save", "open", "source", "record", "pack");

  private static final List<String> STEPS =
      List.of("tick", "step", "continue", "back", "restart", "until", "goto", "forward", "slow");

  private static final List<String> WORDS =
      List.of(
          "1",
          "2",
          "3",
          "7",
          "-5",
          "0",
          "99999",
          "1.5",
          "20ms",
          "2s",
          "end",
          "all",
          "A",
          "B",
          "C",
          "main",
          "D",
          "漢字",
          "#1",
          "#2",
          "#77",
          "A done",
          "on",
          "work",
          "waiting",
          "done",
          "ready",
          "cons*",
          "*",
          "lock",
          "queue",
          "event",
          "count",
          "count > 2",
          "Busy:10",
          "Busy:9999",
          "Busy.java:12",
          "tick 4",
          "task A",
          "print",
          "fails",
          "IllegalStateException",
          "\"boom\"",
          "new RuntimeException(\"x\")",
          "null",
          "'x",
          "--json",
          "--by",
          "last",
          "--freedom",
          "timing",
          "--",
          "-x",
          "ch01/Hello",
          "any-00000-a1a",
          "\0",
          "\u001b[2J",
          "\u202e",
          "ä",
          "…",
          "if",
          "==",
          "A's",
          "sleep",
          "help",
          "until",
          "tick",
          "this",
          "A 1 this",
          "main 9",
          "in A",
          "in main 2",
          "n + i in A",
          "count * 2",
          "count == 2",
          "count++",
          "lock.isLocked()",
          "\"x\" + count in B",
          "queue.size() > 0 || count / 0 > 1",
          "throw",
          "await(sleep(millis(1)))",
          "System.exit(1)",
          "resumes",
          "ends",
          "prints");

  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
  }

  @Test
  void bytesOfAnyKindAreMistakesAndNothingWorse() {
    var random = new Random(1);
    for (var round = 0; round < ROUNDS; round++) {
      var garbage = new byte[random.nextInt(300)];
      random.nextBytes(garbage);
      holdUp(garbage, "bytes of round " + round);
    }
  }

  @Test
  void commandsWithAnyArgumentsAreRunOrRefused() {
    var random = new Random(2);
    // one would end the test, another would write files; of Java, JavaAtThePromptTest has worse
    var names =
        Commands.names().stream()
            .filter(Predicate.not(List.of("quit", "book", "=", "print", "doc")::contains))
            .toList();
    var arguments =
        List.of(
            "ch01",
            "ch01/Hello",
            "ch09",
            "1",
            "-1",
            "999999999999999999999",
            "--real",
            "--json",
            "--",
            "-",
            "''",
            "\"",
            "#",
            "@file",
            "${x}",
            "%s%n",
            "*",
            "../..",
            "\0",
            "ä",
            "漢字",
            "a=b",
            "--out=",
            "-x=1");
    for (var round = 0; round < ROUNDS; round++) {
      var line = new StringBuilder(pick(names, random));
      for (var count = random.nextInt(4); count > 0; count--) {
        line.append(' ').append(pick(arguments, random));
      }
      holdUp(line.toString().getBytes(StandardCharsets.UTF_8), line.toString());
    }
  }

  @Test
  void aSessionSurvivesAnyCommandsOnAnyProgram() throws IOException {
    // -Dloopbook.fuzz=20000 -Djunit.jupiter.execution.timeout.mode=disabled tries more
    var rounds = Integer.getInteger("loopbook.fuzz", 300);
    var random = new Random(rounds);
    var programs = programs();
    var names = Commands.names();
    var typed = new HashSet<String>();
    var out = new ByteArrayOutputStream();
    var screen = new Screen(new StreamOutput(out, out), Palette.PLAIN);
    try (var session =
        new Session(screen, _ -> new StreamKeyboard(InputStream.nullInputStream(), screen), home)) {
      session.enterShell();
      var shell = new Repl(session);
      var before = new ArrayDeque<String>();
      for (var round = 0; round < rounds; round++) {
        var line =
            session.prompt().equals("> ") || random.nextInt(40) == 0
                ? "load " + pick(programs, random)
                : words(names, random);
        typed.add(line.split(" ")[0]);
        before.addLast(line);
        if (before.size() > 12) {
          before.removeFirst();
        }
        shell.perform(line);
        var shown = out.toString(StandardCharsets.UTF_8);
        out.reset();
        var what = "after " + before + "\n";
        assertAll(
            () -> assertFalse(shown.contains("Loopbook itself failed"), () -> what + shown),
            () -> assertFalse(shown.contains("\tat dev.loopbook"), () -> what + shown),
            () -> assertFalse(shown.contains("java.lang.NullPointer"), () -> what + shown),
            () ->
                assertFalse(
                    shown
                        .chars()
                        .anyMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c)),
                    () -> what + shown));
      }
      assertEquals(0, new Dispatcher(session).run(List.of("version")));
      if (rounds > 20 * names.size()) {
        assertEquals(Set.copyOf(names), typed, "every command was among them");
      }
    }
  }

  private List<String> programs() throws IOException {
    var code =
        Map.of(
            "Busy",
            """
            int count;
            final Lock lock = new Lock("lock");
            final Queue<Object> queue = new Queue<>(2, "queue");
            final Event event = new Event("event");
            Coroutine<Integer> work(int n) {
              return async(() -> {
                for (var i = 0; i < n; i++) {
                  count++;
                  await(sleep(millis(10 * n)));
                  IO.println("work " + n + " " + count);
                }
                return n;
              });
            }
            void main() {
              run(async(() -> {
                var a = createTask(work(2), "A");
                var b = createTask(work(3), "B");
                var c = createTask(async(() -> {
                  try (var _ = await(lock.acquire())) {
                    await(queue.get());
                    throw new IllegalStateException("C fails");
                  }
                }), "C");
                createTask(async(() -> { await(event.waitSet()); }), "D");
                await(lock.acquire());
                await(queue.put("x"));
                lock.release();
                await(gather(a, b));
                a.cancel();
                await(sleep(seconds(1)));
              }));
            }
            """,
            "Stuck",
            """
            void main() {
              run(async(() -> {
                var a = new Lock("a");
                var b = new Lock("b");
                createTask(both(b, a), "漢字");
                await(both(a, b));
              }));
            }
            Coroutine<Void> both(Lock one, Lock other) {
              return async(() -> {
                await(one.acquire());
                await(sleep(millis(1)));
                await(other.acquire());
              });
            }
            """,
            "Asks",
            """
            void main() {
              IO.println(IO.readln("name? "));
              for (var i = 0; i < 2; i++) {
                run(async(() -> { await(sleep(millis(5))); }));
              }
              throw new IllegalStateException("over");
            }
            """,
            "NoLoop",
            """
            void main() {
              IO.println("x".repeat(3_000));
            }
            """);
    var imports =
        "import static dev.loopbook.loop.Async.*; import dev.loopbook.loop.*; import dev.loopbook.sync.*;\n";
    for (var each : code.entrySet()) {
      Files.writeString(home.resolve(each.getKey() + ".java"), imports + each.getValue());
    }
    return code.keySet().stream()
        .sorted()
        .map(name -> home.resolve(name + ".java").toString())
        .toList();
  }

  private String words(List<String> names, Random random) {
    var name = random.nextInt(3) == 0 ? pick(STEPS, random) : pick(names, random);
    var line = new StringBuilder(name);
    if (OF_FILES.contains(name)) {
      line.append(" \"").append(home.resolve("file" + random.nextInt(3))).append('"');
    }
    for (var count = random.nextInt(4); count > 0; count--) {
      line.append(' ').append(pick(WORDS, random));
    }
    return line.toString();
  }

  /// Feeds a line to a shell, and a good command behind it.
  private void holdUp(byte[] line, String what) {
    var input = new ByteArrayOutputStream();
    input.writeBytes(line);
    input.writeBytes("\nversion\n".getBytes(StandardCharsets.UTF_8));
    var shell = Piped.shell(home, input.toByteArray());
    assertAll(
        what,
        () -> assertTrue(shell.out().contains("> version\nloopbook "), shell::out),
        () ->
            assertTrue(
                shell.status() >= 0 && shell.status() <= 2,
                "status " + shell.status() + "\n" + shell.out()),
        () -> assertFalse(shell.out().contains("Loopbook itself failed"), shell::out),
        () ->
            assertFalse(
                shell.out().chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)),
                shell::out));
  }

  private static String pick(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
