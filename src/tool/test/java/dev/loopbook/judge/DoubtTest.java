package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.ScriptedLauncher.Script;
import dev.loopbook.judge.child.Message.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a judge makes of a doubt: another try, and then the exercise's own solution.
final class DoubtTest {
  private static final String TEST = "ch01_bench.e1_twice.AnswerTest";
  private static final Script PASSES =
      (_, reports, _) -> {
        reports.running();
        for (var name : List.of("doublesTheNumber", "takesASecond", "refusesANegativeNumber")) {
          reports.ended(TEST, name, How.PASSED);
        }
        reports.done();
      };
  private static final Script DIES_OUT_OF_MEMORY =
      (_, reports, halt) -> {
        reports.running();
        halt.accept(3);
      };
  private static final Script NEVER_GETS_THERE = (_, _, halt) -> halt.accept(1);

  @TempDir private Path home;
  private ScriptedLauncher launcher = new ScriptedLauncher(PASSES);
  private ScriptedLauncher forMocks = new ScriptedLauncher(PASSES);
  private ChildJudge judge = judge(true, false);
  private Bench bench;

  @AfterEach
  void theJudgeEnds() {
    judge.close();
  }

  private ChildJudge judge(boolean trusting, boolean hasty) {
    return new ChildJudge(
        new JudgeMode(trusting, hasty, true),
        Limits.USUAL,
        new InProcessCompiler(),
        pool(launcher),
        pool(forMocks));
  }

  private static ChildPool pool(Launcher launcher) {
    return new ChildPool(
        launcher, ChildCommand.of(Limits.USUAL), Limits.USUAL, Duration.ofMinutes(2), true);
  }

  /// Judges a right answer, and answers each job by the next script and the others by the last.
  private Verdict judged(boolean hasty, Script... scripts) {
    var number = new AtomicInteger();
    launcher =
        new ScriptedLauncher(
            (job, reports, halt) ->
                scripts[Math.min(number.getAndIncrement(), scripts.length - 1)].answer(
                    job, reports, halt));
    judge.close();
    judge = judge(true, hasty);
    bench = Bench.in(home, judge);
    return bench.judge(Bench.RIGHT);
  }

  @Test
  void whatHappenedOnceIsTriedAgain() {
    assertEquals("passed", judged(false, NEVER_GETS_THERE, PASSES).word());
    assertEquals(2, launcher.jobs.size());
    assertEquals("passed", judged(false, DIES_OUT_OF_MEMORY, PASSES).word());
  }

  @Test
  void whatIsNobodysFaultStaysUnjudged() {
    assertEquals(
        new Verdict.NotJudged("its process ended with status 1 before it came to your code"),
        judged(false, NEVER_GETS_THERE));
    assertEquals(2, launcher.jobs.size());
  }

  @Test
  void whatHappensTwiceIsTheAnswersIfTheSolutionPasses() {
    assertEquals("crashed", judged(false, DIES_OUT_OF_MEMORY, DIES_OUT_OF_MEMORY, PASSES).word());
    assertEquals(3, launcher.jobs.size());
  }

  @Test
  void whatHappensToTheSolutionTooIsNotTheAnswers() {
    var why =
        "its process crashed: out of memory: it may have 256 MB, and the exercise's own solution"
            + " does not pass here either";
    assertEquals(new Verdict.NotJudged(why), judged(false, DIES_OUT_OF_MEMORY));
    Script fails =
        (_, reports, _) -> {
          reports.running();
          reports.ended(TEST, "takesASecond", How.FAILED);
          reports.done();
        };
    assertEquals(
        new Verdict.NotJudged(why), judged(false, DIES_OUT_OF_MEMORY, DIES_OUT_OF_MEMORY, fails));
  }

  @Test
  void aJudgeInAHurryAsksNoSolution() {
    assertEquals("crashed", judged(true, DIES_OUT_OF_MEMORY).word());
    assertEquals(2, launcher.jobs.size());
  }

  @Test
  void anUnreadableAnswerIsNotTried() {
    bench = Bench.in(home, judge);
    var attempt = new Attempt(bench.exercise().assignment(), List.of(), List.of("it is missing"));
    assertEquals(
        new Verdict.Unreadable(List.of("it is missing")),
        judge.judge(attempt, Judge.Tests.VISIBLE));
    assertEquals(0, launcher.started.size());
  }

  @Test
  void anExerciseThatCannotBeReadJudgesNobody() throws IOException {
    bench = Bench.in(home, judge);
    var attempt = bench.exercise().attempt();
    Files.write(
        home.resolve("exercises/ch01_bench/e1_twice/AnswerTest.java"), new byte[] {(byte) 0xff});
    var verdict = judge.judge(attempt, Judge.Tests.VISIBLE);
    assertEquals("not judged", verdict.word());
    assertTrue(
        verdict.toString().contains("the exercise itself cannot be read: "), verdict::toString);
  }

  @Test
  void aProcessThatCannotStartJudgesNobody() {
    judge.close();
    Launcher broken =
        (_, _) -> {
          throw new IOException("no memory");
        };
    judge =
        new ChildJudge(
            JudgeMode.STUDENT, Limits.USUAL, new InProcessCompiler(), pool(broken), pool(broken));
    assertEquals(
        new Verdict.NotJudged("no process can be started to judge in (no memory)"),
        Bench.in(home, judge).judge());
  }

  @Test
  void aCancelledJudgementEndsAndTheNextOneDoesNot() throws Exception {
    var begun = new CountDownLatch(1);
    var number = new AtomicInteger();
    launcher =
        new ScriptedLauncher(
            (job, reports, halt) -> {
              if (number.getAndIncrement() == 0) {
                reports.running();
                begun.countDown();
                new CountDownLatch(1).await();
              }
              PASSES.answer(job, reports, halt);
            });
    judge.close();
    judge = judge(true, false);
    bench = Bench.in(home, judge);
    var judged = CompletableFuture.supplyAsync(() -> bench.judge(Bench.RIGHT));
    begun.await();
    judge.cancel();
    assertEquals(new Verdict.NotJudged("it was interrupted"), judged.get());
    assertEquals("passed", bench.judge(Bench.RIGHT).word());
  }

  @Test
  void onlyAnExerciseWithMocksTakesAChildForMocks() {
    judge.close();
    judge = judge(true, false);
    bench = Bench.in(home, judge);
    bench.judge(Bench.RIGHT);
    assertEquals("1 and 0", launcher.jobs.size() + " and " + forMocks.jobs.size());
    bench.judge(Bench.RIGHT.replace("final class", "// org.mockito\nfinal class"));
    assertEquals("1 and 1", launcher.jobs.size() + " and " + forMocks.jobs.size());
    bench.give("AnswerTest.java", Bench.test() + "// dev.loopbook.testkit.mock");
    bench.judge(Bench.RIGHT);
    assertEquals("1 and 2", launcher.jobs.size() + " and " + forMocks.jobs.size());
  }

  @Test
  void aClosedJudgeEndsItsChildren() {
    bench = Bench.in(home, judge);
    bench.judge(Bench.RIGHT);
    bench.judge(Bench.RIGHT + "// org.mockito");
    judge.close();
    for (var each : List.of(launcher, forMocks)) {
      assertTrue(each.started.stream().noneMatch(Process::isAlive));
      assertEquals(each.started.size(), each.cleanedUp.get());
    }
    assertEquals(
        new Verdict.NotJudged("no process is started any more (the judge is closed)"),
        bench.judge(Bench.RIGHT));
  }

  @Test
  void aPreparedJudgeHasAChildThatStandsReady() {
    judge.prepare();
    assertEquals(1, launcher.started.size());
    judge.prepare();
    assertEquals(1, launcher.started.size());
    Bench.in(home, judge).judge(Bench.RIGHT);
    assertEquals(1, launcher.started.size());
  }
}
