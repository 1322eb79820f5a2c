package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.child.Job;
import dev.loopbook.judge.child.JobRun;
import dev.loopbook.judge.child.Message;
import dev.loopbook.judge.child.Message.How;
import dev.loopbook.judge.child.TestOrders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a parent makes of the things that a child may say, true ones and others.
final class DecisionTest {
  private static final List<ExpectedTest> TWO =
      List.of(new ExpectedTest("p.ATest", "one", false), new ExpectedTest("p.ATest", "two", false));
  private static final Message RUNNING = new Message.Reached(Message.Stage.RUNNING);

  @Test
  void eachTestOnceSeenAsPassedAndAPlainEndIsAPass() throws Doubt {
    assertInstanceOf(Verdict.Passed.class, decide(done(), ended("one"), ended("two")));
  }

  @Test
  void aTestThatIsNotSpokenOfIsNoPass() throws Doubt {
    var failed = assertInstanceOf(Verdict.Failed.class, decide(done(), ended("one")));
    assertEquals(TestResult.Outcome.NOT_RUN, failed.results().getLast().outcome());
  }

  @Test
  void oneFailedInvocationOfManyFailsTheTest() throws Doubt {
    var failure = new Message.Ended("p.ATest", "two", true, How.FAILED, Optional.empty());
    assertInstanceOf(
        Verdict.Failed.class, decide(done(), ended("one"), ended("two"), failure, ended("two")));
  }

  @Test
  void aSkippedTestIsNoPass() throws Doubt {
    var skipped = new Message.Ended("p.ATest", "two", true, How.SKIPPED, Optional.empty());
    assertInstanceOf(Verdict.Failed.class, decide(done(), ended("one"), skipped));
  }

  @Test
  void nothingRunIsNoPass() throws Doubt {
    assertInstanceOf(Verdict.NoTestRan.class, decide(done()));
  }

  @Test
  void aTestThatIsNotThereMakesTheReportWorthless() {
    var doubt =
        assertThrows(Doubt.class, () -> decide(done(), ended("one"), ended("two"), ended("three")));
    var why = "the report names a test that does not exist: three";
    assertEquals(Optional.of(new Verdict.NoResult(why)), doubt.suspicion());
  }

  @Test
  void whatEndsBeforeTheAnswersCodeRunsIsNeverItsDoing() {
    var stopped = new Message.Stopped(Message.Limit.WAITING, Optional.empty());
    for (var end :
        List.of(
            new ChildReport.End.Exited(0),
            new ChildReport.End.Exited(1),
            new ChildReport.End.Exited(3),
            new ChildReport.End.Exited(JobRun.STATUS_GAVE_UP),
            new ChildReport.End.Exited(139),
            new ChildReport.End.Silent(),
            new ChildReport.End.Garbage("x"),
            new ChildReport.End.Stopped(stopped),
            done())) {
      for (var trusting : List.of(true, false)) {
        var decision = new Decision(TWO, List.of(), Limits.USUAL, trusting);
        var report = new ChildReport(List.of(ended("one"), ended("two")), end);
        var doubt = assertThrows(Doubt.class, () -> decision.of(report), end::toString);
        assertEquals(Optional.empty(), doubt.suspicion());
        assertTrue(doubt.why().endsWith("before it came to your code"), doubt::why);
      }
    }
  }

  @Test
  void anEarlyEndIsNamedByItsSignalOrItsStatus() {
    assertEquals("its process ended with status 128 before it came to your code", early(128));
    assertEquals("its process was ended by signal 1 before it came to your code", early(129));
  }

  private static String early(int status) {
    var decision = new Decision(TWO, List.of(), Limits.USUAL, false);
    var report = new ChildReport(List.of(), new ChildReport.End.Exited(status));
    return assertThrows(Doubt.class, () -> decision.of(report)).why();
  }

  @Test
  void aSignalFromOutsideIsNamed() {
    var exiting = new Message.Reached(Message.Stage.EXITING);
    var killed = new ChildReport.End.Exited(137);
    var why = "its process was ended by signal 9";
    assertEquals(why, assertThrows(Doubt.class, () -> decide(killed)).why());
    assertEquals(why, assertThrows(Doubt.class, () -> decide(killed, exiting)).why());
  }

  @Test
  void onlyAnAnswerCanHaveUsedUpItsHeap() {
    var exited = new ChildReport.End.Exited(3);
    var exiting = new Message.Reached(Message.Stage.EXITING);
    assertTrue(Decision.isOutOfMemory(new ChildReport(List.of(RUNNING), exited)));
    assertFalse(Decision.isOutOfMemory(new ChildReport(List.of(), exited)));
    assertFalse(Decision.isOutOfMemory(new ChildReport(List.of(RUNNING, exiting), exited)));
    assertFalse(Decision.isOutOfMemory(new ChildReport(List.of(RUNNING), done())));
  }

  @Test
  void aTestOfSeveralInvocationsPassedInTheOrdersOfAll() throws Doubt {
    var orders = Optional.of(new TestOrders(6, true));
    var two =
        new Message.Ended("p.ATest", "two", true, How.PASSED, Optional.empty(), List.of(), orders);
    var results = decide(done(), ended("one"), two, two).results();
    assertEquals(Optional.empty(), results.getFirst().orders());
    assertEquals(orders, results.getLast().orders());
  }

  @Test
  void onlyASystemExitThatWasSeenIsCertain() throws Doubt {
    var exiting = new Message.Reached(Message.Stage.EXITING);
    for (var status : List.of(0, 1, 2, 3, 4, 97, 128, 134, 200)) {
      var verdict = decide(new ChildReport.End.Exited(status), ended("one"), exiting);
      assertEquals(status, assertInstanceOf(Verdict.Exited.class, verdict).status());
      if (status != 3 && status != 97 && status <= 128) {
        assertEquals(
            Optional.of(status),
            suspected(status).map(Verdict.Exited.class::cast).map(Verdict.Exited::status));
      }
    }
    for (var signal : List.of(1, 2, 3, 9, 15)) {
      var end = new ChildReport.End.Exited(128 + signal);
      assertEquals(Optional.empty(), suspected(128 + signal));
      assertEquals(
          Optional.empty(), assertThrows(Doubt.class, () -> decide(end, exiting)).suspicion());
    }
  }

  @Test
  void anExitStatusSaysWhatMayHaveEndedTheProcess() {
    assertEquals(
        "the run broke down, as when no class can be loaded or no thread can be started",
        crashed(JobRun.STATUS_GAVE_UP));
    assertEquals("out of memory: it may have 256 MB", crashed(3));
    assertEquals("ended by signal 6", crashed(134));
    assertEquals("ended by signal 11", crashed(139));
  }

  private static String crashed(int status) {
    return assertInstanceOf(Verdict.Crashed.class, suspected(status).orElseThrow()).how();
  }

  private static Optional<Verdict> suspected(int status) {
    var end = new ChildReport.End.Exited(status);
    return assertThrows(Doubt.class, () -> decide(end, ended("one"), ended("two"))).suspicion();
  }

  @Test
  void nonsenseIsOnlySuspectedOfStrangers() {
    var report = new ChildReport(List.of(RUNNING), new ChildReport.End.Garbage("x"));
    var ofStranger = new Decision(TWO, List.of(), Limits.USUAL, false);
    assertEquals(
        Optional.of(new Verdict.NoResult("x")),
        assertThrows(Doubt.class, () -> ofStranger.of(report)).suspicion());
    var ofStudent = new Decision(TWO, List.of(), Limits.USUAL, true);
    assertEquals(
        Optional.empty(), assertThrows(Doubt.class, () -> ofStudent.of(report)).suspicion());
  }

  @Test
  void silenceIsNeverSuspected() {
    var doubt = assertThrows(Doubt.class, () -> decide(new ChildReport.End.Silent()));
    assertEquals(Optional.empty(), doubt.suspicion());
  }

  @Test
  void aTimeOutNamesTheTestThatIsStillRunning() throws Doubt {
    assertEquals(Optional.empty(), timedOut(began("one"), ended("one")).test());
    assertEquals(Optional.of("two"), timedOut(began("one"), ended("one"), began("two")).test());
    assertEquals(Optional.of("two"), timedOut(began("one"), began("two")).test());
    var container = new Message.Ended("p.ATest", "one", false, How.FAILED, Optional.empty());
    assertEquals(Optional.of("one"), timedOut(began("one"), container).test());
    assertEquals(Message.Limit.TICKS, timedOut(Message.Limit.TICKS).limit());
  }

  private static Verdict.TimedOut timedOut(Message... messages) throws Doubt {
    return timedOut(Message.Limit.WAITING, messages);
  }

  private static Verdict.TimedOut timedOut(Message.Limit limit, Message... messages) throws Doubt {
    var end = new ChildReport.End.Stopped(new Message.Stopped(limit, Optional.empty()));
    return assertInstanceOf(Verdict.TimedOut.class, decide(end, messages));
  }

  private static Message.Began began(String method) {
    return new Message.Began("p.ATest", method);
  }

  @Test
  void aFailureOfAClassIsOneOfEachTestInIt() throws Doubt {
    assertEquals(List.of("one", "two"), failedBy("p.ATest", ""));
    assertEquals(List.of("one", "two"), failedBy("", ""));
    assertEquals(List.of(), failedBy("p.AT", ""));
    assertEquals(List.of(), failedBy("p.BTest", ""));
    assertEquals(List.of("two"), failedBy("p.ATest", "two"));
    var inner = new ExpectedTest("p.ATest$Inner", "three", false);
    var verdict =
        new Decision(List.of(inner), List.of(), Limits.USUAL, false)
            .of(new ChildReport(List.of(RUNNING, failed("p.ATest", "")), done()));
    assertInstanceOf(Verdict.Failed.class, verdict);
    assertEquals("Inner.three", verdict.results().getFirst().name());
    assertEquals(
        "it failed without a reason",
        verdict.results().getFirst().failure().orElseThrow().message());
  }

  private static List<String> failedBy(String type, String method) throws Doubt {
    return decide(done(), ended("one"), ended("two"), failed(type, method)).results().stream()
        .filter(result -> result.outcome() == TestResult.Outcome.FAILED)
        .map(TestResult::name)
        .toList();
  }

  private static Message.Ended failed(String type, String method) {
    return new Message.Ended(type, method, false, How.FAILED, Optional.empty());
  }

  @Test
  void aContainerThatEndsWellIsNoTestThatRan() throws Doubt {
    var container = new Message.Ended("p.ATest", "two", false, How.PASSED, Optional.empty());
    assertInstanceOf(Verdict.Failed.class, decide(done(), ended("one"), container));
  }

  @Test
  void whatSkipsEachTestRunsNone() throws Doubt {
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

  private static Verdict decide(ChildReport.End end, Message... messages) throws Doubt {
    var all = Stream.concat(Stream.of(RUNNING), Stream.of(messages)).toList();
    return new Decision(TWO, List.of(), Limits.USUAL, false).of(new ChildReport(all, end));
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
