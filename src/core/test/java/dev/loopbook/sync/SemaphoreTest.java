package dev.loopbook.sync;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SemaphoreTest {

  private final List<String> got = new ArrayList<>();

  private Task<Void> acquirer(Semaphore semaphore, String name) {
    return createTask(
        async(
            () -> {
              await(semaphore.acquire());
              got.add(name);
            }),
        name);
  }

  @Test
  void asManyTasksAsPermitsAreInsideAtOnce() {
    var semaphore = new Semaphore(3);
    var inside = new int[2];
    OnLoop.virtual(
        () -> {
          await(
              gather(
                  IntStream.range(0, 10)
                      .mapToObj(
                          _ ->
                              async(
                                  () -> {
                                    try (var _ = await(semaphore.acquire())) {
                                      inside[1] = Math.max(inside[1], ++inside[0]);
                                      await(sleep(millis(10)));
                                      inside[0]--;
                                    }
                                  }))
                      .toList()));
          assertEquals(3, inside[1]);
          assertEquals(millis(40), EventLoop.running().time());
          assertEquals(3, semaphore.permits());
        });
  }

  @Test
  void aFreePermitCostsNoTick() {
    OnLoop.virtual(() -> assertEquals(0, ticksOf(() -> await(new Semaphore().acquire()))));
  }

  @Test
  void aNegativeNumberOfPermitsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Semaphore(-1));
    assertThrows(IllegalArgumentException.class, () -> new BoundedSemaphore(-1));
  }

  @Test
  void withoutPermitsEverybodyWaitsForARelease() {
    var semaphore = new Semaphore(0);
    assertTrue(semaphore.isLocked());
    OnLoop.virtual(
        () -> {
          var waiter = acquirer(semaphore, "a");
          tick();
          semaphore.release();
          await(waiter);
          assertTrue(semaphore.isLocked());
        });
  }

  @Test
  void aReleasedPermitBelongsToTheFirstInLineAtOnce() {
    var semaphore = new Semaphore(0);
    OnLoop.virtual(
        () -> {
          acquirer(semaphore, "a");
          acquirer(semaphore, "b");
          tick();
          semaphore.release();
          assertEquals(0, semaphore.permits());
          var late = acquirer(semaphore, "late");
          tick();
          assertEquals(List.of("a"), got);
          semaphore.release();
          semaphore.release();
          await(late);
          assertEquals(List.of("a", "b", "late"), got);
        });
  }

  @Test
  void whoReleasesAndComesBackWaitsBehindTheOthers() {
    var semaphore = new Semaphore(1);
    OnLoop.virtual(
        () -> {
          await(gather(twice(semaphore, "a"), twice(semaphore, "b"), twice(semaphore, "c")));
          assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "c2"), got);
        });
  }

  private Coroutine<Void> twice(Semaphore semaphore, String name) {
    return async(
        () -> {
          for (var round = 1; round <= 2; round++) {
            try (var _ = await(semaphore.acquire())) {
              got.add(name + round);
              await(sleep(millis(10)));
            }
          }
        });
  }

  @Test
  void permitsThatCameWhileOthersWaitedGoOutWithTheFirst() {
    var semaphore = new Semaphore(0);
    OnLoop.virtual(
        () -> {
          var gone = acquirer(semaphore, "gone");
          tick();
          semaphore.release(); // promised to the one that leaves
          var b = acquirer(semaphore, "b");
          var c = acquirer(semaphore, "c");
          tick();
          assertEquals(List.of("gone"), got);
          semaphore.release();
          b.cancel();
          semaphore.release();
          await(c);
          assertTrue(gone.isDone() && b.isCancelled());
          assertEquals(1, semaphore.permits());
        });
  }

  @Test
  void aPermitHandedToACancelledTaskGoesToTheNext() {
    var semaphore = new Semaphore(0);
    OnLoop.virtual(
        () -> {
          var first = acquirer(semaphore, "first");
          var second = acquirer(semaphore, "second");
          tick();
          semaphore.release();
          first.cancel();
          await(second);
          assertTrue(first.isCancelled());
          assertEquals(0, semaphore.permits());
        });
  }

  @Test
  void aPermitHandedToACancelledTaskIsFreeIfNobodyElseWaits() {
    var semaphore = new Semaphore(0);
    OnLoop.virtual(
        () -> {
          var only = acquirer(semaphore, "only");
          tick();
          semaphore.release();
          only.cancel();
          tick();
          assertTrue(only.isCancelled());
          assertEquals(1, semaphore.permits());
          assertFalse(semaphore.isLocked());
        });
  }

  @Test
  void cancelledWaitersAreSkipped() {
    var semaphore = new Semaphore(0);
    OnLoop.virtual(
        () -> {
          var tasks =
              List.of("a", "b", "c", "d").stream().map(name -> acquirer(semaphore, name)).toList();
          tick();
          tasks.get(0).cancel();
          tasks.get(1).cancel();
          semaphore.release();
          tick();
          tick();
          assertEquals(List.of("c"), got);
          assertEquals(List.of(tasks.get(3)), semaphore.waiters());
          tasks.get(3).cancel();
        });
  }

  @Test
  void whoComesWhileAPermitIsFreeButOthersWaitGoesToTheEnd() {
    var semaphore = new Semaphore(0);
    OnLoop.virtual(
        () -> {
          var a = acquirer(semaphore, "a");
          tick();
          semaphore.release();
          semaphore.release();
          assertEquals(1, semaphore.permits());
          assertTrue(semaphore.isLocked(), "a was woken and has not run");
          var late = acquirer(semaphore, "late");
          await(late);
          assertTrue(a.isDone());
          assertEquals(List.of("a", "late"), got);
        });
  }

  @Test
  void allPermitsThatBecameFreeMeanwhileGoOutInOneTick() {
    var semaphore = new Semaphore(0);
    OnLoop.virtual(
        () -> {
          acquirer(semaphore, "a");
          tick();
          acquirer(semaphore, "b");
          acquirer(semaphore, "c");
          semaphore.release(); // a is woken, but b and c come first, and wait behind it
          semaphore.release();
          semaphore.release();
          tick();
          assertEquals(List.of("a"), got);
          tick();
          assertEquals(List.of("a", "b", "c"), got);
        });
  }

  @Test
  void anUnboundedOneTakesMorePermitsThanItBeganWith() {
    var semaphore = new Semaphore(1);
    semaphore.release();
    assertEquals(2, semaphore.permits());
  }

  @Test
  void aBoundedOneRefusesAReleaseTooMany() {
    var bounded = new BoundedSemaphore(2);
    var refused = assertThrows(IllegalStateException.class, bounded::release);
    assertTrue(
        refused
            .getMessage()
            .startsWith(
                "BoundedSemaphore released too many times: all 2 permits of <BoundedSemaphore 2/2"
                    + " free> are back."),
        refused.getMessage());
    var ofOne = assertThrows(IllegalStateException.class, () -> new BoundedSemaphore().release());
    assertTrue(ofOne.getMessage().contains(": the one permit of "), ofOne.getMessage());
    assertEquals(2, bounded.permits());
    OnLoop.virtual(
        () -> {
          await(bounded.acquire());
          bounded.release();
          assertThrows(IllegalStateException.class, bounded::release);
        });
  }

  @Test
  void itBelongsToTheLoopOfItsFirstWait() {
    var semaphore = new Semaphore(0);
    OnLoop.virtual(
        () -> {
          var waiter = acquirer(semaphore, "a");
          tick();
          semaphore.release();
          await(waiter);
        });
    assertThrows(
        IllegalStateException.class, () -> OnLoop.virtual(() -> await(semaphore.acquire())));
  }

  @Test
  void itTellsItsState() {
    var semaphore = new Semaphore(2, "db");
    OnLoop.virtual(
        () -> {
          assertEquals("<Semaphore db 2/2 free>", semaphore.toString());
          await(semaphore.acquire());
          await(semaphore.acquire());
          var waiter = acquirer(semaphore, "a");
          tick();
          assertEquals("<Semaphore db 0/2 free, 1 waiting>", waiter.waitsFor());
          semaphore.release();
          await(waiter);
        });
    assertEquals("<BoundedSemaphore 1/1 free>", new BoundedSemaphore(1).toString());
    assertEquals("<Semaphore 0/0 free>", new Semaphore(0).toString());
  }

  @Test
  void aPermitGivenToACancelledTaskIsNoLongerHeldByAnybody() {
    OnLoop.virtual(
        LoopSetup.standard().withListener(new LoopListener() {}),
        () -> {
          var door = new Semaphore(1, "door");
          var guard = await(door.acquire());
          var waiting = createTask(async(() -> await(door.acquire())), "waiting");
          tick();

          guard.close();
          waiting.cancel();
          tick();

          assertEquals(1, door.permits());
          assertEquals(List.of(), EventLoop.running().resources().open());
        });
  }
}
