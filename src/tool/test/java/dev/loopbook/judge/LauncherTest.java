package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherTest {

  /// What a child does here: it says what it was given, leaves a file, and waits.
  static final class Leaver {
    private Leaver() {}

    static void main(String[] args) throws IOException {
      IO.println(Map.copyOf(System.getenv()));
      IO.println(Files.createTempFile("left", ".behind"));
      Files.createFile(Path.of("/tmp/.java_pid" + ProcessHandle.current().pid()));
      IO.println("ready");
      System.in.read();
    }
  }

  @Test
  void aChildGetsALocaleThatKnowsEveryFileNameAndLeavesNothing() throws Exception {
    var child =
        Launcher.plain()
            .launch(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Leaver.class.getName()),
                List.of());
    BufferedReader said = child.process().inputReader();

    assertEquals("{LANG=C.UTF-8}", said.readLine());
    var left = Path.of(said.readLine());
    assertEquals("ready", said.readLine());
    child.end();

    assertFalse(Files.exists(left.getParent()));
    assertFalse(Files.exists(Path.of("/tmp/.java_pid" + child.process().pid())));
  }
}
