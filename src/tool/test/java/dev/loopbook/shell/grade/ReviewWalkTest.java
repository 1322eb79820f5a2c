package dev.loopbook.shell.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.grade.Answer;
import dev.loopbook.exercise.grade.Grade;
import dev.loopbook.exercise.grade.ReviewLog;
import dev.loopbook.exercise.grade.Submission;
import dev.loopbook.exercise.grade.UndecidedAnswer;
import dev.loopbook.judge.Attempt;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReviewWalkTest {
  private static final Path HOME = Path.of("test/hostile/home");

  @TempDir private Path folder;

  @Test
  void codeAndVerdictAreSideBySide() {
    var shown = walk(ReviewLog.empty(), "q\n", "ann");
    assertTrue(
        shown.contains(
            """
            1 of 1  ann  ch90/e1_sum
              ? timed out
            Sum.java                                        │ timed out
              1 final class Sum {                           │ no end after 10 s
              2   int of(int... all) { while (true); }      │ ✓ ofNothing
              3 }                                           │ ✗ ofSome
                                                            │ it waits
            points, 0 to 10> q
              0 of 1 decided. The same command goes on with the rest.
            """),
        shown);
  }

  @Test
  void pointsAndCommentsAreTakenLineByLine() {
    var reviews = ReviewLog.empty();
    walk(reviews, "7,5\nnearly\n\nm\n\n11\n-1\nx\n10\nfine\n", "ann", "bo", "cy", "dee");
    assertEquals(Optional.of("7.5 nearly"), decision(reviews, "ann"));
    assertEquals(Optional.empty(), decision(reviews, "bo"));
    assertEquals(Optional.of("0.0 "), decision(reviews, "cy"));
    assertEquals(Optional.of("10.0 fine"), decision(reviews, "dee"));
  }

  @Test
  void whatIsNoNumberOfPointsIsExplained() {
    var shown = walk(ReviewLog.empty(), "11\n", "ann");
    assertTrue(shown.contains("Enter leaves the answer undecided"), shown);
  }

  @Test
  void oneCanGoBackAndDecideAgain() {
    var reviews = ReviewLog.empty();
    var shown = walk(reviews, "3\nfirst\nb\n4\nsecond\n", "ann", "bo");
    assertEquals(Optional.of("4.0 second"), decision(reviews, "ann"));
    assertTrue(shown.contains("decided: 3 of 10 points: first"), shown);
  }

  @Test
  void whatIsDecidedIsNotAskedAgain() {
    var reviews = ReviewLog.empty();
    walk(reviews, "3\nfirst\n", "ann", "bo");
    var shown = walk(reviews, "\n", "ann", "bo");
    assertTrue(shown.contains("2 of 2  bo") && !shown.contains("1 of 2  ann"), shown);
    walk(reviews, "5\n\n", "ann", "bo");
    var all = walk(reviews, "", "ann", "bo");
    assertTrue(all.contains("All 2 undecided answers are reviewed already."), all);
  }

  @Test
  void ctrlCLosesNothingThatWasDecided() {
    var file = folder.resolve("reviews");
    var input = new ByteArrayInputStream("3\nfirst\n".getBytes(StandardCharsets.UTF_8));
    assertThrows(
        CtrlC.class,
        () ->
            walk(
                ReviewLog.in(file),
                input,
                () -> {
                  throw new CtrlC();
                },
                "ann",
                "bo"));
    assertEquals(Optional.of("3.0 first"), decision(ReviewLog.in(file), "ann"));
  }

  @Test
  void nothingToDecideIsSaid() {
    assertTrue(walk(ReviewLog.empty(), "").contains("Nothing is left for a person to decide."));
  }

  private static Optional<String> decision(ReviewLog reviews, String student) {
    return reviews
        .find(undecided(student).submission(), "ch90/e1_sum")
        .map(review -> review.points() + " " + review.comment());
  }

  private static String walk(ReviewLog reviews, String typed, String... students) {
    return walk(
        reviews,
        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
        () -> {},
        students);
  }

  /// @param atEnd what happens when all input is read
  private static String walk(
      ReviewLog reviews, InputStream input, Runnable atEnd, String... students) {
    var out = new ByteArrayOutputStream();
    var screen = new Screen(new StreamOutput(out, out), Palette.PLAIN);
    var in =
        new InputStream() {
          @Override
          public int read() throws IOException {
            var next = input.read();
            if (next < 0) {
              atEnd.run();
            }
            return next;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            var next = read(); // one at a time, or all would be asked for at once
            if (next >= 0) {
              bytes[offset] = (byte) next;
            }
            return next < 0 ? -1 : 1;
          }
        };
    try (var session = new Session(screen, _ -> new StreamKeyboard(in, screen), HOME)) {
      new ReviewWalk(
              session, List.of(students).stream().map(ReviewWalkTest::undecided).toList(), reviews)
          .run();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static UndecidedAnswer undecided(String student) {
    var exercise = Exercises.in(HOME).all().getFirst();
    var text =
        """
        final class Sum {
          int of(int... all) { while (true); }
        }
        """;
    var attempt =
        new Attempt(
            exercise.assignment(), List.of(new SourceText(Path.of("Sum.java"), text)), List.of());
    var submission =
        new Submission(
            student,
            student,
            Map.of(exercise.id(), new Answer(attempt, Map.of("Sum.java", "Sum.java"))),
            Optional.empty(),
            List.of());
    return new UndecidedAnswer(
        submission,
        exercise,
        new Grade(
            exercise.id(),
            "timed out",
            false,
            0,
            10,
            "no end after 10 s",
            List.of(),
            List.of(
                new Grade.Test("ofNothing", "passed", false, "", "", 0),
                new Grade.Test("ofSome", "failed", false, "it waits", "", 0))),
        List.of("timed out"));
  }
}
