package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.child.Job;
import dev.loopbook.judge.child.Message;
import dev.loopbook.judge.child.Message.How;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a parent makes of the things that a child may say, true ones and others.
final class DecisionTest {
  private static final List<ExpectedTest> TWO =
      List.of(new ExpectedTest("p.ATest", "one"), new ExpectedTest("p.ATest", "two"));

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
