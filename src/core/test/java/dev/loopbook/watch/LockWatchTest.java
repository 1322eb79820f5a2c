package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Origin;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LockWatchTest {

  private final LockWatch watch = new LockWatch();
  private final Lock lock = new ReentrantLock();

  private void lock(Lock which) {
    which.lock();
    watch.acquired(which, Origin.currentLine());
  }

  private void unlock(Lock which) {
    which.unlock();
    watch.released(which);
  }

  private List<String> found(Body<?> program) {
    LoopSetup.standard().withVirtualTime().withListener(watch).call(() -> run(async(program)));
    return watch.findings().stream().map(Finding::what).toList();
  }

  @Test
  void aLockHeldAcrossAnAwaitIsFoundWithBothLines() {
    assertEquals(
        List.of("a ReentrantLock was held across an await"),
        found(
            () -> {
              lock(lock);
              await(sleep(Duration.ofSeconds(1)));
              unlock(lock);
              return null;
            }));
    var lines =
        watch.findings().getFirst().spots().stream()
            .map(spot -> spot.role() + " " + spot.place().getMethodName())
            .toList();
    assertEquals(2, lines.size());
    assertEquals("locked at lock", lines.get(0));
    assertEquals("awaited at lambda$aLockHeldAcrossAnAwaitIsFoundWithBothLines$0", lines.get(1));
  }

  @Test
  void theSameTwoLinesAreFoundOnce() {
    assertEquals(
        1,
        found(
                () -> {
                  for (var i = 0; i < 3; i++) {
                    lock(lock);
                    await(sleep(Duration.ofSeconds(1)));
                    unlock(lock);
                  }
                  return null;
                })
            .size());
  }

  @Test
  void aLockReleasedBeforeTheAwaitIsNot() {
    assertEquals(
        List.of(),
        found(
            () -> {
              lock(lock);
              lock(lock);
              unlock(lock);
              unlock(lock);
              await(sleep(Duration.ofSeconds(1)));
              return null;
            }));
  }

  @Test
  void anAwaitThatDoesNotHaveToWaitIsNot() {
    assertEquals(
        List.of(),
        found(
            () -> {
              lock(lock);
              await(async(() -> 1));
              unlock(lock);
              return null;
            }));
  }

  @Test
  void eachLockOfSeveralIsFound() {
    var pair = new ReentrantReadWriteLock();
    assertEquals(
        List.of("a ReadLock was held across an await"),
        found(
            () -> {
              lock(lock);
              lock(pair.readLock());
              unlock(lock);
              await(sleep(Duration.ofSeconds(1)));
              unlock(pair.readLock());
              return null;
            }));
  }

  @Test
  void aLockOfAnotherThreadIsThatThreadsOwnAffair() {
    var pair = new ReentrantReadWriteLock();
    assertEquals(
        List.of("a ReadLock was held across an await"),
        found(
            () -> {
              lock(pair.readLock());
              await(
                  toThread(
                      () -> {
                        lock(pair.readLock());
                        unlock(pair.readLock());
                        return null;
                      }));
              unlock(pair.readLock());
              return null;
            }));
  }

  // ---- a loop that looks for itself ----

  private static final Lock OF_CLASS = new ReentrantLock();

  private record Account(ReentrantReadWriteLock locks) {}

  /// Returns what a loop finds that is only told to check what its coroutines hold.
  private List<String> seen(Body<?> program) {
    LoopSetup.standard()
        .withVirtualTime()
        .withMonitorCheck()
        .withListener(watch)
        .call(() -> run(async(program)));
    return watch.findings().stream()
        .map(
            found ->
                found.what()
                    + found.spots().stream()
                        .map(spot -> ", " + spot.role() + " " + spot.place().getMethodName())
                        .collect(Collectors.joining()))
        .toList();
  }

  private void awaits(Lock local) {
    local.lock();
    try {
      await(sleep(Duration.ofSeconds(1)));
    } finally {
      local.unlock();
    }
  }

  @Test
  void aLoopSeesALockInAVariable() {
    assertEquals(
        List.of("a ReentrantLock was held across an await, awaited at awaits"),
        seen(
            () -> {
              awaits(new ReentrantLock());
              return null;
            }));
  }

  private void awaitsWithAField() {
    lock.lock();
    await(sleep(Duration.ofSeconds(1)));
    lock.unlock();
  }

  @Test
  void aLoopSeesALockInAField() {
    assertEquals(
        List.of("a ReentrantLock was held across an await, awaited at awaitsWithAField"),
        seen(
            () -> {
              awaitsWithAField();
              return null;
            }));
  }

  private static void awaitsWithAStatic() {
    OF_CLASS.lock();
    await(sleep(Duration.ofSeconds(1)));
    OF_CLASS.unlock();
  }

  @Test
  void aLoopSeesALockInAStaticField() {
    assertEquals(
        List.of("a ReentrantLock was held across an await, awaited at awaitsWithAStatic"),
        seen(
            () -> {
              awaitsWithAStatic();
              return null;
            }));
  }

  private static void reads(Account account) {
    account.locks().readLock().lock();
    await(sleep(Duration.ofSeconds(1)));
    account.locks().readLock().unlock();
  }

  @Test
  void aLoopSeesALockOfAnObjectThatAVariableHas() {
    assertEquals(
        List.of("a ReadLock was held across an await, awaited at reads"),
        seen(
            () -> {
              reads(new Account(new ReentrantReadWriteLock()));
              return null;
            }));
  }

  @Test
  void aLoopSeesALockOfTheInstanceAround() {
    class Inner {
      void awaits() {
        lock.lock();
        await(sleep(Duration.ofSeconds(1)));
        lock.unlock();
      }
    }
    assertEquals(
        List.of("a ReentrantLock was held across an await, awaited at awaits"),
        seen(
            () -> {
              new Inner().awaits();
              return null;
            }));
  }

  private record Bank(Account account) {}

  private record Branch(Bank bank) {}

  private static void reads(Branch branch) {
    branch.bank().account().locks().readLock().lock();
    await(sleep(Duration.ofSeconds(1)));
    branch.bank().account().locks().readLock().unlock();
  }

  @Test
  void aLoopSeesALockThreeFieldsAway() {
    assertEquals(
        List.of("a ReadLock was held across an await, awaited at reads"),
        seen(
            () -> {
              reads(new Branch(new Bank(new Account(new ReentrantReadWriteLock()))));
              return null;
            }));
  }

  @Test
  void aLoopSeesNoStampedLockBecauseThatBelongsToNobody() {
    var stamped = new StampedLock();
    assertEquals(
        List.of(),
        seen(
            () -> {
              var stamp = stamped.writeLock();
              await(sleep(Duration.ofSeconds(1)));
              stamped.unlockWrite(stamp);
              return null;
            }));
  }

  @Test
  void aLoopNamesTheTaskThatHolds() {
    assertEquals(
        List.of("a ReentrantLock was held across an await, awaited at awaitsWithAField"),
        seen(
            () -> {
              var holder =
                  createTask(
                      async(
                          () -> {
                            awaitsWithAField();
                            return null;
                          }));
              await(sleep(Duration.ofMillis(1))); // knows the lock, which the other holds
              lock.lock();
              lock.unlock();
              await(holder);
              return null;
            }));
  }

  @Test
  void aLoopSeesNoLockThatWasReleased() {
    assertEquals(
        List.of(),
        seen(
            () -> {
              lock.lock();
              lock.unlock();
              await(sleep(Duration.ofSeconds(1)));
              return null;
            }));
  }

  @Test
  void whatIsTakenIsNotFoundAgain() {
    seen(
        () -> {
          awaitsWithAField();
          return null;
        });
    assertEquals(1, watch.takeFindings().size());
    assertEquals(List.of(), watch.findings());
  }

  @Test
  void whatATaskHeldIsForgottenWithIt() {
    assertEquals(
        List.of(),
        found(
            () -> {
              await(
                  createTask(
                      async(
                          () -> {
                            lock(lock);
                            return null;
                          })));
              await(sleep(Duration.ofSeconds(1)));
              return null;
            }));
  }
}
