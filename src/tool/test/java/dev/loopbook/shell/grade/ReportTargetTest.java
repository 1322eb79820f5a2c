package dev.loopbook.shell.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbook.exercise.grade.GradeBook;
import dev.loopbook.exercise.grade.ReportFormat;
import dev.loopbook.exercise.grade.Submission;
import dev.loopbook.shell.Piped;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTargetTest {
  @TempDir private Path folder;

  @Test
  void aPlaceThatCannotBeWrittenIsToldBeforeTheGrading() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "old");
    refuses(folder.resolve("missing/o.json"), ReportFormat.JSON, "there is no folder");
    refuses(folder, ReportFormat.JSON, "this is a folder. Name a file in it");
    refuses(file, ReportFormat.GRADESCOPE, "this is a file");
    refuses(file.resolve("below"), ReportFormat.GRADESCOPE, "no such folder can be made");
    refuses(file.resolve("below"), ReportFormat.CSV, "there is no folder");
    assertEquals("old", Files.readString(file));
  }

  @Test
  void aFullDiskIsToldBeforeTheGrading() throws Exception {
    var disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        "root".equals(System.getProperty("user.name"))
            && run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString()),
        "only root can mount a small disk");
    try {
      refuses(disk.resolve("o.json"), ReportFormat.JSON, "the disk is full");
      refuses(disk.resolve("all"), ReportFormat.GRADESCOPE, "the disk is full");
      try (var left = Files.walk(disk).filter(Files::isRegularFile)) {
        assertEquals(List.of(), left.toList());
      }
    } finally {
      run("umount", disk.toString());
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

  @Test
  void gradeSaysSoBeforeItDoesAnything() throws IOException {
    Files.createDirectories(folder.resolve("class/ann"));
    var told =
        Piped.command(
            Path.of(System.getProperty("loopbook.home", ".")),
            "grade",
            folder.resolve("class").toString(),
            "--format",
            "json",
            "--out",
            folder.resolve("missing/o.json").toString());
    assertEquals(ExitStatus.WRONG_USAGE, told.status());
    assertTrue(told.err().replaceAll("\\s+", " ").contains("there is no folder"), told.err());
    assertFalse(Files.exists(folder.resolve("class/.loopbook-grades")));
  }

  @Test
  void aFolderForEachStudentIsMade() {
    ReportTarget.of(folder.resolve("a/b"), ReportFormat.GRADESCOPE);
    assertTrue(Files.isDirectory(folder.resolve("a/b")));
  }

  @Test
  void aNameNeverLeadsOutOfTheFolder() throws IOException {
    var out = folder.resolve("reports");
    var rows =
        List.of(
            new GradeBook.Row(
                new Submission("1", "../../x", Map.of(), Optional.empty(), List.of()), List.of()));
    var book = new GradeBook(List.of(), rows, List.of(), List.of(), "", List.of());
    ReportTarget.of(out, ReportFormat.FEEDBACK).write(book);
    try (var files = Files.walk(folder)) {
      assertEquals(
          List.of("feedback.html", "feedback.md"),
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.getParent().getParent().equals(out))
              .map(file -> file.getFileName().toString())
              .sorted()
              .toList());
    }
  }

  @Test
  void aReportReplacesTheOneBeforeItAndLeavesNothingBeside() throws IOException {
    var file = Files.writeString(folder.resolve("o.csv"), "old");
    var book = new GradeBook(List.of(), List.of(), List.of(), List.of(), "", List.of());
    ReportTarget.of(file, ReportFormat.CSV).write(book);
    assertEquals("student,points,max,passed,handed in\r\n", Files.readString(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private static void refuses(Path path, ReportFormat format, String words) {
    var refusal = assertThrows(CommandException.class, () -> ReportTarget.of(path, format));
    assertEquals(ExitStatus.WRONG_USAGE, refusal.status());
    assertTrue(refusal.message().contains(words), refusal::message);
  }
}
