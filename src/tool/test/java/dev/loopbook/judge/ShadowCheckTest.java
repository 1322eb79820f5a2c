package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShadowCheckTest {
  private static final String SOLUTION =
      "class Answer { static int twice(int n) { return 2 * n; } }";

  private static Optional<String> check(String answer, String test) {
    var text = List.of(CompiledAnswer.text("ATest.java", test));
    var program = CompiledAnswer.of("Answer.java", answer);
    var solution = CompiledAnswer.of("Answer.java", SOLUTION);
    return ShadowCheck.check(
            CompiledAnswer.beside(program.classes(), text).files(),
            CompiledAnswer.beside(solution.classes(), text).files(),
            program.in("Answer.java"),
            program.sources())
        .map(Violation::toString);
  }

  @Test
  void aClassInThePlaceOfAnotherIsFound() {
    var test = "class ATest { int n = Math.abs(Answer.twice(-2)); }";
    assertEquals(
        Optional.of(
            "Answer.java: class Math: the exercise's tests mean another class by Math. Choose"
                + " another name"),
        check(SOLUTION + " class Math { static int abs(int n) { return 0; } }", test));
    assertEquals(Optional.empty(), check(SOLUTION, test));
  }

  @Test
  void aClassThatTheTestsDoNotNameIsNone() {
    assertEquals(
        Optional.empty(),
        check(
            SOLUTION + " class Math { static int abs(int n) { return 0; } }",
            "class ATest { int n = Answer.twice(-2); }"));
  }
}
