package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.child.Job;
import dev.loopbook.judge.child.JobRun;
import dev.loopbook.judge.child.Message;
import dev.loopbook.judge.child.Message.How;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a parent makes of the things that a child may say, true ones and others.
final class DecisionTest {
  private static final List<ExpectedTest> TWO =
      List.of(new ExpectedTest("p.ATest", "one", false), new ExpectedTest("p.ATest", "two", false));

  @Test
  void eachTestOnceSeenAsPassedAndAPlainEndIsAPass() {
    assertInstanceOf(Verdict.Passed.class, decide(done(), ended("one"), ended("two")));
  }

  @Test
  void aTestThatIsNotSpokenOfIsNoPass() {
    var failed = assertInstanceOf(Verdict.Failed.class, decide(done(), ended("one")));
    assertEquals(TestResult.Outcome.NOT_RUN, failed.results().getLast().outcome());
  }

  @Test
  void oneFailedInvocationOfManyFailsTheTest() {
    var failure = new Message.Ended("p.ATest", "two", true, How.FAILED, Optional.empty());
    assertInstanceOf(
        Verdict.Failed.class, decide(done(), ended("one"), ended("two"), failure, ended("two")));
  }

  @Test
  void aSkippedTestIsNoPass() {
    var skipped = new Message.Ended("p.ATest", "two", true, How.SKIPPED, Optional.empty());
    assertInstanceOf(Verdict.Failed.class, decide(done(), ended("one"), skipped));
  }

  @Test
  void nothingRunIsNoPass() {
    assertInstanceOf(Verdict.NoTestRan.class, decide(done()));
  }

  @Test
  void aTestThatIsNotThereMakesTheReportWorthless() {
    assertInstanceOf(
        Verdict.NoResult.class, decide(done(), ended("one"), ended("two"), ended("three")));
  }

  @Test
  void allTestsPassedIsNoPassIfTheProcessEnded() {
    assertInstanceOf(
        Verdict.Exited.class, decide(new ChildReport.End.Exited(0), ended("one"), ended("two")));
    assertInstanceOf(
        Verdict.Crashed.class, decide(new ChildReport.End.Exited(137), ended("one"), ended("two")));
    assertInstanceOf(
        Verdict.NoResult.class,
        decide(new ChildReport.End.Garbage("x"), ended("one"), ended("two")));
    assertInstanceOf(
        Verdict.TimedOut.class, decide(new ChildReport.End.Killed(), ended("one"), ended("two")));
  }

  @Test
  void anExitStatusSaysWhatEndedTheProcess() {
    assertEquals(
        "the run broke down, as when no class can be loaded or no thread can be started",
        crashed(JobRun.STATUS_GAVE_UP));
    assertEquals("out of memory: it may have 256 MB", crashed(3));
    assertEquals("ended by signal 1", crashed(129));
    assertEquals("ended by signal 9", crashed(137));
    for (var status : List.of(1, 2, 4, 128)) {
      assertEquals(
          status,
          assertInstanceOf(Verdict.Exited.class, decide(new ChildReport.End.Exited(status)))
              .status());
    }
  }

  private static String crashed(int status) {
    return assertInstanceOf(Verdict.Crashed.class, decide(new ChildReport.End.Exited(status)))
        .how();
  }

  @Test
  void aTimeOutNamesTheTestThatIsStillRunning() {
    assertEquals(Optional.empty(), timedOut(began("one"), ended("one")).test());
    assertEquals(Optional.of("two"), timedOut(began("one"), ended("one"), began("two")).test());
    assertEquals(Optional.of("two"), timedOut(began("one"), began("two")).test());
    var container = new Message.Ended("p.ATest", "one", false, How.FAILED, Optional.empty());
    assertEquals(Optional.of("one"), timedOut(began("one"), container).test());
    assertEquals(
        Message.Limit.TICKS,
        assertInstanceOf(
                Verdict.TimedOut.class,
                decide(
                    new ChildReport.End.Stopped(
                        new Message.Stopped(Message.Limit.TICKS, Optional.empty()))))
            .limit());
  }

  private static Verdict.TimedOut timedOut(Message... messages) {
    return assertInstanceOf(Verdict.TimedOut.class, decide(new ChildReport.End.Killed(), messages));
  }

  private static Message.Began began(String method) {
    return new Message.Began("p.ATest", method);
  }

  @Test
  void aFailureOfAClassIsOneOfEachTestInIt() {
    assertEquals(List.of("one", "two"), failedBy("p.ATest", ""));
    assertEquals(List.of("one", "two"), failedBy("", ""));
    assertEquals(List.of(), failedBy("p.AT", ""));
    assertEquals(List.of(), failedBy("p.BTest", ""));
    assertEquals(List.of("two"), failedBy("p.ATest", "two"));
    var inner = new ExpectedTest("p.ATest$Inner", "three", false);
    var verdict =
        new Decision(List.of(inner), List.of(), Limits.USUAL)
            .of(new ChildReport(List.of(failed("p.ATest", "")), done()));
    assertInstanceOf(Verdict.Failed.class, verdict);
    assertEquals("Inner.three", verdict.results().getFirst().name());
    assertEquals(
        "it failed without a reason",
        verdict.results().getFirst().failure().orElseThrow().message());
  }

  private static List<String> failedBy(String type, String method) {
    return decide(done(), ended("one"), ended("two"), failed(type, method)).results().stream()
        .filter(result -> result.outcome() == TestResult.Outcome.FAILED)
        .map(TestResult::name)
        .toList();
  }

  private static Message.Ended failed(String type, String method) {
    return new Message.Ended(type, method, false, How.FAILED, Optional.empty());
  }

  @Test
  void aContainerThatEndsWellIsNoTestThatRan() {
    var container = new Message.Ended("p.ATest", "two", false, How.PASSED, Optional.empty());
    assertInstanceOf(Verdict.Failed.class, decide(done(), ended("one"), container));
  }

  @Test
  void whatSkipsEachTestRunsNone() {
    var skipped = new Message.Ended("p.ATest", "two", true, How.SKIPPED, Optional.empty());
    assertInstanceOf(Verdict.NoTestRan.class, decide(done(), skipped));
  }

  @Test
  void noLimitMayBeZero() {
    var usual = Limits.USUAL;
    assertEquals(5, usual.withHeap(5).heapMegabytes());
    assertEquals(Duration.ofSeconds(5), usual.withWhole(Duration.ofSeconds(5)).whole());
    assertThrows(IllegalArgumentException.class, () -> usual.withHeap(0));
    assertThrows(IllegalArgumentException.class, () -> usual.withWhole(Duration.ZERO));
    var second = Duration.ofSeconds(1);
    assertThrows(
        IllegalArgumentException.class, () -> new Limits(Duration.ZERO, second, 1, second, 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Limits(second, Duration.ZERO, 1, second, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Limits(second, second, 0, second, 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Limits(second, second, 1, second, 1, -1));
    assertEquals(0, new Limits(second, second, 1, second, 1, 0).outputBytes());
  }

  @Test
  void aMessageBehindAnotherSecretIsNone() throws IOException {
    var secret = new byte[Job.SECRET_BYTES];
    var other = secret.clone();
    other[7] = 1;
    var framed = framed(other, new Message.Done(true));
    assertEquals(new Message.Done(true), Message.read(in(framed), other));
    assertThrows(IOException.class, () -> Message.read(in(framed), secret));
  }

  @Test
  void aMessageThatIsCutShortIsNone() throws IOException {
    var secret = new byte[Job.SECRET_BYTES];
    var framed = framed(secret, ended("one"));
    for (var length = 0; length < framed.length; length++) {
      var cut = Arrays.copyOf(framed, length);
      assertThrows(IOException.class, () -> Message.read(in(cut), secret));
    }
  }

  private static Verdict decide(ChildReport.End end, Message... messages) {
    return new Decision(TWO, List.of(), Limits.USUAL).of(new ChildReport(List.of(messages), end));
  }

  private static ChildReport.End done() {
    return new ChildReport.End.Done(true);
  }

  private static Message.Ended ended(String method) {
    return new Message.Ended("p.ATest", method, true, How.PASSED, Optional.empty());
  }

  private static byte[] framed(byte[] secret, Message message) throws IOException {
    var out = new ByteArrayOutputStream();
    Message.write(out, secret, message);
    return out.toByteArray();
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
