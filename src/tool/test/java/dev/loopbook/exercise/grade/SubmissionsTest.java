package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exercises/ch89_doors/e3_total/Sum.java",
        "ch89_doors/e3_total/Sum.java",
        "e3_total/Sum.java",
        "Sum.java",
      })
  void anAnswerFromBeforeTheExerciseMovedIsAnAnswerToIt(String path) throws Exception {
    Walls.write(
        folder.resolve("alice").resolve(path),
        Walls.rightSum().replace("package ch90_walls.e1_sum;", "package ch89_doors.e3_total;"));
    var answer = read().getFirst().answers().get("ch90/e1_sum");
    assertEquals(List.of(), answer.attempt().unreadable());
    assertEquals(Walls.rightSum(), answer.attempt().files().getFirst().text());
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

  /// As Windows has zipped for decades: a name in an old code page, and no mark on it.
  @Test
  void namesOfAnyCodePageAreRead() throws Exception {
    var right = Walls.rightSum().getBytes(UTF_8);
    var marked = zipped("Übung/Sum.java", right);
    var unmarked = marked.clone();
    for (var at = 0; at + 4 < unmarked.length; at++) {
      var isLocal = unmarked[at + 2] == 3 && unmarked[at + 3] == 4;
      var isCentral = unmarked[at + 2] == 1 && unmarked[at + 3] == 2;
      if (unmarked[at] == 'P' && unmarked[at + 1] == 'K' && (isLocal || isCentral)) {
        unmarked[at + (isLocal ? 7 : 9)] &= ~8;
      }
    }
    var ofWindows = unmarked.clone();
    for (var at = 0; at + 1 < ofWindows.length; at++) {
      if (ofWindows[at] == (byte) 0xC3 && ofWindows[at + 1] == (byte) 0x9C) {
        ofWindows[at] = (byte) 0x9A; // Ü in code page 437
        ofWindows[at + 1] = '_';
      }
    }
    Files.write(folder.resolve("marked.zip"), marked);
    Files.write(folder.resolve("unmarked.zip"), unmarked);
    Files.write(folder.resolve("windows.zip"), ofWindows);
    Files.write(folder.resolve("within.zip"), zipped("inner.zip", ofWindows));
    var rows = read();
    assertEquals(4, rows.size());
    for (var row : rows) {
      assertEquals(Optional.empty(), row.refused(), row.student());
      var answer = row.answers().get("ch90/e1_sum");
      assertEquals(Walls.rightSum(), answer.attempt().files().getFirst().text());
    }
    for (var row : rows.subList(0, 2)) {
      assertEquals("Übung/Sum.java", row.answers().get("ch90/e1_sum").places().get("Sum.java"));
    }
  }

  @Test
  void aPasswordIsNoDamage() throws Exception {
    var bytes = zipped("Sum.java", Walls.rightSum().getBytes(UTF_8));
    for (var at = 0; at + 4 < bytes.length; at++) {
      if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
        bytes[at + 8] |= 1;
      }
    }
    Files.write(folder.resolve("ann.zip"), bytes);
    assertEquals(
        Optional.of("the archive has a password. Ask for one without"),
        read().getFirst().refused());
  }

  @Test
  void aZipInAZipIsReadLikeAFolderInAFolder() throws Exception {
    var inner = zipped("answers/Sum.java", Walls.rightSum().getBytes(UTF_8));
    Files.write(folder.resolve("ann.zip"), zipped("mine/inner.zip", inner));
    Files.createDirectories(folder.resolve("bo/x.zip"));
    Files.write(folder.resolve("bo/x.zip/outer.ZIP"), zipped("inner.zip", inner));
    for (var row : read()) {
      var answer = row.answers().get("ch90/e1_sum");
      assertEquals(Walls.rightSum(), answer.attempt().files().getFirst().text());
      assertTrue(answer.places().get("Sum.java").endsWith("inner.zip/answers/Sum.java"));
    }
    assertEquals(2, read().size());
  }

  @Test
  void aThirdZipInTheSecondIsNamedAndNotRead() throws Exception {
    var third = zipped("third.zip", zipped("Sum.java", Walls.rightSum().getBytes(UTF_8)));
    Files.write(folder.resolve("ann.zip"), zipped("inner.zip", third));
    var ann = read().getFirst();
    assertEquals(Map.of(), ann.answers());
    assertEquals(Optional.empty(), ann.refused());
    assertEquals(
        List.of(
            "no file of any exercise was found",
            "it holds inner.zip/third.zip, and zip files are read only one in another"),
        ann.remarks());
  }

  @Test
  void aZipInAZipMayBeMadeToDoHarm() throws Exception {
    var right = Walls.rightSum().getBytes(UTF_8);
    Files.write(folder.resolve("a.zip"), zipped("i.zip", zipped("../../Sum.java", right)));
    Files.write(folder.resolve("b.zip"), zipped("i.zip", "PK no zip".getBytes(UTF_8)));
    Files.write(folder.resolve("c.zip"), zipped("i.zip", zipped("bomb", new byte[65 << 20])));
    Files.write(folder.resolve("d.zip"), zipped("i.zip", new byte[17 << 20]));
    assertEquals(
        List.of(
            "i.zip: the archive holds ../../Sum.java, which leads outside",
            "i.zip: the archive is damaged (it holds nothing)",
            "i.zip: the archive unpacks to more than 67,108,864 bytes",
            "i.zip: the archive has more than 16,777,216 bytes"),
        read().stream().map(row -> row.refused().orElse("")).toList());
  }

  @Test
  void anAnswerBesideAZipThatIsRefusedIsRead() throws Exception {
    var damaged = "PK no zip".getBytes(UTF_8);
    Walls.write(folder.resolve("a/Sum.java"), Walls.rightSum());
    Files.write(folder.resolve("a/pictures.zip"), damaged);
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("b.zip")))) {
      put(zip, "Sum.java", Walls.rightSum());
      zip.putNextEntry(new ZipEntry("old/i.zip"));
      zip.write(zipped("../../Sum.java", damaged));
      zip.closeEntry();
    }
    Files.createDirectories(folder.resolve("c"));
    Files.copy(folder.resolve("b.zip"), folder.resolve("c/b.zip"));
    var rows = read();
    for (var row : rows) {
      var answer = row.answers().get("ch90/e1_sum");
      assertEquals(Walls.rightSum(), answer.attempt().files().getFirst().text());
    }
    var outside =
        "old/i.zip: the archive holds ../../Sum.java, which leads outside. It was left out";
    assertEquals(
        List.of(
            List.of(
                "pictures.zip: the archive is damaged (zip END header not found). It was left out"),
            List.of(outside),
            List.of("b.zip/" + outside)),
        rows.stream().map(Submission::remarks).toList());
  }

  @Test
  void nearMissesAreNamed() throws Exception {
    Walls.write(folder.resolve("a/bin/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("b/Sum.txt"), Walls.rightSum());
    Walls.write(folder.resolve("c/Sum.java.bak"), Walls.rightSum());
    Walls.write(folder.resolve("d/.work/x/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("e/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("e/CounterTest.txt"), "x");
    Walls.write(folder.resolve("e/Try.java"), "x");
    Files.write(folder.resolve("f.zip"), zipped("target/Sum.java", "x".getBytes(UTF_8)));
    var remarks = read().stream().map(row -> row.remarks().getLast()).toList();
    assertEquals(
        List.of(
            "it holds bin/Sum.java, which is in a folder that isn't read: bin",
            "it holds Sum.txt. Is it meant to be Sum.java?",
            "it holds Sum.java.bak. Is it meant to be Sum.java?",
            "it holds .work/x/Sum.java, which is in a folder that isn't read: .work",
            "it holds CounterTest.txt. Is it meant to be CounterTest.java?",
            "it holds target/Sum.java, which is in a folder that isn't read: target"),
        remarks);
  }

  @Test
  void severalNearMissesAreOneRemarkThatNamesThree() throws Exception {
    for (var name : List.of("A.java", "B.java", "Sums.java", "Z.java")) {
      Walls.write(folder.resolve("a").resolve(name), "x");
    }
    for (var name : List.of("A.java", "B.java", "Sums.java")) {
      Walls.write(folder.resolve("b").resolve(name), "x");
    }
    assertEquals(
        List.of(
            "it holds A.java, B.java, Sums.java and more. Is one of them meant to be Sum.java?",
            "it holds A.java, B.java, Sums.java. Is one of them meant to be Sum.java?"),
        read().stream().map(row -> row.remarks().getLast()).toList());
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    var elsewhere = folder.resolve("elsewhere");
    Walls.write(elsewhere.resolve("Sum.java"), Walls.rightSum());
    Files.createDirectories(folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("a/Sum.java"), elsewhere.resolve("Sum.java"));
    Files.createDirectories(folder.resolve("b"));
    Files.createSymbolicLink(folder.resolve("b/mine"), elsewhere);
    Files.createSymbolicLink(folder.resolve("c"), elsewhere);
    Files.createSymbolicLink(folder.resolve("d.zip"), elsewhere);
    var rows = read();
    assertEquals(
        List.of("Sum.java: a link or a special file, which is not followed"),
        rows.getFirst().answers().get("ch90/e1_sum").attempt().unreadable());
    assertEquals(List.of("no file of any exercise was found"), rows.get(1).remarks());
    var refused = Optional.of("it is a link, and links are not followed");
    assertEquals(
        List.of("a", "b", "c", "d", "elsewhere"), rows.stream().map(Submission::student).toList());
    assertEquals(
        List.of(refused, refused), rows.subList(2, 4).stream().map(Submission::refused).toList());
  }

  @Test
  void anArchiveThatIsNotReadIsNamed() throws Exception {
    Walls.write(folder.resolve("a/mine.tar.gz"), "x");
    Walls.write(folder.resolve("b/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("b/x/Rest.7Z"), "x");
    Files.write(folder.resolve("c.zip"), zipped("answers.rar", "x".getBytes(UTF_8)));
    Files.createDirectories(folder.resolve("d/bin"));
    Files.write(folder.resolve("d/bin/a.zip"), zipped("Sum.java", "x".getBytes(UTF_8)));
    Walls.write(folder.resolve("e/__MACOSX/._a.zip"), "x");
    Walls.write(folder.resolve("f/mine.tar.zst"), "x");
    var none = "no file of any exercise was found";
    assertEquals(
        List.of(
            List.of(none, "it holds mine.tar.gz. This kind of archive is not read: a zip file is"),
            List.of("it holds x/Rest.7Z. This kind of archive is not read: a zip file is"),
            List.of(none, "it holds answers.rar. This kind of archive is not read: a zip file is"),
            List.of(none, "it holds bin/a.zip, which is in a folder that isn't read: bin"),
            List.of(none),
            List.of(
                none, "it holds mine.tar.zst. This kind of archive is not read: a zip file is")),
        read().stream().map(Submission::remarks).toList());
  }

  @Test
  void utf16WithoutAMarkIsNotCompiled() throws Exception {
    Files.createDirectories(folder.resolve("a"));
    Files.write(folder.resolve("a/Sum.java"), Walls.rightSum().getBytes(UTF_16LE));
    assertEquals(
        List.of("Sum.java: no text, or not UTF-8. Save it again as UTF-8"),
        read().getFirst().answers().get("ch90/e1_sum").attempt().unreadable());
  }

  @Test
  void anAnswerWithMoreBytesThanAnybodyTypesIsNotCompiled() throws Exception {
    var fill = " ".repeat(HandIn.LARGEST - Walls.rightSum().getBytes(UTF_8).length);
    Walls.write(folder.resolve("a/Sum.java"), Walls.rightSum() + fill);
    Walls.write(folder.resolve("b/Sum.java"), Walls.rightSum() + fill + " ");
    Files.write(
        folder.resolve("c.zip"),
        zipped("Sum.java", (Walls.rightSum() + fill + " ").getBytes(UTF_8)));
    var more = List.of("Sum.java: more than 262,144 bytes");
    assertEquals(
        List.of(List.of(), more, more),
        read().stream()
            .map(row -> row.answers().values().iterator().next().attempt().unreadable())
            .toList());
  }

  @Test
  void aCopyOfOurFileThatDiffersFromOursIsARemark() throws Exception {
    var ours = Walls.exercises().getFirst().assignment().tests().getFirst();
    var name = ours.getFileName().toString();
    for (var student : List.of("a", "b", "c")) {
      Walls.write(folder.resolve(student + "/e1_sum/Sum.java"), Walls.rightSum());
    }
    Files.copy(ours, folder.resolve("a/e1_sum").resolve(name));
    Walls.write(folder.resolve("b/e1_sum").resolve(name), Files.readString(ours) + "\n");
    Walls.write(folder.resolve("c/elsewhere").resolve(name), "mine");
    assertEquals(
        List.of(
            List.of(),
            List.of("e1_sum/" + name + ": differs from the exercise's own, which was used instead"),
            List.of()),
        read().stream().map(Submission::remarks).toList());
  }

  @Test
  void aLinkThatWasStoredAsTextIsNotCompiled() throws Exception {
    Files.write(folder.resolve("a.zip"), zipped("Sum.java", "../ann/Sum.java".getBytes(UTF_8)));
    Walls.write(folder.resolve("b/Sum.java"), "Sum2.java\n");
    assertEquals(
        List.of(
            List.of("Sum.java: a link to ../ann/Sum.java, which is not followed"),
            List.of("Sum.java: a link to Sum2.java, which is not followed")),
        read().stream()
            .map(row -> row.answers().values().iterator().next().attempt().unreadable())
            .toList());
  }

  @Test
  void anAnswerDeepInFoldersIsNamedAndNotRead() throws Exception {
    Walls.write(folder.resolve("a/" + "x/".repeat(16) + "Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("b/" + "x/".repeat(17) + "Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("c/" + "x/".repeat(60) + "bin/Sum.java"), Walls.rightSum());
    var right = Walls.rightSum().getBytes(UTF_8);
    Files.write(folder.resolve("d.zip"), zipped("x/".repeat(16) + "Sum.java", right));
    Files.write(folder.resolve("e.zip"), zipped("x/".repeat(17) + "Sum.java", right));
    var deep = "it holds Sum.java %d folders deep, and only 16 are read";
    assertEquals(
        List.of(
            List.of(),
            List.of("no file of any exercise was found", format(deep, 17)),
            List.of("no file of any exercise was found", format(deep, 61)),
            List.of(),
            List.of("no file of any exercise was found", format(deep, 17))),
        read().stream().map(Submission::remarks).toList());
  }

  @Test
  void inAZipOfAFolderWhatIsNotReadIsNamed() throws Exception {
    var right = Walls.rightSum().getBytes(UTF_8);
    var tooDeep = zipped("x/".repeat(17) + "Sum.java", right);
    var skipped = zipped("y/bin/Sum.java", right);
    var nothing = zipped("notes/a.txt", right);
    for (var zip : Map.of("deep", tooDeep, "skipped", skipped, "nothing", nothing).entrySet()) {
      Files.createDirectories(folder.resolve("folder " + zip.getKey()));
      Files.write(folder.resolve("folder " + zip.getKey() + "/a.zip"), zip.getValue());
      Files.write(folder.resolve("zip " + zip.getKey() + ".zip"), zipped("a.zip", zip.getValue()));
    }
    var none = "no file of any exercise was found";
    var deep = "it holds Sum.java 17 folders deep, and only 16 are read";
    var hidden = "it holds a.zip/y/bin/Sum.java, which is in a folder that isn't read: bin";
    assertEquals(
        List.of(
            List.of(none, deep),
            List.of(none),
            List.of(none, hidden),
            List.of(none, deep),
            List.of(none),
            List.of(none, hidden)),
        read().stream().map(Submission::remarks).toList());
  }

  private static byte[] zipped(String name, byte[] bytes) throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }
    return archive.toByteArray();
  }

  @Test
  void aZipIsReadLikeAFolder() throws Exception {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("bob.zip")))) {
      put(zip, "answers/e1_sum/Sum.java", Walls.rightSum());
      put(zip, "answers/notes.txt", "hello");
    }
    var bob = read().getFirst();
    assertEquals("bob", bob.student());
    assertEquals(1, bob.answers().get("ch90/e1_sum").attempt().files().size());
  }

  @Test
  void aPathInAZipMayBeginWithTheSameFolderAgainAndAgain() throws Exception {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("ann.zip")))) {
      put(zip, "./".repeat(20_000) + "answers/e1_sum/Sum.java", Walls.rightSum());
    }
    var ann = read().getFirst();
    assertEquals(1, ann.answers().get("ch90/e1_sum").attempt().files().size());
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
  void twoCopiesOfOneAnswerAreOne() throws Exception {
    Walls.write(folder.resolve("dave/a/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("dave/b/Sum.java"), Walls.rightSum());
    var dave = read().getFirst();
    var answer = dave.answers().get("ch90/e1_sum");
    assertEquals(List.of(), answer.attempt().unreadable());
    assertEquals(1, answer.attempt().files().size());
    assertEquals(
        List.of("a/Sum.java and b/Sum.java hold the same, and count as one"), dave.remarks());
  }

  @Test
  void twoAnswersOfEqualRightAreNone() throws Exception {
    Walls.write(folder.resolve("dave/a/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("dave/b/Sum.java"), Walls.rightSum() + "// later");
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
  void aClassOfItsOwnBesideAnAnswerIsNamed() throws Exception {
    Walls.write(folder.resolve("a/e1_sum/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("a/e1_sum/Adder.java"), "class Adder {}");
    Walls.write(folder.resolve("b/src/Sum.java"), Walls.rightSum());
    Walls.write(folder.resolve("b/src/SumTest.java"), "class SumTest {}");
    Walls.write(folder.resolve("b/src/module-info.java"), "module b {}");
    Walls.write(folder.resolve("b/other/Main.java"), "class Main {}");
    assertEquals(
        List.of(
            List.of(
                "e1_sum/Adder.java and the like were ignored: only files that exercises let"
                    + " students edit are taken"),
            List.of()),
        read().stream().map(Submission::remarks).toList());
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
