package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.child.Message.How;
import dev.loopbook.program.CodePlace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JobRunTest {
  private static final String ANSWER = "class Answer { static int twice(int n) { return 2 * n; } }";
  private static final Message RUNNING = new Message.Reached(Message.Stage.RUNNING);

  @Test
  void aJobReportsEachOfItsTestsAndThatItsDone() {
    var job =
        SmallJob.of(
            ANSWER, "class ATest { @Test void one() { assertEquals(4, Answer.twice(2)); } }");
    assertEquals(
        List.of(
            RUNNING,
            new Message.Began("p.ATest", "one"),
            new Message.Ended("p.ATest", "one", true, How.PASSED, Optional.empty()),
            new Message.Done(true)),
        job.messages());
    assertEquals(List.of(), job.halts);
  }

  @Test
  void aClassThatIsNotThereGivesUp() {
    var job = SmallJob.of(ANSWER, "class ATest {}").run("p.NoTest");
    assertEquals(List.of(RUNNING), job.messages());
    assertEquals(List.of(JobRun.STATUS_GAVE_UP), job.halts);
  }

  @Test
  void onlyAHastyJobStopsAtTheFirstFailure() {
    var test =
        """
        @TestMethodOrder(MethodOrderer.MethodName.class)
        class ATest {
          @Test void one() { assertEquals(5, Answer.twice(2)); }
          @Test void two() { assertEquals(4, Answer.twice(2)); }
        }
        """;
    var began = new Message.Began("p.ATest", "two");
    assertEquals(true, SmallJob.of(ANSWER, test).messages().contains(began));
    assertEquals(false, SmallJob.of(ANSWER, test).hasty().messages().contains(began));
  }

  @Test
  void aTestSeesTheJobsSeedAndTheAnswerSeesNoTest() {
    var test =
        """
        class ATest {
          static class Seeds implements org.junit.jupiter.api.extension.BeforeAllCallback {
            public void beforeAll(org.junit.jupiter.api.extension.ExtensionContext context) {
              assertEquals("7", context.getConfigurationParameter("loopbook.seed").get());
              assertEquals("1", context.getConfigurationParameter("loopbook.schedules").get());
            }
          }
          @org.junit.jupiter.api.extension.RegisterExtension static Seeds seeds = new Seeds();
          @Test void one() {
            assertThrows(
                ClassNotFoundException.class,
                () -> Class.forName("p.ATest", false, Answer.class.getClassLoader()));
          }
        }
        """;
    assertEquals(List.of(How.PASSED), hows(SmallJob.of(ANSWER, test).seed(7)));
  }

  @Test
  void itsLoopsRunInVirtualTime() {
    var test = "class ATest { @Test void one() { run(sleep(seconds(36_000))); } }";
    assertEquals(List.of(How.PASSED), hows(SmallJob.of(ANSWER, test)));
  }

  @Test
  void aTestThatNeverEndsIsStopped() {
    var test =
        "class ATest { @Test void one() throws Exception {"
            + " new java.util.concurrent.CountDownLatch(1).await(); } }";
    var job = SmallJob.of(ANSWER, test).waiting(Duration.ofMillis(100));
    assertEquals(
        new Message.Stopped(Message.Limit.WAITING, Optional.empty()), job.messages().getLast());
    assertEquals(List.of(0), job.halts);
  }

  @Test
  void testsFindTheirClassesThroughTheirThread() {
    var test =
        """
        class ATest {
          @Test void one() {
            assertSame(
                ATest.class.getClassLoader(), Thread.currentThread().getContextClassLoader());
          }
        }
        """;
    assertEquals(List.of(How.PASSED), hows(SmallJob.of(ANSWER, test)));
  }

  @Test
  void aStudentsOwnTestHasTheLinesOfATest() {
    var failure = SmallJob.ofStudentsTest("class ATest { @Test void one() { fail(); } }").failure();
    assertEquals(Optional.of(new CodePlace("ATest.java", 2)), failure.testLine());
  }

  @Test
  void aThreadThatItLeavesMakesItsProcessUnfitForAnother() throws InterruptedException {
    var inItsCode =
        "Thread.ofPlatform().daemon().name(\"left\").start(ATest::stay); there.await();";
    assertEquals(new Message.Done(false), lastOfLeaving(inItsCode));
    var keepsTheProcessAlive =
        "Thread.ofPlatform().daemon(false).name(\"left\")"
            + ".start(java.util.concurrent.locks.LockSupport::park);";
    assertEquals(new Message.Done(false), lastOfLeaving(keepsTheProcessAlive));
  }

  private static Message lastOfLeaving(String start) throws InterruptedException {
    var test =
        """
        class ATest {
          static java.util.concurrent.CountDownLatch there =
              new java.util.concurrent.CountDownLatch(1);
          static void stay() {
            there.countDown();
            java.util.concurrent.locks.LockSupport.park();
          }
          @Test void one() throws Exception { %s }
        }
        """
            .replace("%s", start);
    var last = SmallJob.of(ANSWER, test).messages().getLast();
    for (var thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("left")) {
        thread.interrupt();
        thread.join();
      }
    }
    return last;
  }

  private static List<How> hows(SmallJob job) {
    return job.ends().stream().map(Message.Ended::how).toList();
  }
}
