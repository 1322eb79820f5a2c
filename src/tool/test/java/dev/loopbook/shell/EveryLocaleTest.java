package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tool prints the same bytes whatever language the machine speaks: Arabic digits, Turkish
/// letters (there, `I` is not the capital of `i`) and German decimal commas stay out of it.
///
/// Each locale is a process of its own, as on the machine of somebody who lives there; its
/// children, in which answers are judged, inherit it.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryLocaleTest {
  private static final Path BOOK =
      Path.of(System.getProperty("loopbook.home", ".")).toAbsolutePath();
  private static final String EXERCISE = "ch04_blocking/e1_unblock";

  private static final String COMMANDS =
      """
      help
      help until
      chapters
      TICK
      INIT
      load ch01/TwoTasks
      tick 2
      state
      tasks
      task mai
      why A
      timers
      until 0.75
      back
      trace 12
      output
      continue
      exercises --list
      exercises UNBLOCK
      next ch04/e1
      check ch04/e1
      solution ch04/e1
      progress
      book --check ch01
      grade class --only ch04 --partial --format JSON
      run Numbers.java
      quit
      """;

  @TempDir static Path work;

  private static String expected = "";

  @BeforeAll
  static void hearItInEnglish() throws Exception {
    expected = shell("en", "US");
    // A shell that gets nowhere says the same everywhere, too.
    for (var sign :
        List.of("0.500", "2 of 3 tests pass", "ch01/e1_who", "ada", "1 chapter,", "12345.5")) {
      assertTrue(expected.contains(sign), () -> sign + " is not in\n" + expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"ar, EG", "tr, TR", "de, DE"})
  void theSameIsPrintedInEveryLocale(String language, String country) throws Exception {
    assertEquals(expected, shell(language, country));
  }

  /// Returns what a shell prints where this language is spoken.
  private static String shell(String language, String country) throws Exception {
    var home = Files.createDirectories(work.resolve(language).resolve("home"));
    copy("chapters/ch01_lifecycle", home);
    copy("chapters/ch04_blocking", home);
    copy("exercises/" + EXERCISE, home);
    copy("exercises/ch01_lifecycle", home);
    copy("solutions/ch01_lifecycle", home);
    copy("solutions/" + EXERCISE, home);
    var ada = Files.createDirectories(home.resolve("class/ada").resolve(EXERCISE));
    var solved = BOOK.resolve("solutions").resolve(EXERCISE).resolve("UserFetcher.java");
    Files.copy(solved, ada.resolve("UserFetcher.java"));
    Files.writeString(
        home.resolve("Numbers.java"), "void main() { System.out.println(12345.5 + \" \" + 42); }");
    var shown = work.resolve(language).resolve("shown");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            "-Dloopbook.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.loopbook.shell.Main");
    var process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(shown.toFile());
    process
        .environment()
        .put("JDK_JAVA_OPTIONS", "-Duser.language=" + language + " -Duser.country=" + country);
    var running = process.start();
    try (var input = running.getOutputStream()) {
      input.write(COMMANDS.getBytes(StandardCharsets.UTF_8));
    }
    running.waitFor();
    return Files.readString(shown)
        .replace(home.toString(), "HOME")
        .replaceFirst("NOTE: Picked up JDK_JAVA_OPTIONS: [^\n]*\n", "");
  }

  private static void copy(String folder, Path home) throws IOException {
    var from = BOOK.resolve(folder);
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var to = home.resolve(folder).resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }
}
