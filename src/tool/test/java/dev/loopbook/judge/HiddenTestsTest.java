package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.loopbook.program.shape.ClassReferences;
import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.CompileProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HiddenTestsTest {
  private static final Assignment ASSIGNMENT =
      new Assignment(
          ExerciseKind.MAKE,
          "p",
          List.of("Answer.java"),
          List.of(),
          List.of(Path.of("e/AnswerTest.java")),
          List.of(Path.of("s/hidden/AnswerHiddenTest.java")),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Path.of("s"),
          "1");

  @Test
  void noLineOfAHiddenTestIsQuoted() {
    var verdict = redacted(problem("AnswerHiddenTest.java", "Answer.twice(4711)"));
    assertFalse(verdict.toString().contains("4711"), verdict::toString);
    assertEquals(1, verdict.problems().getFirst().line());
    assertEquals(
        "a hidden test doesn't compile with this Answer.java. Keep the names, parameters and types"
            + " that the starter has",
        verdict.problems().getFirst().message());
  }

  @Test
  void whatAVisibleTestSaysIsEnough() {
    var visible = problem("AnswerTest.java", "Answer.twice(1)");
    assertEquals(
        List.of(visible),
        redacted(problem("AnswerHiddenTest.java", "Answer.twice(4711)"), visible).problems());
  }

  @Test
  void whatHiddenTestsUseIsLoadedBesideThem() {
    var support = HiddenTests.support();
    assertEquals(
        Set.of(
            "dev.loopbook.judge.hidden.Draw",
            "dev.loopbook.judge.hidden.DrawResolver",
            "dev.loopbook.judge.hidden.HiddenTest"),
        support.keySet());
    support.forEach(
        (name, bytes) ->
            assertEquals(
                name.substring(name.lastIndexOf('.') + 1) + ".java",
                ClassReferences.in(bytes).getFirst().source()));
  }

  private static Verdict.DidNotCompile redacted(CompileProblem... problems) {
    return HiddenTests.redacted(new BatchCompilation.Errors(List.of(problems)), ASSIGNMENT);
  }

  private static CompileProblem problem(String file, String line) {
    return new CompileProblem(
        CompileProblem.Severity.ERROR,
        Path.of(file),
        7,
        1,
        "cannot find symbol",
        Optional.of(line));
  }
}
