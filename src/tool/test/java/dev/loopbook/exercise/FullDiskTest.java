package dev.loopbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.ExerciseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a full disk nothing of the student's is lost, and no half file is left. It needs a disk of a
/// few kilobytes, which only root may mount.
final class FullDiskTest {
  @TempDir private Path folder;
  private Path home;
  private Exercise exercise;

  @BeforeEach
  void aSmallDisk() throws Exception {
    home = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        "root".equals(System.getProperty("user.name"))
            && run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", home.toString()),
        "only root can mount a small disk");
    exercise =
        new Exercise(
            "ch04_blocking",
            "e1_unblock",
            10,
            10,
            "works",
            Optional.empty(),
            "Unblock",
            "",
            List.of(),
            "",
            Files.createDirectories(home.resolve("exercises/ch04_blocking/e1_unblock")),
            List.of(),
            List.of(),
            new PropertySheet(List.of()),
            new ExcuseList(List.of()),
            new Assignment(
                ExerciseKind.MAKE,
                "ch04_blocking.e1_unblock",
                List.of("Answer.java"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                home,
                "1"),
            Optional.empty());
    Files.writeString(answer(), "x".repeat(9_000));
  }

  @AfterEach
  void noDisk() throws Exception {
    run("umount", home.toString());
  }

  @Test
  void progressStaysAsItWasAndThatIsSaid() throws IOException {
    var progress = Progress.in(home);
    progress.checked(exercise, true);
    var before = Files.readString(home.resolve(".loopbook/progress.json"));
    fill();
    progress.checked(exercise, false);
    assertEquals(before, Files.readString(home.resolve(".loopbook/progress.json")));
    assertTrue(progress.notice().orElseThrow().contains("could not be written"));
    assertEquals(List.of("progress.json", "progress.lock"), in(home.resolve(".loopbook")));
  }

  @Test
  void noHalfStarterIsKept() throws IOException {
    fill();
    assertThrows(IOException.class, () -> Starters.in(home).keep(exercise));
    assertEquals(List.of(), in(home.resolve(".loopbook/starters/ch04_blocking/e1_unblock")));
  }

  @Test
  void aResetThatFailsLeavesTheStudentsFile() throws IOException {
    Starters.in(home).keep(exercise);
    Files.writeString(answer(), "mine".repeat(3_000));
    fill();
    assertThrows(IOException.class, () -> Starters.in(home).reset(exercise));
    assertEquals("mine".repeat(3_000), Files.readString(answer()));
    assertEquals(List.of("Answer.java"), in(exercise.directory()));
  }

  private Path answer() {
    return exercise.directory().resolve("Answer.java");
  }

  private void fill() throws IOException {
    try (var out = Files.newOutputStream(home.resolve("filler"))) {
      while (true) {
        out.write(new byte[4_096]);
      }
    } catch (IOException full) {
      assertTrue(Files.size(home.resolve("filler")) > 0);
    }
  }

  private static List<String> in(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static boolean run(String... command) throws Exception {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
