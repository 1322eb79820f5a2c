package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.child.Message;
import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VerdictTest {
  private static final List<TestResult> RESULTS = List.of(TestResult.passed("one"));
  private static final Map<String, Verdict> BY_WORD =
      Map.ofEntries(
          Map.entry("passed", new Verdict.Passed(RESULTS)),
          Map.entry("failed", new Verdict.Failed(RESULTS)),
          Map.entry("unreadable", new Verdict.Unreadable(List.of())),
          Map.entry("did not compile", new Verdict.DidNotCompile(List.of())),
          Map.entry("refused", new Verdict.Refused(List.of())),
          Map.entry(
              "timed out",
              new Verdict.TimedOut(
                  Message.Limit.TICKS, Optional.empty(), Optional.empty(), RESULTS)),
          Map.entry("exited", new Verdict.Exited(0, RESULTS)),
          Map.entry("crashed", new Verdict.Crashed("out of memory", RESULTS)),
          Map.entry("no result", new Verdict.NoResult("it was cut short")),
          Map.entry("not judged", new Verdict.NotJudged("it was interrupted")),
          Map.entry("no test ran", new Verdict.NoTestRan("there is none")));

  @Test
  void eachHasItsWordAndOnlyOneIsAPass() {
    BY_WORD.forEach(
        (word, verdict) -> {
          assertEquals(word, verdict.word());
          assertEquals(word.equals("passed"), verdict.isPass(), word);
        });
  }

  @Test
  void onlyThoseWhoseTestsCouldRunHaveResults() {
    for (var word : List.of("unreadable", "did not compile", "refused", "no result")) {
      assertEquals(List.of(), BY_WORD.get(word).results(), word);
    }
    for (var word : List.of("passed", "failed", "timed out", "exited", "crashed")) {
      assertEquals(RESULTS, BY_WORD.get(word).results(), word);
    }
  }

  @Test
  void aViolationOfAWholeFileHasNoLine() {
    assertEquals(
        "A.java: class A: no",
        new Violation(new CodePlace("A.java", 0), "class A", "no").toString());
    assertEquals(
        "A:7: System.exit: no",
        new Violation(new CodePlace("A.java", 7), "System.exit", "no").toString());
  }
}
