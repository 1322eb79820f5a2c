package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercise;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a teacher learns about a class.
final class ClassReportTest {
  private static final Exercise SUM = Walls.sum();

  @Test
  void theClassStandsWhereItsStudentsStand() {
    assertEquals(new ClassStanding(List.of(0.0, 0.0, 100.0, 100.0), 0), standing(2, 2));
    assertEquals(50, standing(2, 2).median());
    assertEquals(100, standing(2, 1).median());
    assertEquals(75, standing(3, 1).average());
    assertEquals(0, standing(0, 0).median());
    assertEquals(
        List.of(2, 0, 0, 0, 3),
        standing(3, 2).bands().stream().map(ClassStanding.Band::students).toList());
  }

  @Test
  void whoeverHandedInNothingIsCountedApart() {
    var book =
        new SmallClass().passed("1", "ann").add("2", "bo", Grade.notHandedIn(SUM.id(), 10)).book();
    assertEquals(new ClassStanding(List.of(100.0), 1), ClassStanding.of(book));
    assertEquals(new ExerciseStanding(SUM, 1, 1), ExerciseStanding.of(book, 0));
  }

  @Test
  void anExerciseIsTooHardOrTooEasyIfEnoughAnswersSaySo() {
    assertEquals(ExerciseStanding.Difficulty.UNKNOWN, difficulty(0, 4));
    assertEquals(ExerciseStanding.Difficulty.HARD, difficulty(1, 4));
    assertEquals(ExerciseStanding.Difficulty.FITTING, difficulty(2, 3));
    assertEquals(ExerciseStanding.Difficulty.FITTING, difficulty(9, 1));
    assertEquals(ExerciseStanding.Difficulty.EASY, difficulty(5, 0));
  }

  @Test
  void anAnswerThatWasNotJudgedSaysNothingAboutAnExercise() {
    var unjudged =
        new Grade(SUM.id(), "not judged", false, 0, 10, "no memory", List.of(), List.of());
    var book = new SmallClass().add("1", "ann", unjudged).book();
    assertEquals(new ExerciseStanding(SUM, 0, 0), ExerciseStanding.of(book, 0));
    assertEquals(0, ExerciseStanding.of(book, 0).percent());
  }

  @Test
  void theCommonestMistakeComesFirstWithAnExample() {
    var book =
        new SmallClass()
            .add("1", "ann", failed("sums", "expected 3", "return 2;"))
            .add("2", "bo", failed("times", "too late", "await(sleep(millis(9)));"))
            .add("3", "cy", failed("times", "too late", "sleep(9);"))
            .add("4", "di", doesNotCompile())
            .book();
    var mistakes = CommonMistakes.of(SUM, book);
    assertEquals(
        new CommonMistakes.Mistake(
            "times",
            "too late",
            Optional.empty(),
            List.of("bo", "cy"),
            new CommonMistakes.Example("bo", "Sum.java:7", "await(sleep(millis(9)));")),
        mistakes.getFirst());
    assertEquals(
        List.of("bo", "ann", "di"),
        mistakes.stream().map(mistake -> mistake.example().student()).toList());
    assertEquals(
        new CommonMistakes.Example("di", "Sum.java:4", "';' expected"),
        mistakes.getLast().example());
  }

  @Test
  void thePageSaysAllOfIt() {
    var some = new SmallClass().failed("0", "zoe", "no");
    for (var i = 1; i < 6; i++) {
      some.add(Integer.toString(i), "s" + i, failed("times", "too late", "x < 1 && y();"));
    }
    var html = ReportFormat.HTML.of(some.book());
    for (var part :
        List.of(
            "<h2>Who passed what</h2>",
            "<h2>Where the class stands</h2>",
            "0% of the points on average",
            "<th scope=\"row\">0 to 20%</th><td class=\"number\">6</td>",
            "<h2>Exercise by exercise</h2>",
            "too hard?",
            SUM.minutes() + " min",
            "<code>x &lt; 1 &amp;&amp; y();</code>")) {
      assertTrue(html.contains(part), part + " in " + html);
    }
  }

  private static ExerciseStanding.Difficulty difficulty(int passed, int failed) {
    return ExerciseStanding.of(book(passed, failed), 0).difficulty();
  }

  private static ClassStanding standing(int passed, int failed) {
    return ClassStanding.of(book(passed, failed));
  }

  private static GradeBook book(int passed, int failed) {
    var some = new SmallClass();
    for (var i = 0; i < passed; i++) {
      some.passed("p" + i, "p" + i);
    }
    for (var i = 0; i < failed; i++) {
      some.failed("f" + i, "f" + i, "no");
    }
    return some.book();
  }

  private static Grade failed(String test, String message, String code) {
    return new Grade(
        SUM.id(),
        "failed",
        false,
        0,
        10,
        message,
        List.of(),
        List.of(
            new Grade.Test(test, "failed", false, message, "Sum.java", 7, code, "", List.of())));
  }

  private static Grade doesNotCompile() {
    return new Grade(
        SUM.id(),
        "did not compile",
        false,
        0,
        10,
        "Sum.java:4: ';' expected",
        List.of(new Grade.Detail("Sum.java", 4, "';' expected")),
        List.of());
  }
}
