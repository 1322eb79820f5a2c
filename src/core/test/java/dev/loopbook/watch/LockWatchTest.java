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
