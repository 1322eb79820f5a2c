package dev.loopbook.exercise.grade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hand-ins as learning platforms export them: each is a row, with the answer of its own student.
final class ExportsTest {
  private static final List<Exercise> EXERCISES = Walls.exercises();

  @TempDir private Path folder;

  @Test
  void moodlesFolders() throws Exception {
    file("Ann Lee_1234567_assignsubmission_file_/Sum.java", "ann");
    file("Bo Yi_1234568_assignsubmission_file_/mine/e1_sum/Sum.java", "bo");
    zip("Cy Oh_1234569_assignsubmission_file_/work.zip", "abgabe/Sum.java", "cy");
    file("Cy Oh_1234569_assignsubmission_onlinetext_/onlinetext.html", "hello");
    assertEquals("{Ann Lee=ann, Bo Yi=bo, Cy Oh=cy}", rows(ExportKind.MOODLE));
  }

  @Test
  void moodlesGroups() throws Exception {
    file("Team 7_12_assignsubmission_file_/Sum.java", "team");
    file("Default group_assignsubmission_file_/Sum.java", "all others");
    assertEquals("{Default group=all others, Team 7=team}", rows(ExportKind.MOODLE));
    folder = folder.resolve("../flat " + folder.getFileName());
    file("Team 7_12_assignsubmission_file_Sum.java", "team");
    file("Default group_assignsubmission_file_Sum.java", "all others");
    assertEquals("{Default group=all others, Team 7=team}", rows(ExportKind.MOODLE));
    assertEquals(
        List.of("Default group", "12"), read().all().stream().map(Submission::id).toList());
    deleteTree();
  }

  @Test
  void moodlesFlatExport() throws Exception {
    file("Ann Lee_1234567_assignsubmission_file_Sum.java", "ann");
    zip("Bo Yi_1234568_assignsubmission_file_work.zip", "e1_sum/Sum.java", "bo");
    file("Dee_1234570_assignsubmission_file_notes.pdf", "no code");
    assertEquals("{Ann Lee=ann, Bo Yi=bo, Dee=}", rows(ExportKind.MOODLE));
  }

  @Test
  void twoOfOneNameAreTwoRows() throws Exception {
    file("Ann Lee_1234567_assignsubmission_file_/Sum.java", "ann");
    file("Ann Lee_7654321_assignsubmission_file_/Sum.java", "other");
    assertEquals("{Ann Lee (1234567)=ann, Ann Lee (7654321)=other}", rows(ExportKind.MOODLE));
    file("J\u00fcrg_1_assignsubmission_file_/Sum.java", "a letter");
    file("Ju\u0308rg_2_assignsubmission_file_/Sum.java", "a letter with a mark");
    assertEquals(
        "{Ann Lee (1234567)=ann, Ann Lee (7654321)=other, Ju\u0308rg (2)=a letter with a mark,"
            + " J\u00fcrg (1)=a letter}",
        rows(ExportKind.MOODLE));
  }

  @Test
  void canvasWithALateAndASecondAttempt() throws Exception {
    file("leeann_1234_5678_Sum.java", "ann");
    file("yibo_LATE_1235_5680_Sum.java", "first");
    file("yibo_LATE_1235_5690_Sum-1.java", "second");
    zip("ohcy_1236_5681_work.zip", "Sum.java", "cy");
    assertEquals("{leeann=ann, ohcy=cy, yibo=second}", rows(ExportKind.CANVAS));
    assertEquals(
        List.of(
            "handed in late",
            "Sum.java: attempts yibo_LATE_1235_5680_Sum.java and yibo_LATE_1235_5690_Sum-1.java;"
                + " the last one counts"),
        read().all().getLast().remarks());
  }

  @Test
  void canvasWithoutNames() throws Exception {
    file("anon_x7Yz2_5678_Sum.java", "ann");
    file("LATE_anon_12345_5680_Sum.java", "first");
    file("LATE_anon_12345_5690_Sum-1.java", "second");
    file("anon_Qq1Ww_link.html", "<a>");
    assertEquals("{anon_12345=second, anon_Qq1Ww=, anon_x7Yz2=ann}", rows(ExportKind.CANVAS));
    assertEquals("handed in late", read().all().getFirst().remarks().getFirst());
  }

  @Test
  void canvasNamesMayHaveUnderscores() throws Exception {
    file("o_brien_1234_5678_Sum.java", "one");
    file("o_neil_LATE_1235_5679_my_Sum.java", "two");
    file("leeann_1236_5680_Sum_1_2_3.java", "three");
    assertEquals("{leeann=, o_brien=one, o_neil=}", rows(ExportKind.CANVAS));
    assertEquals("handed in late", read().all().getLast().remarks().getFirst());
  }

  @Test
  void brightspacesFolders() throws Exception {
    file("index.html", "<p>");
    file("123-45 - Ann Lee-Yi - Feb 1, 2026 1205 AM/Sum.java", "second");
    file("123-45 - Ann Lee-Yi - Jan 31, 2026 215 PM/Sum.java", "first");
    file("124-45 - Bo Yi - Jan 30, 2026 1015 AM/Sum.java", "bo");
    assertEquals("{Ann Lee-Yi=second, Bo Yi=bo}", rows(ExportKind.BRIGHTSPACE));
    assertEquals(
        List.of(
            "[handed in 2 times, at Jan 31, 2026 215 PM and Feb 1, 2026 1205 AM; the last one"
                + " counts]",
            "[]"),
        rowRemarks());
    assertEquals(
        List.of("read as Brightspace's export; --layout says otherwise"), read().remarks());
  }

  @Test
  void brightspacesFlatExport() throws Exception {
    file("123-45 - Ann Lee - 31 January, 2026 0915 - Sum.java", "first");
    file("123-45 - Ann Lee - 31 January, 2026 1015 - Sum.java", "second");
    zip("124-45 - Bo Yi - 31 January, 2026 1015 - my work.zip", "a/Sum.java", "bo");
    assertEquals("{Ann Lee=second, Bo Yi=bo}", rows(ExportKind.BRIGHTSPACE));
  }

  @Test
  void anAttemptAtATimeThatCannotBeReadIsARow() throws Exception {
    file("123-45 - Ann Lee - janv. 30, 2026 1015/Sum.java", "one");
    file("123-45 - Ann Lee - févr. 1, 2026 1015/Sum.java", "two");
    file("124-45 - Bo Yi - janv. 30, 2026 1015/Sum.java", "bo");
    assertEquals(
        "{Ann Lee (123-45, févr. 1, 2026 1015)=two, Ann Lee (123-45, janv. 30, 2026 1015)=one,"
            + " Bo Yi=bo}",
        rows(ExportKind.BRIGHTSPACE));
  }

  @Test
  void iliasPutsTheTimeBeforeAName() throws Exception {
    file("Lee_Ann_alee_12/20260130101500_Sum.java", "first");
    file("Lee_Ann_alee_12/20260131101500_Sum.java", "second");
    file("Yi_Bo_byi_13/20260131101500_sum.java", "bo");
    assertEquals("{Lee_Ann_alee_12=second, Yi_Bo_byi_13=bo}", rows(ExportKind.FOLDERS));
    file("Sum.java", "stray");
    folder = folder.resolve("Lee_Ann_alee_12");
    assertEquals("{Lee_Ann_alee_12=second}", rows(ExportKind.SINGLE));
  }

  @Test
  void sakaisFeedbackIsNoAnswer() throws Exception {
    file("Lee, Ann(alee)/Submission attachment(s)/Sum.java", "ann");
    file("Lee, Ann(alee)/Feedback Attachment(s)/Sum.java", "the teacher's");
    file("Yi, Bo(byi)/Submission attachment(s)/Sum.java", "bo");
    file("__MACOSX/._Yi, Bo(byi)", "of no one");
    assertEquals("{Lee, Ann(alee)=ann, Yi, Bo(byi)=bo}", rows(ExportKind.FOLDERS));
  }

  @Test
  void aClassInAFolderOfItsOwnIsRemarkedOn() throws Exception {
    file("week 4/ann/Sum.java", "ann");
    file("week 4/bo/x/Sum.java", "bo");
    assertEquals(
        List.of(
            "week 4: has the same answer in several folders. If each is somebody's, grade that"
                + " folder"),
        read().remarks());
    file("cy/Sum.java", "cy");
    file("cy/old/Sum.java", "cy");
    assertEquals(List.of(), read().remarks());
    folder = folder.resolve("../moodle " + folder.getFileName());
    file("all/Ann Lee_12_assignsubmission_file_/Sum.java", "ann");
    assertEquals(
        List.of("all: looks like Moodle's export. Then grade that folder"), read().remarks());
    deleteTree();
  }

  @Test
  void blackboardWithReceiptsAndTwoAttempts() throws Exception {
    file("Loops_ann_attempt_2026-01-30-10-15-00.txt", "Name: Ann");
    file("Loops_ann_attempt_2026-01-30-10-15-00_Sum.java", "first");
    file("Loops_ann_attempt_2026-01-31-10-15-00.txt", "Name: Ann");
    file("Loops_ann_attempt_2026-01-31-10-15-00_Sum.java", "second");
    file("Loops_bo_attempt_2026-01-30-11-15-00.txt", "Name: Bo");
    assertEquals("{ann=second, bo=}", rows(ExportKind.BLACKBOARD));
    var remarks = read().all().getFirst().remarks().toString();
    assertTrue(remarks.startsWith("[handed in 2 times, at 2026-01-30"), remarks);
  }

  @Test
  void whoOnlyTypedATextIsARowToo() throws Exception {
    file("leeann_1233_5670_Sum.java", "ann");
    file("ohcy_1234_text.html", "<p>I'm ill</p>");
    file("yibo_LATE_1235_text.html", "<p>see my mail</p>");
    assertEquals("{leeann=ann, ohcy=, yibo=}", rows(ExportKind.CANVAS));
  }

  @Test
  void namesWithUnderscoresAreNotTakenForOneAnother() throws Exception {
    file("Task_1_ann_x_attempt_2026-01-30-10-15-00_Sum.java", "ann");
    file("Task_1_bo_x_attempt_2026-01-30-10-15-00_Sum.java", "bo");
    file("Task_1_bo_attempt_2026-01-30-10-15-00_my_Sum.java", "another bo");
    file("Task_1_cy_attempt_2026-01-30-10-15-00_Sum.java", "cy");
    assertEquals("{ann_x=ann, bo=, bo_x=bo, cy=cy}", rows(ExportKind.BLACKBOARD));
  }

  @Test
  void gradescopesNamesInQuotes() throws Exception {
    file("submission_101/Sum.java", "ann");
    file("submission_102/Sum.java", "bo");
    Files.writeString(
        folder.resolve("submission_metadata.yml"),
        """
        submission_101:
          :submitters:
          - :name: 'Ann O''Neil: 3rd'
        submission_102:
          :submitters:
          - :name: "Bo \\"the\\" Yi\\xE9 \\u00FC"
        """);
    assertEquals("{Ann O'Neil: 3rd=ann, Bo \"the\" Yié ü=bo}", rows(ExportKind.GRADESCOPE));
  }

  @Test
  void gradescopeWithNamesAndAGroup() throws Exception {
    file("submission_101/Sum.java", "ann");
    file("submission_102/Sum.java", "group");
    Files.writeString(
        folder.resolve("submission_metadata.yml"),
        """
        ---
        submission_101:
          :submitters:
          - :name: Ann Lee
            :sid: '4711'
            :email: ann@example.org
          :created_at: 2026-01-31 10:15:00
          :results:
            tests:
            - :name: not a person
        submission_102:
          :submitters:
          - :name: "Bo Yi"
          - :name: Cy Oh
        """);
    assertEquals("{Ann Lee=ann, Bo Yi + Cy Oh=group}", rows(ExportKind.GRADESCOPE));
  }

  @Test
  void classroomsClones() throws Exception {
    file("loops-annlee/exercises/ch90_walls/e1_sum/Sum.java", "ann");
    file("loops-annlee/.git/config", "x");
    file("loops-boyi/exercises/ch90_walls/e1_sum/Sum.java", "bo");
    assertEquals("{loops-annlee=ann, loops-boyi=bo}", rows(ExportKind.FOLDERS));
  }

  @Test
  void nbgradersTree() throws Exception {
    file("submitted/ann/ps1/Sum.java", "ann");
    file("submitted/bo/ps1/Sum.java", "bo");
    file("submitted/.ipynb_checkpoints/ps1/Sum.java", "an older one of somebody's");
    file("source/ps1/Sum.java", "the teacher's");
    file("gradebook.db", "x");
    assertEquals("{ann=ann, bo=bo}", rows(ExportKind.NBGRADER));
  }

  @Test
  void whereAStudentHasAFolderAndAZipFileTheFolderIsTaken() throws Exception {
    for (var student : List.of("ann", "bo", "cy", "dee", "ed")) {
      zip("submitted/" + student + ".zip", "Sum.java", "older");
      file("submitted/" + student + "/Sum.java", student);
    }
    assertEquals("{ann=ann, bo=bo, cy=cy, dee=dee, ed=ed}", rows(ExportKind.NBGRADER));
    assertEquals(
        5, read().remarks().stream().filter(each -> each.endsWith(", which was taken")).count());
    folder = folder.resolve("submitted");
    assertEquals("{ann=ann, bo=bo, cy=cy, dee=dee, ed=ed}", rows(ExportKind.FOLDERS));
  }

  @Test
  void attachmentsOfMails() throws Exception {
    file("Sum.java", "one");
    file("Sum (1).java", "two");
    file("Sum (2).java", "three");
    assertEquals("{Sum (1).java=two, Sum (2).java=three, Sum.java=one}", rows(ExportKind.MAIL));
  }

  @Test
  void whatLiesBesideTheStudentsIsARemarkAndNeverAMerge() throws Exception {
    file("ann/e1_sum/Sum.java", "ann");
    file("bo/e1_sum/Sum.java", "bo");
    file("Sum.java", "stray");
    file("exercises/ch90_walls/e1_sum/Sum.java", "stray");
    file("ch90_walls/e1_sum/Sum.java", "stray");
    assertEquals("{ann=ann, bo=bo}", rows(ExportKind.FOLDERS));
    assertEquals(
        List.of(
            "Sum.java: a file beside the hand-ins, and no name says whose it is",
            "ch90_walls: a folder of the book beside the hand-ins, so nobody's hand-in",
            "exercises: a folder of the book beside the hand-ins, so nobody's hand-in"),
        read().remarks());
  }

  @Test
  void aStudentsOwnCheckoutIsOneRowWhateverElseIsInIt() throws Exception {
    file("exercises/ch90_walls/e1_sum/Sum.java", "ann");
    file("docs/notes.txt", "x");
    assertEquals(ExportKind.SINGLE, ClassFolder.of(folder, EXERCISES).kind());
    file("my/Try.java", "x");
    assertEquals(ExportKind.FOLDERS, ClassFolder.of(folder, EXERCISES).kind());
    file("chapters/README.md", "x");
    file("run.sh", "x");
    assertEquals(ExportKind.SINGLE, ClassFolder.of(folder, EXERCISES).kind());
    assertEquals(List.of("ann"), read().all().stream().map(ExportsTest::textOf).toList());
  }

  @Test
  void anArchiveThatIsNotReadIsARow() throws Exception {
    file("ann/Sum.java", "ann");
    file("bo.rar", "x");
    file("cy.tar.gz", "x");
    assertEquals("{ann=ann, bo=, cy=}", rows(ExportKind.FOLDERS));
    assertEquals(
        Optional.of("this kind of archive is not read. Ask for a zip file"),
        read().all().getLast().refused());
  }

  @Test
  void namesThatOthersChangedAreTakenWithAWord() throws Exception {
    file("ann/Sum (1).java", "first");
    file("ann/Sum (2).java", "second");
    file("bo/Sum.java.txt", "bo");
    file("cy/sum.java", "cy");
    file("dee/Sums.java", "dee");
    file("ed/Copy of Sum.java", "copy");
    file("ed/Sum.java", "ed");
    assertEquals("{ann=second, bo=bo, cy=cy, dee=, ed=ed}", rows(ExportKind.FOLDERS));
    assertEquals(
        List.of(
            "[Sum (2).java: taken as Sum.java, attempts Sum (1).java and Sum (2).java; the last"
                + " one counts]",
            "[Sum.java.txt: taken as Sum.java]",
            "[sum.java: taken as Sum.java]",
            "[no file of any exercise was found, it holds Sums.java. Is it meant to be"
                + " Sum.java?]",
            "[]"),
        rowRemarks());
  }

  @Test
  void aRosterNamesPeopleAndWhoHandedInNothing() throws Exception {
    file("a1/Sum.java", "ann");
    file("x9/Sum.java", "guest");
    var roster = folder.resolveSibling(folder.getFileName() + ".csv");
    Files.writeString(roster, "name;id\n\"Lee, Ann\";a1\nBo Yi;b2\n");
    var read = Submissions.in(folder, EXERCISES, Optional.empty(), Roster.read(roster));
    Files.delete(roster);
    assertEquals(List.of("Lee, Ann", "x9"), read.all().stream().map(Submission::student).toList());
    assertEquals(List.of("x9: not on the roster", "Bo Yi (b2) handed in nothing"), read.remarks());
  }

  @Test
  void theTeachersOwnPathMayHaveLinks() throws Exception {
    file("class/ann/Sum.java", "ann");
    zip("class/bo/work.zip", "Sum.java", "bo");
    var links = folder.resolve("links");
    Files.createDirectories(links);
    var folders =
        Map.of(
            "{ann=ann, bo=bo}", folder.resolve("class"), "{ann=ann}", folder.resolve("class/ann"));
    for (var each : folders.entrySet()) {
      folder = Files.createSymbolicLink(links.resolve("to"), each.getValue());
      assertEquals(each.getKey(), rows(ClassFolder.of(folder, EXERCISES).kind()));
      folder = Files.createSymbolicLink(links.resolve("up"), each.getValue().getParent());
      folder = folder.resolve(each.getValue().getFileName());
      assertEquals(each.getKey(), rows(ClassFolder.of(folder, EXERCISES).kind()));
      Files.delete(links.resolve("to"));
      Files.delete(links.resolve("up"));
    }
  }

  @Test
  void theLayoutCanBeSaid() throws Exception {
    file("leeann_1234_5678_Sum.java", "ann");
    var read = Submissions.in(folder, EXERCISES, Optional.of(ExportKind.FOLDERS), Roster.empty());
    assertEquals(List.of(), read.all());
    assertEquals(1, read.remarks().size());
  }

  // ---- over random trees ----

  @Test
  void eachHandInIsOneRowWithItsOwnAnswerWhateverLiesBeside() throws Exception {
    for (var seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      folder =
          Files.createDirectory(folder.resolveSibling("tree" + seed + "-" + System.nanoTime()));
      var expected = new TreeSet<String>();
      var kind = random.nextInt(8);
      for (var i = 0; i < 1 + random.nextInt(6); i++) {
        expected.add(handIn(kind, i, random));
      }
      if (kind < 2 || kind > 4 || expected.size() > 2) {
        stray(random);
      }
      var texts = new TreeSet<String>();
      var read = read();
      for (var row : read.all()) {
        texts.add(textOf(row));
      }
      var tree = tree();
      assertEquals(expected, texts, () -> tree + " " + read.remarks());
      assertEquals(expected.size(), read.all().size(), tree);
      deleteTree();
    }
  }

  /// Makes a hand-in of a kind of export, and returns the text of its answer.
  private String handIn(int kind, int number, Random random) throws IOException {
    var text = "answer" + number;
    var inside =
        List.of("Sum.java", "e1_sum/Sum.java", "a/b/ch90_walls/e1_sum/Sum.java", "Sum (1).java")
            .get(random.nextInt(4));
    var name = inside.substring(inside.lastIndexOf('/') + 1);
    switch (kind) {
      case 0 -> file("student" + number + "/" + inside, text);
      case 1 -> zip("student" + number + ".zip", inside, text);
      case 2 -> file("Ann B_" + (1_000 + number) + "_assignsubmission_file_/" + inside, text);
      case 3 -> file("ann_" + (1_000 + number) + "_77_" + name, text);
      case 4 ->
          file("T_u" + number + "_attempt_2026-01-3" + number % 2 + "-10-15-00_" + name, text);
      case 5 -> zip("student" + number + "/deep/down/work.zip", inside, text);
      case 6 -> zipInZip("student" + number + ".zip", inside, text);
      default -> zipInZip("student" + number + "/my work.ZIP", inside, text);
    }
    return text;
  }

  private void stray(Random random) throws IOException {
    switch (random.nextInt(4)) {
      case 0 -> file("Sum.java", "stray");
      case 1 -> file("notes.txt", "stray");
      case 2 -> file(".hidden/Sum.java", "stray");
      default -> {}
    }
  }

  private String tree() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.map(file -> folder.relativize(file).toString()).sorted().toList().toString();
    }
  }

  private void deleteTree() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  // ---- helpers ----

  private Submissions read() throws IOException {
    return Submissions.in(folder, EXERCISES);
  }

  private String rows(ExportKind kind) throws IOException {
    assertEquals(kind, ClassFolder.of(folder, EXERCISES).kind());
    var rows = new TreeMap<String, String>();
    read().all().forEach(row -> rows.put(row.student(), textOf(row)));
    return rows.toString();
  }

  private List<String> rowRemarks() throws IOException {
    var remarks = new ArrayList<String>();
    read().all().forEach(row -> remarks.add(row.remarks().toString()));
    return remarks;
  }

  private static String textOf(Submission row) {
    var answer = row.answers().get("ch90/e1_sum");
    return answer == null || answer.attempt().files().isEmpty()
        ? ""
        : answer.attempt().files().getFirst().text();
  }

  private void file(String name, String text) throws IOException {
    Walls.write(folder.resolve(name), text);
  }

  private void zipInZip(String name, String inside, String text) throws IOException {
    var inner = folder.resolveSibling(folder.getFileName() + "-inner.zip");
    zip(inner.toString(), inside, text);
    Files.createDirectories(folder.resolve(name).getParent());
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      zip.putNextEntry(new ZipEntry("sub/inner.zip"));
      zip.write(Files.readAllBytes(inner));
      zip.closeEntry();
    }
    Files.delete(inner);
  }

  private void zip(String name, String inside, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      zip.putNextEntry(new ZipEntry(inside));
      zip.write(text.getBytes(UTF_8));
      zip.closeEntry();
    }
  }
}
