package dev.loopbook.sync;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarrierTest {

  private static final int PARTIES = 5;

  private final Barrier barrier = new Barrier(PARTIES);
  private final List<String> seen = new ArrayList<>();
  private int count;

  private Task<Integer> comer() {
    return createTask(barrier.waitAll());
  }

  private static void inTasks(int number, Body.OfVoid body) {
    var tasks = IntStream.range(0, number).mapToObj(_ -> createTask(async(body))).toList();
    tasks.forEach(Async::await);
  }

  @Test
  void itNeedsAtLeastOneParty() {
    assertThrows(IllegalArgumentException.class, () -> new Barrier(0));
    assertThrows(IllegalArgumentException.class, () -> new Barrier(-1));
  }

  @Test
  void theOnlyPartyDoesNotWait() {
    var single = new Barrier(1);
    OnLoop.virtual(
        () -> {
          for (var round = 0; round < 2; round++) {
            assertEquals(0, ticksOf(() -> assertEquals(0, await(single.waitAll()))));
          }
        });
  }

  @Test
  void nobodyPassesBeforeTheLastHasCome() {
    OnLoop.virtual(
        () -> {
          var first = IntStream.range(0, PARTIES - 1).mapToObj(_ -> comer()).toList();
          tick();
          assertEquals(PARTIES - 1, barrier.waiting());
          assertTrue(first.stream().noneMatch(Task::isDone));
          assertEquals(PARTIES - 1, await(barrier.waitAll()));
          tick();
          assertEquals(List.of(0, 1, 2, 3), first.stream().map(Task::result).toList());
          assertEquals(0, barrier.waiting());
        });
  }

  @Test
  void itFillsAgainAfterItHasDrained() {
    OnLoop.virtual(
        () -> {
          inTasks(
              PARTIES,
              () -> {
                await(barrier.waitAll());
                await(barrier.waitAll());
                seen.add("passed twice");
              });
          assertEquals(PARTIES, seen.size());
          assertEquals(0, barrier.waiting());
        });
  }

  @Test
  void whoComesWhileOthersLeaveWaitsForThemFirst() {
    OnLoop.virtual(
        () -> {
          var round = IntStream.range(0, PARTIES).mapToObj(_ -> comer()).toList();
          tick();
          assertTrue(barrier.toString().contains("draining"), barrier.toString());
          var early = comer();
          tick();
          assertTrue(round.stream().allMatch(Task::isDone));
          tick();
          assertEquals(1, barrier.waiting(), "it belongs to the next round");
          assertFalse(early.isDone());
          early.cancel();
        });
  }

  @Test
  void aCancelledTaskNoLongerCounts() {
    OnLoop.virtual(
        () -> {
          var tasks = IntStream.range(0, 3).mapToObj(_ -> comer()).toList();
          tick();
          tasks.get(1).cancel();
          tick();
          assertEquals(2, barrier.waiting());
          assertThrows(CancelledError.class, () -> await(tasks.get(1)));
          inTasks(PARTIES - 2, () -> await(barrier.waitAll()));
          await(tasks.get(0));
          await(tasks.get(2));
        });
  }

  @Test
  void resetFailsThoseThatWaitAndTheNextRoundIsSound() {
    OnLoop.virtual(
        () -> {
          var waiting = IntStream.range(0, PARTIES - 1).mapToObj(_ -> comer()).toList();
          tick();
          assertEquals(0, ticksOf(() -> await(barrier.reset())));
          for (var each : waiting) {
            assertThrows(BrokenBarrierError.class, () -> await(each));
          }
          assertFalse(barrier.isBroken());
          inTasks(PARTIES, () -> seen.add("index " + await(barrier.waitAll())));
          assertEquals(PARTIES, seen.size());
        });
  }

  @Test
  void resetWhileHalfHaveLeftFailsTheOtherHalf() {
    OnLoop.virtual(
        () -> {
          inTasks(
              PARTIES,
              () -> {
                try {
                  await(barrier.waitAll());
                  if (++count == PARTIES - PARTIES / 2) {
                    await(barrier.reset());
                  }
                } catch (BrokenBarrierError e) {
                  seen.add("broken");
                }
              });
          assertEquals(List.of("broken", "broken"), seen);
          assertFalse(barrier.isBroken());
          assertEquals(0, barrier.waiting());
        });
  }

  @Test
  void resettingAnEmptyBarrierChangesNothing() {
    OnLoop.virtual(
        () -> {
          await(barrier.reset());
          inTasks(PARTIES, () -> await(barrier.waitAll()));
        });
  }

  @Test
  void abortFailsThoseThatWaitAndAllThatCome() {
    OnLoop.virtual(
        () -> {
          var waiting = comer();
          tick();
          await(barrier.abort());
          assertThrows(BrokenBarrierError.class, () -> await(waiting));
          assertTrue(barrier.isBroken());
          var refused = assertThrows(BrokenBarrierError.class, () -> await(barrier.waitAll()));
          assertTrue(refused.getMessage().startsWith("Barrier aborted"), refused.getMessage());
        });
  }

  @Test
  void abortReachesThoseWhoAlreadyCameForTheNextRound() {
    OnLoop.virtual(
        () -> {
          inTasks(
              PARTIES,
              () -> {
                try {
                  await(barrier.waitAll());
                } catch (BrokenBarrierError e) {
                  seen.add("did not pass");
                  return;
                }
                if (++count > PARTIES / 2) {
                  await(barrier.abort());
                  return;
                }
                assertThrows(BrokenBarrierError.class, () -> await(barrier.waitAll()));
                seen.add("was next");
              });
          assertEquals(2, seen.stream().filter("did not pass"::equals).count());
          assertEquals(2, seen.stream().filter("was next"::equals).count());
          assertTrue(barrier.isBroken());
        });
  }

  @Test
  void resetMendsABrokenBarrier() {
    OnLoop.virtual(
        () -> {
          await(barrier.abort());
          await(barrier.reset());
          inTasks(PARTIES, () -> await(barrier.waitAll()));
          assertFalse(barrier.isBroken());
        });
  }

  @Test
  void aCancelledWaiterWakesAnotherWhichThenStandsAtTheEnd() {
    // As with a condition, whose wake-ups are passed on: the order of leaving shows it.
    OnLoop.virtual(
        () -> {
          var tasks =
              IntStream.range(0, PARTIES - 1)
                  .mapToObj(
                      number ->
                          createTask(
                              async(
                                  () -> {
                                    await(barrier.waitAll());
                                    seen.add("task " + number);
                                  })))
                  .toList();
          tick();
          tasks.get(2).cancel();
          tick();
          tick();
          inTasks(2, () -> await(barrier.waitAll()));
          assertEquals(List.of("task 1", "task 3", "task 0"), seen);
        });
  }

  @Test
  void itTellsItsState() {
    OnLoop.virtual(
        () -> {
          assertEquals(PARTIES, barrier.parties());
          var waiting = comer();
          tick();
          assertEquals("<Barrier filling, 1/5 waiting>", waiting.waitsFor());
          assertEquals(List.of(waiting), barrier.waiters());
          await(barrier.abort());
          assertEquals("<Barrier broken>", barrier.toString());
          assertThrows(BrokenBarrierError.class, () -> await(waiting));
        });
  }
}
