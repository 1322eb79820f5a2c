package dev.loopbook.exercise.grade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmissionsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exercises/ch90_walls/e1_sum/Sum.java",
        "ch90_walls/e1_sum/Sum.java",
        "e1_sum/Sum.java",
        "Sum.java",
        "anywhere/at/all/Sum.java",
        "loopbook-main/exercises/ch90_walls/e1_sum/Sum.java",
      })
  void anAnswerIsFoundInEachLayout(String path) throws Exception {
    Walls.write(folder.resolve("alice").resolve(path), Walls.rightSum());
    var alice = read().getFirst();
    assertEquals("alice", alice.student());
    var answer = alice.answers().get("ch90/e1_sum");
    assertEquals(List.of(), answer.attempt().unreadable());
    assertEquals(Walls.rightSum(), answer.attempt().files().getFirst().text());
    assertEquals(path, answer.places().get("Sum.java"));
  }

  @Test
  void aStudentsOwnFolderIsOneSubmissionAndAClassIsNot() throws Exception {
    Walls.write(folder.resolve("class/erin").resolve("Sum.java"), Walls.rightSum());
    assertTrue(Submissions.mayBeOne(folder.resolve("class/erin"), Walls.exercises()));
    assertFalse(Submissions.mayBeOne(folder.resolve("class"), Walls.exercises()));
  }

  @Test
  void aNameWithInvisibleCharactersIsEncoded() throws Exception {
    Walls.write(folder.resolve("name_\u001b[31m\n/e1_sum/Sum.java"), Walls.rightSum());
    Files.writeString(folder.resolve("zip_\u001b.zip"), "");
    assertEquals(
        List.of("name_%1B%5B31m%0A", "zip_%1B"), read().stream().map(Submission::student).toList());
  }

  @Test
  void aNameThatACiServerTakesForACommandIsEncoded() throws Exception {
    Walls.write(folder.resolve("::error::x/e1_sum/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("##vso[task]/e1_sum/Sum.java"), Walls.rightSum());
    assertEquals(
        List.of("%23%23vso%5Btask%5D", "%3A%3Aerror%3A%3Ax"),
        read().stream().map(Submission::student).toList());
  }

  @Test
  void aFileWithAWrongChecksumInAZipIsDamaged() throws Exception {
    var archive = folder.resolve("bob.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.setMethod(ZipOutputStream.STORED);
      var bytes = Walls.rightSum().getBytes(UTF_8);
      var entry = new ZipEntry("Sum.java");
      entry.setSize(bytes.length);
      var sum = new CRC32();
      sum.update(bytes);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(bytes);
    }
    var bytes = Files.readAllBytes(archive);
    bytes[200] ^= 1;
    Files.write(archive, bytes);
    assertEquals(
        List.of("Sum.java: cannot be read (it is damaged: its checksum is wrong)"),
        read().getFirst().answers().get("ch90/e1_sum").attempt().unreadable());
  }

  @Test
  void aZipIsReadLikeAFolder() throws Exception {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("bob.zip")))) {
      put(zip, "work/e1_sum/Sum.java", Walls.rightSum());
      put(zip, "work/notes.txt", "hello");
    }
    var bob = read().getFirst();
    assertEquals("bob", bob.student());
    assertEquals(1, bob.answers().get("ch90/e1_sum").attempt().files().size());
  }

  @Test
  void aZipMayHoldTheMostFilesAndNotOneMore() throws Exception {
    zipOf(HandIn.MOST_FILES, "full");
    zipOf(HandIn.MOST_FILES + 1, "overfull");
    var read = read();
    assertEquals(Optional.empty(), read.getFirst().refused());
    assertEquals(Optional.of("the archive holds more than 5,000 files"), read.getLast().refused());
  }

  private void zipOf(int files, String student) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(student + ".zip")))) {
      for (var i = 0; i < files; i++) {
        put(zip, "file" + i, "");
      }
    }
  }

  @Test
  void aFolderMayHoldTheMostFilesAndNotOneMore() throws Exception {
    for (var i = 0; i < HandIn.MOST_FILES; i++) {
      Walls.write(folder.resolve("full").resolve("file" + i), "");
    }
    assertEquals(Optional.empty(), read().getFirst().refused());
    Walls.write(folder.resolve("full/one more"), "");
    assertEquals(Optional.of("the folder has more than 5,000 files"), read().getFirst().refused());
  }

  @Test
  void theExercisesFolderGoesBeforeACopyElsewhere() throws Exception {
    Walls.write(folder.resolve("carol/exercises/ch90_walls/e1_sum/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("carol/old/Sum.java"), "package ch90_walls.e1_sum;");
    assertEquals(
        "exercises/ch90_walls/e1_sum/Sum.java",
        read().getFirst().answers().get("ch90/e1_sum").places().get("Sum.java"));
  }

  @Test
  void twoAnswersOfEqualRightAreNone() throws Exception {
    Walls.write(folder.resolve("dave/a/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("dave/b/Sum.java"), Walls.rightSum());
    var attempt = read().getFirst().answers().get("ch90/e1_sum").attempt();
    assertEquals(
        List.of("Sum.java: handed in more than once: a/Sum.java and b/Sum.java"),
        attempt.unreadable());
  }

  @Test
  void solutionsInACheckoutAreNoAnswers() throws Exception {
    Walls.write(folder.resolve("eve/solutions/ch90_walls/e1_sum/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("eve/.git/e1_sum/Sum.java"), Walls.rightSum());
    assertTrue(read().getFirst().answers().isEmpty());
  }

  @Test
  void aFolderThatIsItselfASubmissionIsOne() throws Exception {
    Walls.write(folder.resolve("exercises/ch90_walls/e1_sum/Sum.java"), Walls.rightSum());
    var one = read();
    assertEquals(1, one.size());
    assertEquals(folder.toRealPath().getFileName().toString(), one.getFirst().student());
  }

  @Test
  void aStudentsCopyOfATestThatDiffersIsRemarkedOn() throws Exception {
    Walls.write(folder.resolve("frank/e1_sum/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("frank/e1_sum/SumTest.java"), "class SumTest {}");
    assertEquals(
        List.of("e1_sum/SumTest.java: differs from the exercise's own, which was used instead"),
        read().getFirst().remarks());
  }

  @Test
  void whatIsNoSubmissionIsRemarkedOn() throws Exception {
    Walls.write(folder.resolve("grace/Sum.java"), Walls.rightSum());
    Files.writeString(folder.resolve("grades.xlsx"), "x");
    assertEquals(
        List.of("grades.xlsx: neither a folder nor a zip file, so no submission"),
        Submissions.in(folder, Walls.exercises()).remarks());
  }

  private List<Submission> read() throws IOException {
    return Submissions.in(folder, Walls.exercises()).all();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes());
    zip.closeEntry();
  }
}
