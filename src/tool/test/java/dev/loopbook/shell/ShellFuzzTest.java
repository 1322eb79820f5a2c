package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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
            .filter(Predicate.not(List.of("quit", "book", "=", "doc")::contains))
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
