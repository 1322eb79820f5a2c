package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  @TempDir Path folder;

  /// A program that is ended while it still has a folder, as by a Ctrl-C.
  static final class EndsEarly {
    private EndsEarly() {}

    static void main(String[] args) throws IOException {
      var made = TemporaryFolder.make("early").path();
      Files.writeString(Files.createDirectory(made.resolve("in")).resolve("file"), "text");
      IO.println(Files.exists(made));
      System.exit(0);
    }
  }

  @Test
  void itIsGoneWithWhatIsInItOnceItIsClosed() throws IOException {
    var made = TemporaryFolder.make("closed");
    try (made) {
      Files.writeString(made.path().resolve("file"), "text");
    }
    assertFalse(Files.exists(made.path()));
    made.close();
  }

  @Test
  void aProgramThatEndsEarlyLeavesNone() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EndsEarly.class.getName())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals("true", said.strip());
    assertEquals(0, process.waitFor());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  /// A folder made in any other way stays where it is when a signal ends the program.
  @Test
  void noOtherTemporaryFoldersAreMade() throws IOException {
    var makers = 0;
    try (var files = Files.walk(HOME.resolve("src/tool/main/java"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        var makes = Files.readString(file).contains(".createTempDirectory(");
        assertTrue(!makes || file.endsWith("TemporaryFolder.java"), file.toString());
        makers += makes ? 1 : 0;
      }
    }
    assertEquals(1, makers);
  }
}
