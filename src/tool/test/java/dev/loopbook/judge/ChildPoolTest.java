package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.child.EmptyJob;
import dev.loopbook.judge.child.Job;
import dev.loopbook.judge.child.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChildPoolTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private ScriptedLauncher launcher = new ScriptedLauncher((_, reports, _) -> reports.done());
  private ChildPool pool = pool(launcher, true);

  @AfterEach
  void itEnds() {
    pool.close();
    assertTrue(launcher.started.stream().noneMatch(Process::isAlive));
    assertEquals(launcher.started.size(), launcher.cleanedUp.get());
  }

  private static ChildPool pool(Launcher launcher, boolean reuse) {
    return new ChildPool(launcher, ChildCommand.of(Limits.USUAL), Limits.USUAL, LONG, reuse);
  }

  private static Job job() {
    var limits = Limits.USUAL;
    return EmptyJob.of(
        new byte[Job.SECRET_BYTES],
        limits.computing(),
        limits.waiting(),
        limits.ticks(),
        limits.whole());
  }

  private void runOne() {
    try (var child = pool.borrow()) {
      child.run(job());
    }
  }

  @Test
  void aChildThatBehavedServesAgain() {
    runOne();
    runOne();
    assertEquals(1, launcher.started.size());
  }

  @Test
  void aStrangersChildIsReplacedAtOnce() {
    pool = pool(launcher, false);
    runOne();
    assertEquals(2, launcher.started.size(), "the next one stands ready");
    assertFalse(launcher.started.getFirst().isAlive());
    runOne();
    assertEquals(3, launcher.started.size());
  }

  @Test
  void aStrangersChildThatRanNothingServesAgain() {
    pool = pool(launcher, false);
    pool.borrow().close();
    pool.borrow().close();
    assertEquals(1, launcher.started.size());
  }

  @Test
  void aChildThatIsNotDoneServesNobodyElse() {
    launcher = new ScriptedLauncher((_, reports, _) -> reports.say(new Message.Done(false)));
    pool = pool(launcher, true);
    runOne();
    assertFalse(launcher.started.getFirst().isAlive());
    launcher = new ScriptedLauncher((_, _, halt) -> halt.accept(1));
    pool = pool(launcher, true);
    runOne();
    assertEquals(2, launcher.started.size());
  }

  @Test
  void aChildThatMisbehavedOnceHasMisbehaved() {
    var number = new java.util.concurrent.atomic.AtomicInteger();
    launcher =
        new ScriptedLauncher(
            (_, reports, _) -> reports.say(new Message.Done(number.getAndIncrement() > 0)));
    pool = pool(launcher, true);
    try (var child = pool.borrow()) {
      child.run(job());
      child.run(job());
    }
    assertFalse(launcher.started.getFirst().isAlive());
  }

  @Test
  void eachBorrowerHasAChildOfItsOwn() {
    try (var _ = pool.borrow();
        var _ = pool.borrow()) {
      assertEquals(2, launcher.started.size());
    }
    try (var _ = pool.borrow();
        var _ = pool.borrow()) {
      assertEquals(2, launcher.started.size());
    }
  }

  @Test
  void aChildThatDiedWhileItWasReadyIsPassedOver() {
    pool.borrow().close();
    launcher.started.getFirst().exit(1);
    runOne();
    assertEquals(2, launcher.started.size());
    assertEquals(1, launcher.cleanedUp.get());
  }

  @Test
  void aReplacedChildMayServeAgainIfItBehaved() {
    try (var child = pool.borrow()) {
      child.run(job());
      child.replace();
      child.run(job());
    }
    assertEquals(2, launcher.started.size());
    assertTrue(launcher.started.stream().allMatch(Process::isAlive));
  }

  @Test
  void oneIsPreparedAndNotTwo() {
    pool.prepare();
    pool.prepare();
    assertEquals(1, launcher.started.size());
    runOne();
    assertEquals(1, launcher.started.size());
  }

  @Test
  void aChildThatCannotBeStartedIsTheBorrowersError() {
    Launcher broken =
        (_, _) -> {
          throw new IOException("no memory");
        };
    try (var none = pool(broken, true)) {
      none.prepare();
      var error = assertThrows(UncheckedIOException.class, none::borrow);
      assertEquals("no process can be started to judge in", error.getMessage());
    }
  }

  @Test
  void killingEndsTheJobsThatRunAndNothingElse() {
    var begun = new CountDownLatch(1);
    launcher =
        new ScriptedLauncher(
            (_, _, _) -> {
              begun.countDown();
              new CountDownLatch(1).await();
            });
    pool = pool(launcher, true);
    try (var busy = pool.borrow()) {
      pool.borrow().close(); // so that another one stands ready
      var report = CompletableFuture.supplyAsync(() -> busy.run(job()));
      begun.await();
      pool.kill();
      assertEquals(new ChildReport.End.Exited(FakeProcess.KILLED), report.join().end());
      assertEquals(1, launcher.started.stream().filter(Process::isAlive).count());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aClosedPoolLendsNothing() {
    var lent = pool.borrow();
    pool.close();
    var error = assertThrows(UncheckedIOException.class, pool::borrow);
    assertEquals("no process is started any more", error.getMessage());
    pool.prepare();
    lent.close();
    assertEquals(1, launcher.started.size());
  }
}
