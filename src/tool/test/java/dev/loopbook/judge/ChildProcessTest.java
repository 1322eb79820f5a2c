package dev.loopbook.judge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.child.EmptyJob;
import dev.loopbook.judge.child.InThisProcess;
import dev.loopbook.judge.child.Job;
import dev.loopbook.judge.child.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChildProcessTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Message RUNNING = new Message.Reached(Message.Stage.RUNNING);
  private static final Message BEGAN = new Message.Began("p.ATest", "one");

  private final AtomicInteger cleanedUp = new AtomicInteger();
  private ChildProcess child;
  private FakeProcess process;

  @AfterEach
  void itEnds() {
    child.close();
  }

  private void start(FakeProcess.Program program) {
    process = FakeProcess.start(program);
    try {
      child =
          ChildProcess.start(
              (_, _) -> new Launcher.Child(process, cleanedUp::incrementAndGet),
              ChildCommand.of(Limits.USUAL));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts a child that answers each job with the same.
  private void startAnswering(Answer answer) {
    start(
        (in, out, halt) -> {
          Message.write(out, new byte[Job.SECRET_BYTES], new Message.Reached(Message.Stage.ALIVE));
          InThisProcess.sayReady(out);
          while (true) {
            var job = Job.CODEC.read(in);
            answer.to(job, out, halt);
          }
        });
  }

  private interface Answer {
    void to(Job job, OutputStream out, IntConsumer halt) throws Exception;
  }

  private ChildReport run(Duration silence) {
    var limits = Limits.USUAL;
    return child.run(
        EmptyJob.of(
            "sixteen bytes...".getBytes(US_ASCII),
            limits.computing(),
            limits.waiting(),
            limits.ticks(),
            limits.whole()),
        silence,
        LONG);
  }

  @Test
  void oneJobAfterAnotherIsReported() {
    startAnswering(
        (job, out, _) -> {
          for (var message :
              List.of(
                  RUNNING,
                  new Message.Reached(Message.Stage.ALIVE),
                  BEGAN,
                  new Message.Done(true))) {
            Message.write(out, job.secret(), message);
          }
        });
    var report = new ChildReport(List.of(RUNNING, BEGAN), new ChildReport.End.Done(true));
    assertEquals(report, run(LONG));
    assertEquals(report, run(LONG));
    assertTrue(child.isAlive());
  }

  @Test
  void aLimitThatWasReachedIsReported() {
    var stopped = new Message.Stopped(Message.Limit.TICKS, Optional.empty());
    startAnswering(
        (job, out, halt) -> {
          Message.write(out, job.secret(), RUNNING);
          Message.write(out, job.secret(), stopped);
          halt.accept(0);
        });
    assertEquals(
        new ChildReport(List.of(RUNNING), new ChildReport.End.Stopped(stopped)), run(LONG));
  }

  @Test
  void anEndInMidJobIsReportedWithItsStatus() {
    startAnswering(
        (job, out, halt) -> {
          Message.write(out, job.secret(), RUNNING);
          halt.accept(3);
        });
    assertEquals(new ChildReport(List.of(RUNNING), new ChildReport.End.Exited(3)), run(LONG));
    assertFalse(child.isAlive());
  }

  @Test
  void anEndBeforeItIsReadyIsReportedWithItsStatus() {
    start((_, _, halt) -> halt.accept(7));
    assertEquals(new ChildReport(List.of(), new ChildReport.End.Exited(7)), run(LONG));
  }

  @Test
  void aMessageWithoutTheSecretIsGarbage() {
    startAnswering((_, out, _) -> Message.write(out, new byte[Job.SECRET_BYTES], RUNNING));
    assertEquals(
        new ChildReport(
            List.of(), new ChildReport.End.Garbage("a message without the job's secret")),
        run(LONG));
  }

  @Test
  void tooManyMessagesAreGarbage() {
    startAnswering(
        (job, out, _) -> {
          while (true) {
            Message.write(out, job.secret(), BEGAN);
          }
        });
    var report = run(LONG);
    assertEquals(new ChildReport.End.Garbage("it sent too many messages"), report.end());
    assertEquals(20_000, report.messages().size());
  }

  @Test
  void oneThatSaysNothingIsKilled() {
    startAnswering((_, _, _) -> new CountDownLatch(1).await());
    assertEquals(new ChildReport(List.of(), new ChildReport.End.Silent()), run(SHORT));
    assertFalse(process.isAlive());
  }

  @Test
  void oneThatNeverBecomesReadyIsKilled() {
    start((_, _, _) -> new CountDownLatch(1).await());
    assertEquals(new ChildReport(List.of(), new ChildReport.End.Silent()), run(SHORT));
  }

  @Test
  void oneThatIsKilledFromOutsideEnds() {
    startAnswering((_, _, _) -> child.kill());
    assertEquals(new ChildReport.End.Exited(FakeProcess.KILLED), run(LONG).end());
  }

  @Test
  void itIsCleanedUpOnceHoweverOftenItIsClosed() {
    start((InputStream in, OutputStream _, IntConsumer _) -> in.read());
    child.close();
    child.close();
    assertFalse(process.isAlive());
    assertEquals(1, cleanedUp.get());
  }

  @Test
  void aFolderThatCannotBeRemovedIsNoFaultOfTheAnswer() throws IOException {
    process = FakeProcess.start((in, _, _) -> in.read());
    child =
        ChildProcess.start(
            (_, _) ->
                new Launcher.Child(
                    process,
                    () -> {
                      throw new UncheckedIOException(new IOException("read-only"));
                    }),
            ChildCommand.of(Limits.USUAL));
    child.close();
    assertFalse(process.isAlive());
  }
}
