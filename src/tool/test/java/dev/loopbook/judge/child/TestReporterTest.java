package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.child.Message.How;
import dev.loopbook.program.CodePlace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestReporterTest {
  private static final String ANSWER =
      """
      class Answer {
        static Coroutine<Integer> twice(int n) {
          return async(() -> {
            await(sleep(seconds(1)));
            return 2 * n;
          });
        }
      }
      """;
  private static final String TEST =
      "@LoopTest class ATest { @Test void one() { assertEquals(4, await(Answer.twice(2))); } }";

  @Test
  void aFailureIsDescribed() {
    var failure = SmallJob.of(ANSWER.replace("2 *", "3 *"), TEST).failure();
    assertEquals(Optional.of("4"), failure.expected());
    assertEquals(Optional.of("6"), failure.found());
    assertEquals(Optional.of(new CodePlace("ATest.java", 2)), failure.testLine());
    assertTrue(failure.trace().size() > 3, () -> failure.trace().toString());
    assertEquals(1, failure.lanes().size());
  }

  @Test
  void whatATestPrintsIsKeptForItAlone() {
    var test =
        """
        @TestMethodOrder(MethodOrderer.MethodName.class)
        class ATest {
          @Test void one() { System.out.print("first"); fail(); }
          @Test void two() { System.out.print("second"); fail(); }
        }
        """;
    assertEquals(
        List.of("first", "second"),
        SmallJob.of(ANSWER, test).ends().stream()
            .map(end -> end.failure().orElseThrow().output())
            .toList());
  }

  @Test
  void whatTheLoopsOfOneTestDidIsNoneOfTheNext() {
    var test =
        """
        @TestMethodOrder(MethodOrderer.MethodName.class)
        @LoopTest class ATest {
          @Test void one() { await(createTask(sleep(seconds(1)), "first")); fail(); }
          @Test void two() { await(createTask(sleep(seconds(1)), "second")); fail(); }
        }
        """;
    var traces =
        SmallJob.of(ANSWER, test).ends().stream()
            .map(end -> end.failure().orElseThrow().trace().toString())
            .toList();
    assertTrue(traces.getFirst().contains("first"), traces::toString);
    assertTrue(traces.getLast().contains("second"), traces::toString);
    assertFalse(traces.getLast().contains("first"), traces::toString);
  }

  @Test
  void aSkippedOrAbortedTestIsNoPassAndNoFailure() {
    var test =
        """
        @TestMethodOrder(MethodOrderer.MethodName.class)
        class ATest {
          @Disabled @Test void one() {}
          @Test void two() { Assumptions.assumeTrue(false); }
        }
        """;
    assertEquals(
        List.of(
            new Message.Ended("p.ATest", "one", true, How.SKIPPED, Optional.empty()),
            new Message.Ended("p.ATest", "two", true, How.SKIPPED, Optional.empty())),
        SmallJob.of(ANSWER, test).ends());
  }

  @Test
  void aFailureBeforeAllTestsIsOneOfTheClass() {
    var test =
        "class ATest { @BeforeAll static void before() { fail(\"not now\"); } @Test void one() {} }";
    var end = SmallJob.of(ANSWER, test).ends().getFirst();
    assertEquals("p.ATest/ false FAILED", words(end));
    assertEquals(Optional.of("not now"), end.failure().map(TestFailure::message));
  }

  @Test
  void aPassedTestHasItsLanesIfPicturesAreWanted() {
    var plain = SmallJob.of(ANSWER, TEST).ends().getFirst();
    assertEquals("p.ATest/one true PASSED", words(plain));
    assertEquals(List.of(), plain.lanes());
    assertEquals(1, SmallJob.of(ANSWER, TEST).withPictures().ends().getFirst().lanes().size());
    var failed = SmallJob.of(ANSWER.replace("2 *", "3 *"), TEST).withPictures().ends().getFirst();
    assertEquals(List.of(), failed.lanes());
  }

  @Test
  void inHowManyOrdersATestPassedIsReportedForItAlone() {
    var test =
        """
        @TestMethodOrder(MethodOrderer.MethodName.class)
        @LoopTest class ATest {
          @LoopTest(schedules = LoopTest.ALL) @Test void one() { await(gather(sleep(seconds(1)), sleep(seconds(1)))); }
          @Test void two() {}
        }
        """;
    var ends = SmallJob.of(ANSWER, test).ends();
    assertTrue(ends.getFirst().orders().orElseThrow().areAll());
    assertEquals(Optional.empty(), ends.getLast().orders());
  }

  @Test
  void aTestThatIsGotAroundFails() {
    var own = ANSWER.replace("await(sleep(seconds(1)));", "run(sleep(seconds(1)));");
    var inAThread =
        own.replace("run(", "Thread.ofVirtual().start(() -> run(")
            .replace("1)));", "1)))).join();");
    var end = SmallJob.of(inAThread, TEST).ends().getFirst();
    assertEquals("p.ATest/one true FAILED", words(end));
    assertEquals(
        Optional.of("the answer runs a loop of its own, whose time no test sees"),
        end.failure().map(TestFailure::message));
    assertEquals(
        "p.ATest/one true PASSED",
        words(SmallJob.of(inAThread, TEST).withOwnLoops().ends().getFirst()));
  }

  @Test
  void aStudentsOwnTestMayRunLoops() {
    var test = "class ATest { @Test void one() { run(sleep(seconds(1))); } }";
    assertEquals("p.ATest/one true PASSED", words(SmallJob.ofStudentsTest(test).ends().getFirst()));
  }

  private static String words(Message.Ended end) {
    return end.type() + "/" + end.method() + " " + end.isTest() + " " + end.how();
  }
}
