package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever goes wrong in the judge's own processes, a right answer is never blamed for it, and
/// nothing is left behind.
final class JudgeFaultsTest {
  private static final int ALWAYS = 100;
  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final Set<String> OURS = Set.of("silence-limit", "heartbeat");

  private FaultyLauncher launcher = FaultyLauncher.ofChildren(0, FaultyLauncher.script(""));
  private Bench bench;

  @BeforeEach
  void anExercise(@TempDir Path home) {
    bench = Bench.in(home);
  }

  @AfterEach
  void nothingIsLeft() {
    bench.close();
    assertEquals("0 alive, 0 not cleaned up", launcher.leftovers());
    var threads =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(OURS::contains)
            .collect(Collectors.toSet());
    assertEquals(Set.of(), threads);
  }

  // ---- the process in which tests run ----

  @Test
  void aChildThatCannotStartIsNoFaultOfTheAnswer() {
    launcher =
        FaultyLauncher.ofChildren(
            ALWAYS,
            _ -> {
              throw new IOException("no memory");
            });
    assertEquals("no process can be started to judge in (no memory)", why(judge()));
    assertEquals(2, launcher.matching()); // it was tried again
  }

  @Test
  void aChildThatDiesBeforeItsFirstWordIsNoFaultOfTheAnswer() {
    for (var end : List.of("exit 0", "exit 97", "kill -SEGV $$")) {
      launcher = FaultyLauncher.ofChildren(ALWAYS, FaultyLauncher.script(end));
      var why = why(judge());
      assertTrue(why.matches("its process (ended with status|was ended by signal) .*code"), why);
    }
  }

  @Test
  void aChildThatSendsGarbageIsNoFaultOfTheAnswer() {
    launcher =
        FaultyLauncher.ofChildren(
            ALWAYS, FaultyLauncher.script("head -c 100000 /dev/urandom; exec sleep 60"));
    assertEquals(
        "its process sent nonsense (a message without the job's secret) before it came to your code",
        why(judge()));
  }

  @Test
  void aChildThatSaysNothingIsNoFaultOfTheAnswer() {
    launcher = FaultyLauncher.ofChildren(ALWAYS, FaultyLauncher.script("exec sleep 60"));
    assertEquals("its process fell silent before it came to your code", why(judge()));
  }

  @Test
  void aStoppedChildIsNoFaultOfTheAnswer() {
    launcher = FaultyLauncher.ofChildren(ALWAYS, FaultyLauncher.script("kill -STOP $$"));
    assertEquals("its process fell silent before it came to your code", why(judge()));
  }

  @Test
  void aChildThatIsStoppedInMidAnswerIsReplaced(@TempDir Path folder) {
    var begun = folder.resolve("begun");
    var stopOnceBegun =
        "(until [ -e '"
            + begun
            + "' ]; do sleep 0.02; done; kill -STOP $$) > /dev/null & exec \"$@\"";
    launcher = FaultyLauncher.ofChildren(1, FaultyLauncher.script(stopOnceBegun)).warm();
    bench.give("Answer.java", Bench.RIGHT.replace("    if (n < 0)", spinTheFirstTime(begun)));

    try (var judge = judge(true, false, Duration.ofSeconds(2))) {
      assertInstanceOf(Verdict.Passed.class, right(judge));
    }
    assertEquals(2, launcher.matching());
  }

  private static String spinTheFirstTime(Path begun) {
    return """
            try {
              java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
              while (true) {
                Thread.onSpinWait();
              }
            } catch (java.io.IOException e) {
              // it's there: this is the second time
            }
            if (n < 0)"""
        .replace("%s", begun.toString());
  }

  @Test
  void aChildThatStartsSlowlyIsWaitedFor() {
    launcher = FaultyLauncher.ofChildren(ALWAYS, FaultyLauncher.script("sleep 0.3; exec \"$@\""));
    assertInstanceOf(Verdict.Passed.class, judgeWith(ChildJudge.SILENCE));
  }

  @Test
  void oneBadChildIsReplaced() {
    launcher = FaultyLauncher.ofChildren(1, FaultyLauncher.script("exit 1"));
    assertInstanceOf(Verdict.Passed.class, judgeWith(ChildJudge.SILENCE));
  }

  @Test
  void aStudentsOwnCheckBlamesNobodyEither() {
    launcher = FaultyLauncher.ofChildren(ALWAYS, FaultyLauncher.script("exit 1"));
    try (var judge = judge(true, SILENCE)) {
      assertEquals(
          "its process ended with status 1 before it came to your code", why(right(judge)));
    }
  }

  // ---- the process that compiles ----

  @Test
  void aKilledCompilerIsNoFaultOfTheAnswer() {
    launcher = FaultyLauncher.ofCompilers(ALWAYS, FaultyLauncher.script("kill -KILL $$"));
    assertEquals("javac's process ended with status 137", why(judge()));
  }

  @Test
  void aCompilerThatIsKilledOnceIsReplaced() {
    launcher = FaultyLauncher.ofCompilers(1, FaultyLauncher.script("kill -KILL $$"));
    assertInstanceOf(Verdict.Passed.class, judgeWith(ChildJudge.SILENCE));
  }

  @Test
  void aCompilerWithoutMemoryForAnyAnswerIsNoFaultOfThisOne() {
    launcher = FaultyLauncher.ofCompilers(ALWAYS, FaultyLauncher.script("exit 3"));
    assertEquals(
        "javac took all the memory there is, and the exercise's own solution does not pass here"
            + " either",
        why(judge()));
  }

  @Test
  void aCompilerThatTakesNoEndIsNoFaultOfTheAnswer() {
    launcher = FaultyLauncher.ofCompilers(ALWAYS, FaultyLauncher.script("exec sleep 60"));
    assertEquals("javac's process fell silent", why(judge()));
  }

  @Test
  void aCompilerThatSendsGarbageIsNoFaultOfTheAnswer() {
    launcher =
        FaultyLauncher.ofCompilers(
            ALWAYS, FaultyLauncher.script("head -c 100000 /dev/zero; exec sleep 60"));
    assertTrue(why(judge()).startsWith("javac's process sent nonsense"));
  }

  @Test
  void aCompilerThatCannotStartIsNoFaultOfTheAnswer() {
    launcher =
        FaultyLauncher.ofCompilers(
            ALWAYS,
            _ -> {
              throw new IOException("no memory");
            });
    assertEquals("no process can be started to compile in (no memory)", why(judge()));
  }

  // ---- cancelling, closing, giving back ----

  @Test
  void aJudgementCanBeCancelledAtAnyMoment() {
    var random = new Random(7);
    try (var judge = judge(true, ChildJudge.SILENCE)) {
      for (var i = 0; i < 8; i++) {
        var judged = CompletableFuture.supplyAsync(() -> right(judge));
        busy(Duration.ofMillis(random.nextInt(300)));
        judge.cancel();
        var verdict = judged.join();
        if (!verdict.isPass()) {
          assertEquals("it was interrupted", why(verdict));
        }
      }
      assertInstanceOf(Verdict.Passed.class, right(judge));
    }
  }

  @Test
  void aSecondTryThatIsCancelledIsNoFaultOfAnybody(@TempDir Path folder) {
    var begun = folder.resolve("begun");
    launcher = FaultyLauncher.ofChildren(1, FaultyLauncher.script("exit 1"));
    bench.give("Answer.java", Bench.RIGHT.replace("    if (n < 0)", spinTheFirstTime(begun)));

    try (var judge = judge(true, false, ChildJudge.SILENCE)) {
      var judged = CompletableFuture.supplyAsync(() -> right(judge));
      while (!Files.exists(begun) && !judged.isDone()) {
        Thread.onSpinWait();
      }
      judge.cancel();
      assertEquals("it was interrupted", why(judged.join()));
    }
  }

  /// Passes time at a moment of which nothing depends.
  private static void busy(Duration time) {
    for (var end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aChildThatCannotBeCleanedUpIsStillGivenBackOnce() {
    var starts = new AtomicInteger();
    var ends = new AtomicInteger();
    Launcher stubborn =
        (_, _) -> {
          starts.incrementAndGet();
          return new Launcher.Child(
              new ProcessBuilder("cat").start(),
              () -> {
                ends.incrementAndGet();
                throw new UncheckedIOException(new IOException("read-only"));
              });
        };
    var command = ChildCommand.of(Limits.USUAL);
    try (var pool = new ChildPool(stubborn, command, Limits.USUAL, SILENCE, true)) {
      try (var child = pool.borrow()) {
        child.replace();
        child.replace();
      }
      assertEquals(2, starts.get());
      try (var _ = pool.borrow();
          var _ = pool.borrow()) {
        assertEquals(2, starts.get()); // each is there once
        try (var _ = pool.borrow()) {
          assertEquals(3, starts.get());
        }
      }
    }
    assertEquals(3, ends.get());
  }

  // ---- helpers ----

  private Verdict judge() {
    return judgeWith(SILENCE);
  }

  private Verdict judgeWith(Duration silence) {
    try (var judge = judge(false, silence)) {
      return right(judge);
    }
  }

  /// Returns a judge whose faulty processes may be silent for this long.
  private ChildJudge judge(boolean trusting, Duration silence) {
    return judge(trusting, true, silence);
  }

  private ChildJudge judge(boolean trusting, boolean listed, Duration silence) {
    var limits = Limits.USUAL;
    var compiling =
        launcher.isOfCompilers()
            ? new ChildProcessCompiler(launcher, silence)
            : new InProcessCompiler();
    var ofChildren = launcher.isOfCompilers() ? ChildJudge.SILENCE : silence;
    var pool = new ChildPool(launcher, ChildCommand.of(limits), limits, ofChildren, trusting);
    return new ChildJudge(new JudgeMode(trusting, false, listed), limits, compiling, pool, pool);
  }

  private Verdict right(ChildJudge judge) {
    return judge.judge(bench.exercise().attempt(), Judge.Tests.all(0));
  }

  private static String why(Verdict verdict) {
    return assertInstanceOf(Verdict.NotJudged.class, verdict, verdict::toString).why();
  }
}
