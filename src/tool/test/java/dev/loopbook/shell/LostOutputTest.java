package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Output that goes where nothing can be written, which only a process of its own has.
class LostOutputTest {
  private static final File FULL = new File("/dev/full");

  @Test
  void resultsThatWereLostAreAFailureThatSaysWhy() throws Exception {
    var process = loopbook("chapters").redirectOutput(FULL).start();
    assertEquals(
        "  the output can't be written: the disk is full\n",
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(3, process.waitFor());
  }

  @Test
  void whoReadsAPipeOnlyToItsFirstLineHasLostNothing() throws IOException, InterruptedException {
    var process = loopbook("read", "ch01").start();
    process.getInputStream().close();
    assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, process.waitFor());
  }

  @Test
  void messagesThatWereLostChangeNoStatus() throws Exception {
    var process = loopbook("run", "nosuch").redirectError(FULL).start();
    assertEquals(0, process.getInputStream().readAllBytes().length);
    assertEquals(2, process.waitFor());
  }

  private static ProcessBuilder loopbook(String... words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dloopbook.home=" + System.getProperty("loopbook.home", "."),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command);
  }
}
