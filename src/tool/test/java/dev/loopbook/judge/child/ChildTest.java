package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The child runs in this process.
final class ChildTest {
  private static final byte[] NO_SECRET = new byte[Job.SECRET_BYTES];

  private final ByteArrayOutputStream jobs = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> halts = new ArrayList<>();

  private Child child() {
    return new Child(new ByteArrayInputStream(jobs.toByteArray()), out, halts::add);
  }

  @Test
  void onceItIsWarmItSaysSoWithoutASecret() throws Exception {
    child().warmUp();
    assertEquals(
        List.of(new Message.Reached(Message.Stage.READY)),
        SmallJob.read(out.toByteArray(), NO_SECRET));
    assertEquals(List.of(), halts);
  }

  @Test
  void itSaysThatItIsAliveBeforeItIsWarm() throws Exception {
    child().warmUp();
    var first = Message.read(new ByteArrayInputStream(out.toByteArray()), NO_SECRET);
    assertEquals(new Message.Reached(Message.Stage.ALIVE), first);
  }

  @Test
  void itRunsOneJobAfterAnotherUntilThereAreNone() throws Exception {
    var job = SmallJob.of("class Answer {}", "class ATest { @Test void one() {} }").job();
    Job.CODEC.write(jobs, job);
    Job.CODEC.write(jobs, job);
    child().work();
    assertEquals(
        2,
        SmallJob.read(out.toByteArray(), SmallJob.SECRET).stream()
            .filter(new Message.Done(true)::equals)
            .count());
    assertEquals(List.of(), halts);
  }

  @Test
  void anExitIsReported() {
    var child = child();
    child.exits();
    assertEquals(
        List.of(new Message.Reached(Message.Stage.EXITING)),
        SmallJob.read(out.toByteArray(), NO_SECRET));
  }

  @Test
  void whatIsNoJobEndsIt() throws Exception {
    jobs.write(new byte[] {-1, -1, -1, -1});
    child().work();
    assertEquals(List.of(1), halts);
  }

  @Test
  void aJobThatGivesUpEndsIt() throws IOException, InterruptedException {
    var job = SmallJob.of("class Answer {}", "class ATest {}").run("p.NoTest").job();
    Job.CODEC.write(jobs, job);
    child().work();
    assertEquals(List.of(JobRun.STATUS_GAVE_UP), halts);
  }
}
