package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person has to look at, and what becomes of their decision.
final class ReviewTest {
  @TempDir private Path folder;

  private final FakeJudge judge = new FakeJudge();

  @Test
  void whatTheMachineCannotDecideIsFoundWithItsReasons() throws Exception {
    answer("ann", "right");
    answer("bo", "never");
    answer("cy", "flip(Math.random())");
    answer("dee", "// Math.random() is not used\nString s = \"System.nanoTime()\"; wrong");
    answer("ed", "wrong(System.nanoTime())");
    answer("flo", "wrong(Set.of(1, 2))");
    Walls.write(folder.resolve("gus/a/Sum.java"), "one");
    Walls.write(folder.resolve("gus/b/Sum.java"), "two");
    Walls.write(folder.resolve("hal/Sum (1).java"), "one");
    Walls.write(folder.resolve("hal/Sum (2).java"), "two");
    Walls.write(folder.resolve("ida/readme.txt"), "nothing");
    assertEquals(
        Map.of(
            "bo", List.of("not judged"),
            "cy",
                List.of(
                    "it uses chance without a seed",
                    "it doesn't always end alike: passed with 2 of 2 tests the first time,"
                        + " failed with 1 of 2 tests the second"),
            "ed", List.of("it reads the real clock"),
            "gus", List.of("two versions were handed in, and they differ"),
            "hal",
                List.of(
                    "there were several attempts: attempts Sum (1).java and Sum (2).java; the last"
                        + " one counts")),
        undecided(ReviewLog.empty()));
  }

  @Test
  void onlyWhatMayVaryIsJudgedTwice() throws Exception {
    answer("ann", "right");
    answer("bo", "wrong");
    answer("cy", "wrong(Set.of(1, 2))");
    assertEquals(
        List.of("cy"),
        UndecidedAnswer.forSecondLook(Walls.exercises(), read().all()).stream()
            .map(Submission::student)
            .toList());
  }

  @Test
  void aDecisionReplacesTheMachinesGradeInEveryReport() throws Exception {
    answer("bo", "never");
    var file = folder.resolveSibling(folder.getFileName() + ".reviews");
    var row = rows().getFirst();
    ReviewLog.in(file).keep(Review.of(row.submission(), row.grades().getFirst(), 7.5, "good é"));
    var kept = ReviewLog.in(file);
    var grade = kept.applied(rows()).getFirst().grades().getFirst();
    assertEquals("reviewed", grade.word());
    assertEquals(7.5, grade.points());
    assertFalse(grade.passed());
    assertFalse(grade.isNotJudged());
    assertEquals(
        "reviewed: good é (it was: could not be judged: no process can be started)",
        grade.summary());
    assertEquals(List.of("not judged"), undecided(kept).get("bo"));
    Files.delete(file);
  }

  @Test
  void aDecisionIsAboutOneAnswerAlone() throws Exception {
    answer("bo", "never");
    var reviews = ReviewLog.empty();
    var row = rows().getFirst();
    reviews.keep(Review.of(row.submission(), row.grades().getFirst(), 10, ""));
    assertTrue(reviews.applied(rows()).getFirst().grades().getFirst().passed());
    answer("bo", "wrong");
    assertEquals("failed", reviews.applied(rows()).getFirst().grades().getFirst().word());
    assertEquals(
        List.of("the answer has changed since it was reviewed"), undecided(reviews).get("bo"));
  }

  @Test
  void pointsGoWithTheExercisesWeight() throws Exception {
    answer("bo", "never");
    var reviews = ReviewLog.empty();
    var row = rows().getFirst();
    reviews.keep(Review.of(row.submission(), row.grades().getFirst(), 4, ""));
    var heavy = grade(new GradingScheme(Map.of("ch90", 2.0), false), read().all());
    assertEquals(8.0, reviews.applied(heavy).getFirst().grades().getFirst().points());
  }

  private Map<String, List<String>> undecided(ReviewLog reviews) throws Exception {
    var rows = rows();
    var second = grade(PLAIN, UndecidedAnswer.forSecondLook(Walls.exercises(), read().all()));
    var found = new TreeMap<String, List<String>>();
    UndecidedAnswer.in(Walls.exercises(), rows, second, reviews)
        .forEach(each -> found.put(each.submission().student(), each.reasons()));
    return found;
  }

  private static final GradingScheme PLAIN = new GradingScheme(Map.of(), false);

  private List<GradeBook.Row> rows() throws Exception {
    return grade(PLAIN, read().all());
  }

  private List<GradeBook.Row> grade(GradingScheme scheme, List<Submission> submissions)
      throws Exception {
    try (var grader =
        new Grader(judge, scheme, GradeCache.ofThisRun(), "", new Seeds(0, false), 1)) {
      return grader.grade(Walls.exercises(), submissions, (done, all, student, grade) -> {});
    }
  }

  private Submissions read() throws IOException {
    return Submissions.in(folder, Walls.exercises());
  }

  private void answer(String student, String text) throws IOException {
    Walls.write(folder.resolve(student).resolve("Sum.java"), text);
  }
}
