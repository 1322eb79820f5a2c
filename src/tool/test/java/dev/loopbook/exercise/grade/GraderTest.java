package dev.loopbook.exercise.grade;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Verdict;
import dev.loopbook.program.source.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GraderTest {
  private static final GradingScheme PLAIN = new GradingScheme(Map.of(), false);

  private final FakeJudge judge = new FakeJudge();

  @Test
  void equalAnswersAreJudgedOnce() throws Exception {
    var rows = grade(PLAIN, GradeCache.ofThisRun(), 4, of("a", "half"), of("b", "half"));
    assertEquals(rows.get(0).grades(), rows.get(1).grades());
    assertEquals(1, Collections.frequency(judge.judged, "half"));
  }

  @Test
  void gradesDependNeitherOnJobsNorOnOrder() throws Exception {
    var answers = new ArrayList<Submission>();
    for (var i = 0; i < 20; i++) {
      answers.add(of("s" + i, i % 3 == 0 ? "right" : "wrong " + i));
    }
    var alone = grade(PLAIN, GradeCache.ofThisRun(), 1, answers);
    var together = grade(PLAIN, GradeCache.ofThisRun(), 8, answers.reversed());
    assertEquals(alone, together.reversed());
  }

  @Test
  void whatTookTooLongBesideOthersIsJudgedAlone() throws Exception {
    var rows = grade(PLAIN, GradeCache.ofThisRun(), 2, of("a", "slow"), of("b", "slow javac"));
    assertTrue(rows.get(0).grades().getFirst().passed());
    assertTrue(rows.get(1).grades().getFirst().passed());
  }

  @Test
  void whatIsUncertainIsJudgedAgainOnceAllOthersAreDone() throws Exception {
    grade(
        PLAIN, GradeCache.ofThisRun(), 2, of("a", "slow"), of("b", "slow javac"), of("c", "other"));
    var judged = List.copyOf(judge.judged);
    assertEquals(List.of("slow", "slow javac"), judged.subList(judged.size() - 2, judged.size()));
    assertEquals(1, Collections.frequency(judged, "other"));
  }

  @Test
  void equalAnswersThatAreUncertainGetOneGrade() throws Exception {
    var rows = grade(PLAIN, GradeCache.ofThisRun(), 2, of("a", "slow"), of("b", "slow"));
    assertTrue(rows.getFirst().grades().getFirst().passed());
    assertEquals(rows.getFirst().grades(), rows.getLast().grades());
  }

  @Test
  void withOneJobNothingIsJudgedAgain() throws Exception {
    grade(PLAIN, GradeCache.ofThisRun(), 1, of("a", "slow"));
    assertEquals(1, Collections.frequency(judge.judged, "slow"));
  }

  @Test
  void anAnswerThatBreaksTheJudgeStopsNobodyElses() throws Exception {
    var rows = grade(PLAIN, GradeCache.ofThisRun(), 2, of("a", "breaks"), of("b", "right"));
    var broken = rows.get(0).grades().getFirst();
    assertEquals("not judged", broken.word());
    assertTrue(broken.summary().contains("no such class file"), broken::summary);
    assertTrue(rows.get(1).grades().getFirst().passed());
  }

  @Test
  void anAnswerTooDeepForTheJudgeStopsNobodyElses() throws Exception {
    var rows = grade(PLAIN, GradeCache.ofThisRun(), 2, of("a", "too deep"), of("b", "right"));
    assertEquals("not judged", rows.get(0).grades().getFirst().word());
    assertTrue(rows.get(1).grades().getFirst().passed());
  }

  @Test
  void anAnswerOfWhichNothingCameBackIsJudgedAgainTheNextTime(@TempDir Path folder)
      throws Exception {
    var file = folder.resolve("grades");
    grade(PLAIN, GradeCache.in(file), 2, of("a", "nothing"));
    judge.judged.clear();
    grade(PLAIN, GradeCache.in(file), 2, of("a", "nothing"));
    assertTrue(judge.judged.contains("nothing"), judge.judged.toString());
  }

  @Test
  void whatIsGradedStaysGraded(@TempDir Path folder) throws Exception {
    var file = folder.resolve("grades");
    var first = grade(PLAIN, GradeCache.in(file), 2, of("a", "half"), of("b", "right"));
    judge.judged.clear();
    assertEquals(first, grade(PLAIN, GradeCache.in(file), 2, of("a", "half"), of("b", "right")));
    assertTrue(judge.judged.isEmpty(), judge.judged.toString());
  }

  @Test
  void whatIsNotJudgedIsNoGradeAndIsJudgedAgainTheNextTime(@TempDir Path folder) throws Exception {
    var file = folder.resolve("grades");
    var grade =
        grade(PLAIN, GradeCache.in(file), 2, of("a", "never"), of("b", "right"))
            .getFirst()
            .grades()
            .getFirst();
    assertTrue(grade.isNotJudged());
    assertEquals("could not be judged: no process can be started", grade.summary());
    assertEquals(0, grade.points());
    judge.judged.clear();
    grade(PLAIN, GradeCache.in(file), 1, of("a", "never"), of("b", "right"));
    assertEquals(List.of("never"), List.copyOf(judge.judged));
  }

  @Test
  void aLineThatWasCutShortIsForgotten(@TempDir Path folder) throws Exception {
    var file = folder.resolve("grades");
    grade(PLAIN, GradeCache.in(file), 1, of("a", "half"));
    Files.write(
        file, "1234abcd {\"key\": \"ab\u00e9".getBytes(ISO_8859_1), StandardOpenOption.APPEND);
    judge.judged.clear();
    var cache = GradeCache.in(file);
    assertEquals(1, cache.damaged());
    grade(PLAIN, cache, 1, of("a", "half"), of("b", "other"));
    assertEquals(List.of("other"), List.copyOf(judge.judged));
    assertEquals(0, GradeCache.in(file).damaged(), "it's told once");
  }

  @Test
  void aLineThatIsTooShortForAChecksumIsDamaged(@TempDir Path folder) throws Exception {
    var file = folder.resolve("grades");
    grade(PLAIN, GradeCache.in(file), 1, of("a", "half"));
    Files.writeString(file, "1\n1234abcd\n00000000 \n", StandardOpenOption.APPEND);
    judge.judged.clear();
    var cache = GradeCache.in(file);
    assertEquals(3, cache.damaged());
    grade(PLAIN, cache, 1, of("a", "half"));
    assertTrue(judge.judged.isEmpty(), judge.judged.toString());
  }

  @Test
  void whatComesAfterALineThatWasCutShortIsKept(@TempDir Path folder) throws Exception {
    var file = folder.resolve("grades");
    Files.writeString(file, "1234abcd {\"key\"");
    grade(PLAIN, GradeCache.in(file), 1, of("a", "half"));
    judge.judged.clear();
    grade(PLAIN, GradeCache.in(file), 1, of("a", "half"));
    assertTrue(judge.judged.isEmpty(), judge.judged.toString());
  }

  @Test
  void aDamagedByteCostsOneGradeAndChangesNone(@TempDir Path folder) throws Exception {
    var file = folder.resolve("grades");
    var first = grade(PLAIN, GradeCache.in(file), 1, of("a", "half"), of("b", "other"));
    var whole = Files.readAllBytes(file);
    for (var at = 0; at < whole.length; at += whole.length / 9 + 1) {
      var damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      var cache = GradeCache.in(file);
      assertTrue(cache.damaged() > 0);
      judge.judged.clear();
      var again = grade(PLAIN, cache, 1, of("a", "half"), of("b", "other"));
      assertEquals(first, again);
      assertTrue(judge.judged.size() <= 2, judge.judged.toString()); // two if it was a line's end
      assertEquals(0, GradeCache.in(file).damaged());
    }
  }

  @Test
  void gradesThatCannotBeReadAreNotInTheWay(@TempDir Path folder) throws Exception {
    var cache = GradeCache.in(Files.createDirectory(folder.resolve("grades")));
    assertTrue(cache.isBroken());
    assertEquals(1, grade(PLAIN, cache, 1, of("a", "half")).size());
  }

  @Test
  void otherSettingsAreOtherGrades(@TempDir Path folder) throws Exception {
    var file = folder.resolve("grades");
    grade(PLAIN, GradeCache.in(file), 1, of("a", "half"));
    var heavy = new GradingScheme(Map.of("ch90", 2.0), false);
    assertEquals(
        20.0,
        grade(heavy, GradeCache.in(file), 1, of("a", "half")).getFirst().grades().getFirst().max());
  }

  @Test
  void weightsGoByTheNearestName() {
    var marking = new GradingScheme(Map.of("ch90", 2.0, "ch90/e1_sum", 0.5), false);
    assertEquals(5.0, marking.max(Walls.sum()));
    assertEquals(20.0, marking.max(Walls.exercises().get(1)));
  }

  @Test
  void partialCreditCountsOnlyWhatTheStarterDoesNotPass() throws Exception {
    var partial = new GradingScheme(Map.of(), true);
    var rows = grade(partial, GradeCache.ofThisRun(), 1, of("a", "half"), of("b", "wrong"));
    assertEquals(5.0, rows.get(0).points());
    assertEquals(0.0, rows.get(1).points());
    assertEquals(0.0, grade(PLAIN, GradeCache.ofThisRun(), 1, of("a", "half")).getFirst().points());
  }

  @Test
  void anExerciseWhoseSolutionFailsIsNotGraded() {
    var broken =
        new Judge() {
          @Override
          public Verdict judge(Attempt attempt, Tests tests) {
            return new Verdict.NoResult("nothing came back");
          }

          @Override
          public void cancel() {}

          @Override
          public void close() {}
        };
    try (var grader =
        new Grader(broken, PLAIN, GradeCache.ofThisRun(), "", new Seeds(0, false), 1)) {
      var unsound =
          assertThrows(
              Grader.Unsound.class,
              () -> grader.grade(Walls.exercises(), List.of(of("a", "right")), (a, b, c, d) -> {}));
      assertTrue(unsound.getMessage().contains("ch90/e1_sum"), unsound.getMessage());
    }
  }

  @Test
  void nothingHandedInIsToldApartFromAFailure() throws Exception {
    var rows = grade(PLAIN, GradeCache.ofThisRun(), 1, of("a", "wrong"));
    assertEquals(
        List.of("failed", Grade.NOT_HANDED_IN),
        rows.getFirst().grades().stream().map(Grade::word).toList());
  }

  private List<GradeBook.Row> grade(
      GradingScheme marking, GradeCache memory, int jobs, Submission... submissions)
      throws Exception {
    return grade(marking, memory, jobs, List.of(submissions));
  }

  private List<GradeBook.Row> grade(
      GradingScheme marking, GradeCache memory, int jobs, List<Submission> submissions)
      throws Exception {
    try (var grader = new Grader(judge, marking, memory, "", new Seeds(0, false), jobs)) {
      return grader.grade(Walls.exercises(), submissions, (done, all, student, grade) -> {});
    }
  }

  private static Submission of(String student, String text) {
    var attempt =
        new Attempt(
            Walls.sum().assignment(),
            List.of(new SourceText(Path.of("Sum.java"), text)),
            List.of());
    return new Submission(
        student,
        student,
        Map.of("ch90/e1_sum", new Answer(attempt, Map.of("Sum.java", "Sum.java"))),
        Optional.empty(),
        List.of());
  }
}
