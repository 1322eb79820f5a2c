package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StackLinesTest {
  private static final StackTraceElement TEST = frame("p.ATest", "ATest.java", 30);
  private static final StackTraceElement OUTER = frame("p.Answer", "Answer.java", 12);
  private static final StackTraceElement INNER = frame("p.Answer$1", "Answer.java", 15);
  private static final StackTraceElement LIBRARY = frame("java.util.List", "List.java", 7);
  private static final StackTraceElement AWAIT =
      frame("dev.loopbook.loop.FailurePath", "FailurePath.java", 1);

  private final StackLines lines =
      new StackLines(Set.of("p.Answer", "p.Answer$1"), Set.of("p.ATest"));

  private static StackTraceElement frame(String type, @Nullable String file, int line) {
    return new StackTraceElement(type, "f", file, line);
  }

  private static Throwable thrown(@Nullable Throwable cause, StackTraceElement... stack) {
    var thrown = new RuntimeException(cause);
    thrown.setStackTrace(stack);
    return thrown;
  }

  @Test
  void theInnermostLineOfEachIsFound() {
    assertEquals(
        Optional.of(new CodePlace("Answer.java", 15)),
        lines.ofStudent(LIBRARY, INNER, OUTER, TEST));
    assertEquals(Optional.empty(), lines.ofStudent(LIBRARY, TEST));
    assertEquals(
        Optional.of(new CodePlace("ATest.java", 30)),
        lines.ofTest(thrown(null, LIBRARY, INNER, TEST)));
    assertEquals(Optional.empty(), lines.ofTest(thrown(null, LIBRARY, INNER)));
  }

  @Test
  void aFrameWithoutALineIsNone() {
    var hidden = frame("p.Answer", "Answer.java", 0);
    var compiledAway = frame("p.Answer", null, 4);
    assertEquals(
        Optional.of(new CodePlace("Answer.java", 12)),
        lines.ofStudent(hidden, compiledAway, OUTER));
  }

  @Test
  void theStudentsLineMayBeInTheCauseOrInWhatWasSuppressed() {
    var cause = thrown(null, INNER);
    assertEquals(
        Optional.of(new CodePlace("Answer.java", 15)), lines.ofStudent(thrown(cause, TEST)));
    var suppressing = thrown(null, TEST);
    suppressing.addSuppressed(thrown(null, OUTER));
    assertEquals(Optional.of(new CodePlace("Answer.java", 12)), lines.ofStudent(suppressing));
    assertEquals(Optional.empty(), lines.ofStudent(thrown(thrown(null, LIBRARY), TEST)));
  }

  @Test
  void aCauseThatGoesRoundInACircleIsReadOnce() {
    var first = new RuntimeException();
    var second = thrown(first, LIBRARY);
    first.initCause(second);
    first.setStackTrace(new StackTraceElement[] {TEST});
    assertEquals(Optional.empty(), lines.ofStudent(first));
  }

  @Test
  void theStudentsLineMayBeDeepInAGroupOrBehindACauseThatIsAlsoSuppressed() {
    var inner = thrown(null, LIBRARY);
    inner.addSuppressed(thrown(null, INNER));
    var group = thrown(null, TEST);
    group.addSuppressed(inner);
    assertEquals(Optional.of(new CodePlace("Answer.java", 15)), lines.ofStudent(group));

    var cause = thrown(thrown(null, OUTER), LIBRARY);
    var both = thrown(cause, TEST);
    both.addSuppressed(cause);
    assertEquals(Optional.of(new CodePlace("Answer.java", 12)), lines.ofStudent(both));

    var round = thrown(null, TEST);
    inner.addSuppressed(round);
    round.addSuppressed(inner);
    assertEquals(Optional.of(new CodePlace("Answer.java", 15)), lines.ofStudent(round));
  }

  @Test
  void aFailureThatCameFromTaskToTaskHasTheLinesThatItCameThrough() {
    assertEquals(
        List.of(new CodePlace("Answer.java", 12), new CodePlace("ATest.java", 30)),
        lines.throughTasks(thrown(null, LIBRARY, INNER, AWAIT, OUTER, TEST)));
    assertEquals(List.of(), lines.throughTasks(thrown(null, INNER, OUTER, TEST)));
    assertEquals(List.of(), lines.throughTasks(thrown(null, TEST, AWAIT, TEST)));
    assertEquals(
        List.of(new CodePlace("ATest.java", 30)),
        lines.throughTasks(thrown(null, TEST, INNER, AWAIT, TEST)));
  }

  @Test
  void theLineOfThisThreadIsThatOfTheStudentsInnermostFrame() {
    var ofThisTest = new StackLines(Set.of(StackLinesTest.class.getName()), Set.of());
    var here = ofThisTest.ofStudent(new Throwable()).orElseThrow();
    var next = ofThisTest.ofStudentNow();
    assertEquals(Optional.of(new CodePlace("StackLinesTest.java", here.line() + 1)), next);
    assertEquals(Optional.empty(), lines.ofStudentNow());
  }
}
