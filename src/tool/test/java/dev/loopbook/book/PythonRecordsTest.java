package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the Python scripts of the book again, on a machine that has the Python of their records,
/// and compares.
class PythonRecordsTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));
  private static final Optional<String> PYTHON = python();

  @TestFactory
  Stream<DynamicTest> aScriptStillPrintsWhatWasRecorded() throws IOException {
    try (var files = Files.walk(HOME.resolve("chapters"), 3)) {
      var scripts = files.filter(file -> file.toString().endsWith(".py")).sorted().toList();
      return scripts.stream()
          .map(script -> dynamicTest(HOME.relativize(script).toString(), () -> compare(script)));
    }
  }

  /// The traces in the exercises of chapter 21.
  @Test
  void aLoopStillDoesWhatWasRecorded() throws IOException {
    assumeTrue(PYTHON.isPresent(), "there is no CPython 3.13");
    var script = HOME.resolve("src/testkit/test/ownloop/record.py");
    assertEquals("", run(PYTHON.get(), "-B", script.toString(), "--check"));
  }

  private static void compare(Path script) throws IOException {
    assumeTrue(PYTHON.isPresent(), "there is no CPython 3.13");
    var record = script.resolveSibling(script.getFileName().toString().replace(".py", ".txt"));
    var lines = TextFile.lines(record);
    assertEquals(
        String.join("\n", lines.subList(1, lines.size())),
        run(PYTHON.get(), script.toString()).strip());
  }

  /// Returns a CPython 3.13 of this machine: `python3.13`, or one of pyenv's.
  private static Optional<String> python() {
    var candidates = new ArrayList<String>(List.of("python3.13"));
    var versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
    try (var folders = Files.list(versions)) {
      folders
          .filter(folder -> folder.getFileName().toString().startsWith("3.13"))
          .map(folder -> folder.resolve("bin/python").toString())
          .forEach(candidates::add);
    } catch (IOException _) {
      // no pyenv
    }
    return candidates.stream().filter(PythonRecordsTest::is313).findFirst();
  }

  private static boolean is313(String python) {
    try {
      return run(python, "--version").startsWith("Python 3.13");
    } catch (IOException _) {
      return false;
    }
  }

  private static String run(String... command) throws IOException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
