package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StartRehearsalTest {
  @TempDir Path folder;

  /// What run.sh types, all at once, on a terminal of the size that it gives it.
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void eachCommandIsCarriedOut() throws Exception {
    var home = Path.of(System.getProperty("loopbook.home", "."));
    var script = Files.readString(home.resolve("run.sh"));
    var typed = Pattern.compile("(?s)TRIAL='(.*?)'").matcher(script);
    assertTrue(typed.find());
    TypedShell.at(home)
        .environment("XDG_STATE_HOME", folder.toString())
        .size(80, 24)
        .when("> ", typed.group(1).replace("\n", TypedShell.ENTER))
        .when("learn\n", "")
        .when("The loop\n", "")
        .when("A: end\n", "")
        .when("tests pass\n", "")
        .when("36 lines · virtual time\n", "")
        .when("── tick 1 ──", "")
        .when("── tick 2, callback 1 of 2 ──", "")
        .when("waits   #1 main", "")
        .when("── in tick 2 ──", "")
        .when("@0.001s> ", "")
        .when("── end ──", "")
        .when("quit", "")
        .run();
  }

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
