package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.program.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttemptTest {
  @TempDir private Path folder;
  private Path solution;
  private Assignment assignment;

  @BeforeEach
  void aSolution() throws IOException {
    solution = Files.createDirectory(folder.resolve("solution"));
    write(solution, "A.java", "class A {}");
    write(solution, "B.java", "class B {}");
    assignment =
        new Assignment(
            ExerciseKind.MAKE,
            "p",
            List.of("A.java", "B.java"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            solution,
            "1");
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> files(Attempt attempt) {
    return attempt.files().stream().map(file -> file.file() + ": " + file.text()).toList();
  }

  @Test
  void theEditedFilesAreReadFromAFolder() throws IOException {
    write(folder, "A.java", "class A { int mine; }");
    write(folder, "B.java", "class B { int mine; }");
    write(folder, "C.java", "class C {}");
    var attempt = Attempt.in(folder, assignment);
    assertEquals(
        List.of("A.java: class A { int mine; }", "B.java: class B { int mine; }"), files(attempt));
    assertEquals(List.of(), attempt.unreadable());
  }

  @Test
  void whatIsWrongWithAFileIsSaid() throws IOException {
    write(folder, "A.java", "  \n");
    assertEquals(
        List.of("A.java: this file is empty", "B.java: this file is missing"),
        Attempt.in(folder, assignment).unreadable());
    Files.write(folder.resolve("B.java"), new byte[] {(byte) 0xff, (byte) 0xff});
    var unreadable = Attempt.in(folder, assignment).unreadable().getLast();
    assertEquals("B.java: ", unreadable.substring(0, 8));
    assertEquals(-1, unreadable.indexOf(folder.toString()), unreadable);
  }

  @Test
  void aRenamedFileIsFoundByTheClassInIt() throws IOException {
    write(folder, "A.java", "class A {}");
    write(folder, "Mine.java", "class B {}");
    write(folder, "Notes.txt", "class B {}");
    write(folder, "Other.java", "class Other {}");
    Files.write(folder.resolve("Broken.java"), new byte[] {(byte) 0xff, (byte) 0xff});
    assertEquals(
        List.of("B.java: this file is missing. Its class is in Mine.java: give that its name back"),
        Attempt.in(folder, assignment).unreadable());
  }

  @Test
  void aFolderThatIsNotThereMissesAllFiles() {
    assertEquals(
        List.of("A.java: this file is missing", "B.java: this file is missing"),
        Attempt.in(folder.resolve("none"), assignment).unreadable());
  }

  @Test
  void theSolutionIsAnAttempt() {
    assertEquals(
        List.of("A.java: class A {}", "B.java: class B {}"), files(Attempt.ofSolution(assignment)));
  }

  @Test
  void oneFileMayReplaceOneOfTheSolutions() throws IOException {
    var other = write(folder, "Other.java", "class A { int n; }");
    assertEquals(
        List.of("A.java: class A { int n; }", "B.java: class B {}"),
        files(Attempt.inPlace(other, assignment)));
    assertEquals(
        List.of("A.java: class A {}", "B.java: class B { int n; }"),
        files(
            Attempt.inPlace(new SourceText(Path.of("B.java"), "class B { int n; }"), assignment)));
  }
}
