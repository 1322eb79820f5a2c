package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.child.TestFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LikelyCauseTest {
  private static final String HARMLESS = "int n = 2;";
  private static final String LOCKS =
      "var lock = new java.util.concurrent.locks.ReentrantLock(); lock.lock();";
  private static final String NO_LOCK = "a lock of java.util.concurrent belongs to a thread";
  private static final TestFailure PLAIN = TestFailure.of("AssertionFailedError", "no");

  private static LikelyCause of(String code) {
    var answer =
        CompiledAnswer.of("A.java", "class A { void f() throws Exception { " + code + " } }");
    return new LikelyCause(answer.files());
  }

  private static Optional<String> cause(String code, TestFailure failure) {
    var verdict =
        of(code)
            .added(
                new Verdict.Failed(
                    List.of(
                        TestResult.passed("zero"),
                        TestResult.failed("one", failure).withHidden(true))));
    var results = verdict.results();
    assertEquals("zero one", results.getFirst().name() + " " + results.getLast().name());
    assertTrue(results.getLast().hidden());
    return results.getLast().failure().orElseThrow().probably();
  }

  private static void assertCause(String beginning, String code, TestFailure failure) {
    var cause = cause(code, failure);
    assertTrue(cause.filter(it -> it.startsWith(beginning)).isPresent(), cause::toString);
  }

  @Test
  void aResultThatWasAskedForTooEarlyIsNamed() {
    assertCause(
        "a future was asked for its result before it had one",
        HARMLESS,
        TestFailure.of("InvalidStateError", "Result is not set."));
    assertEquals(
        Optional.empty(), cause(HARMLESS, TestFailure.of("InvalidStateError", "done twice")));
    assertEquals(Optional.empty(), cause(HARMLESS, TestFailure.of("Other", "Result is not set.")));
  }

  @Test
  void aChangedCollectionIsNamedByHowItWasChanged() {
    var changed = TestFailure.of("ConcurrentModificationException", "");
    assertCause("a collection was changed by somebody else", HARMLESS, changed);
    assertCause(
        "there is an await in computeIfAbsent",
        "new java.util.HashMap<String, String>().computeIfAbsent(\"a\", k -> k);",
        changed);
  }

  @Test
  void aQueueThatIsNeverDoneIsNamed() {
    assertCause(
        "join() waits for items", HARMLESS, TestFailure.of("DeadlockError", "<Queue joining>"));
    assertEquals(
        Optional.empty(), cause(HARMLESS, TestFailure.of("DeadlockError", "<Queue getting>")));
    assertEquals(Optional.empty(), cause(HARMLESS, TestFailure.of("Other", "<Queue joining>")));
  }

  @Test
  void whatTheAnswerCallsIsNamedWhereTheFailureSaysNothing() {
    assertCause("Thread.sleep holds the loop", "Thread.sleep(1);", PLAIN);
    assertCause(NO_LOCK, LOCKS, PLAIN);
    assertEquals(Optional.empty(), cause("Thread.yield();", PLAIN));
    assertEquals(Optional.empty(), cause(HARMLESS, PLAIN));
  }

  @Test
  void aCauseThatIsKnownStaysUnlessItIsOnlyThatUpdatesAreLost() {
    var known = PLAIN.withProbably("an await is missing");
    assertEquals(Optional.of("an await is missing"), cause("Thread.sleep(1);", known));
    assertEquals(Optional.of("an await is missing"), cause(LOCKS, known));
    var lost = PLAIN.withProbably("an update is lost");
    assertCause(NO_LOCK, LOCKS, lost);
    assertEquals(Optional.of("an update is lost"), cause("Thread.sleep(1);", lost));
  }

  @Test
  void onlyAFailedVerdictHasCauses() {
    var passed = new Verdict.Passed(List.of(TestResult.passed("one")));
    assertSame(passed, of("Thread.sleep(1);").added(passed));
  }
}
