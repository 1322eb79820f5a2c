package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.ExitStatus;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartRehearsalTest {
  @TempDir Path folder;

  /// Its input stays open, as a terminal's does when what was typed is lost.
  @Test
  void itEndsByItselfWhenNobodyTypesQuit() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dloopbook.home=" + folder,
                "-Dloopbook.trial=" + folder.resolve("trial"),
                "-Dloopbook.trialLimit=PT0.1S",
                Main.class.getName(),
                "shell")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
      assertEquals(ExitStatus.FAILED, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }
}
