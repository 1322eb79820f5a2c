package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several machines grade a class: what they make together is what one would have made.
final class ShardTest {
  private static final int SHARES = 4;

  @TempDir private Path folder;
  private Path handedIn;
  private Path parts;

  @BeforeEach
  void aClass() throws IOException {
    handedIn = Files.createDirectory(folder.resolve("class"));
    parts = Files.createDirectory(folder.resolve("parts"));
    for (var i = 0; i < 12; i++) {
      Walls.write(
          handedIn.resolve("s" + i).resolve("Sum.java"),
          List.of("right", "half", "wrong é " + i).get(i % 3));
    }
    Walls.write(handedIn.resolve("empty/readme.txt"), "nothing");
    Walls.write(handedIn.resolve("b\u001bell/bin/Sum.java"), "x");
    Walls.write(handedIn.resolve("both/Sum.java"), "right");
    Walls.write(handedIn.resolve("both/CounterTest.java"), "wrong");
    Walls.write(handedIn.resolve("damaged.zip"), "no zip");
    Walls.write(handedIn.resolve("notes.txt"), "beside");
  }

  @Test
  void theMergedReportIsTheOneOfASingleMachineByteForByte() throws Exception {
    var one = graded(read());
    for (var number = SHARES; number >= 1; number--) {
      grade(number);
    }
    var merged = ShardMerge.of(List.of(parts), Walls.exercises());
    for (var format : ReportFormat.values()) {
      if (format.isPerStudent()) {
        for (var i = 0; i < one.students().size(); i++) {
          assertEquals(
              format.files(one, one.students().get(i)),
              format.files(merged, merged.students().get(i)));
        }
      } else if (format.isZip()) {
        assertArrayEquals(format.zip(one), format.zip(merged));
      } else {
        assertEquals(format.of(one), format.of(merged), format.toString());
      }
    }
    assertEquals(answers(one), answers(merged));
  }

  @Test
  void sharesMayLieInSeveralFoldersAndTwice() throws Exception {
    IntStream.rangeClosed(1, SHARES).forEach(this::gradeUnchecked);
    var other = Files.createDirectory(folder.resolve("other"));
    for (var number : List.of(2, 3)) {
      var file = ShardReport.fileIn(parts, new Shard(number, SHARES));
      Files.copy(file, other.resolve(file.getFileName()));
    }
    Files.delete(ShardReport.fileIn(parts, new Shard(2, SHARES)));
    assertEquals(
        read().all().size(),
        ShardMerge.of(List.of(parts, other), Walls.exercises()).students().size());
  }

  @Test
  void aMissingShareIsNamed() throws Exception {
    grade(1);
    grade(4);
    assertEquals(
        "2 shares are missing: 2/4, 3/4.   grade DIR --shard 2/4 --out FOLDER grades the first",
        refusal());
    grade(3);
    assertEquals(
        "a share is missing: 2/4.   grade DIR --shard 2/4 --out FOLDER grades it", refusal());
  }

  @Test
  void sharesOfTwoGradingsAreNotMerged() throws Exception {
    grade(1);
    grade(2);
    Walls.write(handedIn.resolve("late/Sum.java"), "right");
    grade(3);
    grade(4);
    assertTrue(refusal().contains("they differ in who is in the class"), refusal());
    assertTrue(refusal().contains("shard-1-of-4.json"), refusal());
    ShardReport.of(new Shard(2, 3), "", read(), graded(read())).writeTo(parts);
    assertTrue(refusal().contains("they differ in the number of shares"), refusal());
  }

  @Test
  void otherSettingsAreNamed() throws Exception {
    for (var number = 1; number <= SHARES; number++) {
      var share = new Shard(number, SHARES);
      ShardReport.of(share, "--seed " + number / 4, read(), graded(read().in(share)))
          .writeTo(parts);
    }
    assertTrue(refusal().contains("the limits, the points, the seed"), refusal());
  }

  @Test
  void aDamagedShareIsNamed() throws Exception {
    IntStream.rangeClosed(1, SHARES).forEach(this::gradeUnchecked);
    var file = ShardReport.fileIn(parts, new Shard(3, SHARES));
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals(
        file + " isn't what grade --shard writes here: damaged, or of another version", refusal());
  }

  @Test
  void noSharesAreNoReport() {
    assertTrue(refusal().startsWith("there are no shares in " + parts), refusal());
  }

  @Test
  void eachStudentIsInOneShareAndASharedClassIsSharedEvenly() {
    var sizes = new int[8];
    for (var student = 0; student < 800; student++) {
      var number = shareOf("student" + student, 8);
      sizes[number - 1]++;
    }
    for (var size : sizes) {
      assertTrue(size > 60 && size < 140, Arrays.toString(sizes));
    }
  }

  @Test
  void oneMoreShareTakesOnlyItsPart() {
    var moved = 0;
    for (var student = 0; student < 900; student++) {
      var before = shareOf("student" + student, 8);
      var after = shareOf("student" + student, 9);
      if (before != after) {
        moved++;
        assertEquals(9, after);
      }
    }
    assertTrue(moved > 50 && moved < 150, moved + " moved");
  }

  @Test
  void aShareIsWrittenAsTwoNumbers() {
    assertEquals(Optional.of(new Shard(3, 8)), Shard.parse("3/8"));
    for (var wrong : List.of("0/8", "9/8", "3", "a/b", "-1/8", "3/8/2", "", "1/99999", "١/٢")) {
      assertEquals(Optional.empty(), Shard.parse(wrong), wrong);
    }
  }

  private static int shareOf(String name, int count) {
    var numbers =
        IntStream.rangeClosed(1, count)
            .filter(number -> new Shard(number, count).holds(name))
            .toArray();
    assertEquals(1, numbers.length, name);
    return numbers[0];
  }

  private String refusal() {
    return assertThrows(
            ShardMerge.Impossible.class, () -> ShardMerge.of(List.of(parts), Walls.exercises()))
        .why();
  }

  private void gradeUnchecked(int number) {
    try {
      grade(number);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void grade(int number) throws Exception {
    var share = new Shard(number, SHARES);
    ShardReport.of(share, "", read(), graded(read().in(share))).writeTo(parts);
  }

  private Submissions read() throws IOException {
    return Submissions.in(handedIn, Walls.exercises());
  }

  private static GradeBook graded(Submissions submissions) throws Exception {
    try (var grader =
        new Grader(
            new FakeJudge(),
            new GradingScheme(Map.of(), true),
            GradeCache.ofThisRun(),
            "",
            new Seeds(0, false),
            2)) {
      return new GradeBook(
          Walls.exercises(),
          grader.grade(Walls.exercises(), submissions.all(), (done, all, student, grade) -> {}),
          List.of("code"),
          List.of("files"),
          "nothing",
          submissions.remarks());
    }
  }

  /// The students' files, which no report of today shows whole.
  private static List<Object> answers(GradeBook book) {
    var all = new ArrayList<Object>();
    for (var row : book.students()) {
      var submission = row.submission();
      all.add(List.of(submission.id(), submission.refused(), submission.remarks()));
      submission
          .answers()
          .forEach(
              (exercise, answer) ->
                  all.add(
                      List.of(
                          exercise,
                          answer.attempt().files(),
                          answer.attempt().unreadable(),
                          answer.places())));
    }
    return all.stream().map(Object::toString).sorted().map(Object.class::cast).toList();
  }
}
