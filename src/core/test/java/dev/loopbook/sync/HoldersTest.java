package dev.loopbook.sync;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.currentTask;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What primitives tell of themselves to whoever watches their loop.
class HoldersTest {

  private final List<String> told = new ArrayList<>();

  private final LoopListener listener =
      new LoopListener() {
        @Override
        public void resourceOpened(EventLoop loop, Object resource) {
          told.add("opened " + resource);
        }

        @Override
        public void resourceClosed(EventLoop loop, Object resource) {
          told.add("closed " + resource);
        }
      };

  private void watched(Body.OfVoid body) {
    OnLoop.virtual(
        LoopSetup.standard().withListener(listener).withOrigins(),
        () -> {
          currentTask().setName("main");
          body.run();
        });
  }

  private static List<Object> open() {
    return EventLoop.running().resources().open();
  }

  private static List<String> holders(Primitive primitive) {
    return primitive.holders().stream().map(holder -> holder.task().name()).toList();
  }

  @Test
  void aPrimitiveKeepsTheNameItWasGiven() {
    assertEquals("db", new Lock("db").name());
    assertEquals("", new Lock().name());
    assertEquals("db", new Condition(new Lock("db")).name());
  }

  @Test
  void aHeldLockIsAmongTheLoopsResources() {
    watched(
        () -> {
          var lock = new Lock();
          var held = await(lock.acquire());
          assertEquals(List.of(lock), open());
          held.close();
          assertEquals(List.of(), open());
        });
    assertEquals(List.of("opened <Lock locked by main>", "closed <Lock unlocked>"), told);
  }

  @Test
  void aLockThatIsHandedOnIsClosedAndOpenedAgain() {
    watched(
        () -> {
          var lock = new Lock();
          await(lock.acquire());
          createTask(lock.acquire(), "next");
          tick();
          lock.release();
          tick();
          assertEquals(List.of("next"), holders(lock));
          assertEquals(List.of(lock), open());
          lock.release();
        });
  }

  @Test
  void theHolderTellsWhereItAskedForTheLock() {
    watched(
        () -> {
          var lock = new Lock();
          try (var _ = await(lock.acquire())) {
            var place = lock.holders().getFirst().place().orElseThrow();
            assertTrue(place.shortPlace().startsWith("HoldersTest:"), place.toString());
          }
          var madeAt = lock.origin().orElseThrow();
          assertTrue(madeAt.shortPlace().startsWith("HoldersTest:"), madeAt.toString());
        });
  }

  @Test
  void withoutAListenerNothingIsRegistered() {
    OnLoop.virtual(
        () -> {
          var queue = new Queue<Integer>();
          queue.putNowait(1);
          await(new Lock().acquire());
          await(new Semaphore().acquire());
          assertEquals(List.of(), open());
        });
  }

  @Test
  void aSemaphoreKnowsWhoTookThePermitsThatAreOut() {
    watched(
        () -> {
          var semaphore = new Semaphore(3);
          await(semaphore.acquire());
          createTask(semaphore.acquire(), "b");
          var c =
              createTask(
                  async(
                      () -> {
                        try (var _ = await(semaphore.acquire())) {
                          tick();
                        }
                      }),
                  "c");
          tick();
          assertEquals(List.of("main", "b", "c"), holders(semaphore));
          await(c);
          assertEquals(List.of("main", "b"), holders(semaphore));
          assertEquals(List.of(semaphore), open());
          semaphore.release();
          assertEquals(List.of("b"), holders(semaphore));
          semaphore.release();
          assertEquals(List.of(), holders(semaphore));
          assertEquals(List.of(), open());
        });
  }

  @Test
  void aPermitThatSomebodyAddedIsNobodysToGiveBack() {
    watched(
        () -> {
          var signals = new Semaphore(0);
          var consumer = createTask(signals.acquire(), "consumer");
          tick();
          signals.release();
          await(consumer);
          assertEquals(List.of(), holders(signals));
          assertEquals(List.of(), open());
        });
  }

  @Test
  void aQueueWithUnfinishedItemsIsAmongTheLoopsResources() {
    watched(
        () -> {
          var queue = new Queue<Integer>();
          queue.putNowait(1);
          queue.putNowait(2);
          assertEquals(List.of(queue), open());
          queue.getNowait();
          queue.taskDone();
          assertEquals(List.of(queue), open());
          queue.taskDone();
          assertEquals(List.of(), open());
        });
    assertEquals(2, told.size());
  }

  @Test
  void whatAWaitingTaskWaitsForIsThePrimitiveItself() {
    watched(
        () -> {
          var lock = new Lock();
          await(lock.acquire());
          var waiter = createTask(lock.acquire(), "waiter");
          tick();
          var subject = waiter.awaiting().orElseThrow().subject().orElseThrow();
          assertEquals(lock, subject);
          assertEquals(List.of("main"), holders((Primitive) subject));
          lock.release();
        });
  }
}
