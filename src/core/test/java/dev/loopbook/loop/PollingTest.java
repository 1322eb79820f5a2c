package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When a loop asks its poller, how long it lets it wait, and when virtual time may pass meanwhile.
@Timeout(30)
class PollingTest {

  /// Never waits: writes down what it is asked, and plays the outside world.
  private static final class ScriptedPoller implements Poller {

    final List<Long> asked = new ArrayList<>();
    Runnable onPoll = () -> {};
    boolean busy;
    int wakeUps;
    boolean closed;

    @Override
    public void poll(long nanos) {
      asked.add(nanos);
      onPoll.run();
    }

    @Override
    public void wakeUp() {
      wakeUps++;
    }

    @Override
    public boolean isBusy() {
      return busy;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final ScriptedPoller poller = new ScriptedPoller();
  private final LoopSetup setup = LoopSetup.standard().withPoller(() -> poller);

  /// Otherwise threads that call without a pause would make each tick longer than the one before.
  @Test
  void aTickTakesALimitedNumberOfCallsFromOtherThreadsAndThenItsTimers() {
    try (var loop = setup.call(EventLoop::create)) {
      var ran = new ArrayList<Integer>();
      for (var i = 0; i < 2 * Cycle.MOST_FROM_INBOX + 1; i++) {
        var number = i;
        loop.callSoonThreadsafe(() -> ran.add(number));
      }
      loop.callAt(loop.time(), () -> ran.add(-1));
      loop.runOnce();
      assertEquals(Cycle.MOST_FROM_INBOX + 1, ran.size());
      assertEquals(-1, ran.removeLast());
      loop.runOnce();
      loop.runOnce();
      assertEquals(2 * Cycle.MOST_FROM_INBOX + 1, ran.size());
      assertEquals(ran.stream().sorted().toList(), ran);
      assertEquals(List.of(0L, 0L, 0L), poller.asked); // it never waits with work left
    }
  }

  private EventLoop virtualLoop() {
    return setup.withVirtualTime().withOutsideWork(() -> false).call(EventLoop::create);
  }

  @Test
  void aLoopWithWorkReadyOnlyLooks() {
    try (var loop = setup.call(EventLoop::create)) {
      loop.callLater(seconds(1), () -> {});
      loop.callSoon(() -> {});
      loop.runOnce();
      loop.stop();
      loop.runForever();
      loop.callSoonThreadsafe(() -> {});
      loop.runOnce();
    }
    assertEquals(List.of(0L, 0L, 0L), poller.asked);
  }

  @Test
  void workFromAnotherThreadCountsAsReady() throws InterruptedException {
    try (var loop = setup.call(EventLoop::create)) {
      loop.callLater(seconds(1000), () -> {});
      var caller = new Thread(() -> loop.callSoonThreadsafe(() -> {}));
      caller.start();
      caller.join();
      loop.runOnce();
    }
    assertEquals(List.of(0L), poller.asked);
    assertEquals(1, poller.wakeUps);
  }

  @Test
  void inRealTimeItWaitsNoLongerThanTheNextTimer() {
    try (var loop = setup.call(EventLoop::create)) {
      loop.callLater(seconds(1000), () -> {});
      loop.runOnce();
      loop.callAt(seconds(0), () -> {}); // long overdue
      loop.runOnce();
    }
    var first = poller.asked.getFirst();
    assertEquals(1, poller.asked.stream().filter(nanos -> nanos == 0).count());
    assertTrue(first > seconds(900).toNanos() && first <= seconds(1000).toNanos());
  }

  @Test
  void inVirtualTimeItOnlyLooksAndTimeJumps() {
    try (var loop = virtualLoop()) {
      loop.callLater(seconds(7), () -> {});
      loop.runOnce();
      assertEquals(seconds(7), loop.time());
    }
    assertEquals(List.of(0L), poller.asked);
  }

  @Test
  void timeDoesNotJumpOverWhatThePollFound() {
    try (var loop = virtualLoop()) {
      loop.callLater(seconds(7), () -> {});
      poller.onPoll = () -> loop.callSoon(() -> {});
      loop.runOnce();
      assertEquals(seconds(0), loop.time());
    }
  }

  @Test
  void aBusyPollerIsWaitedForWithoutEndWhenNoTimerIsSet() {
    try (var loop = virtualLoop()) {
      poller.busy = true;
      loop.runOnce();
    }
    assertEquals(List.of(-1L), poller.asked);
  }

  @Test
  void aBusyPollerGetsAsLongInRealTimeAsTheTimerHasInVirtualTime() {
    try (var loop = virtualLoop()) {
      poller.busy = true;
      loop.callLater(seconds(1000), () -> {});
      poller.onPoll = () -> loop.callSoon(() -> {});
      loop.runOnce();
      assertEquals(seconds(0), loop.time());
    }
    assertEquals(List.of(seconds(1000).toNanos()), poller.asked);
  }

  @Test
  void aBusyPollerThatReturnsEarlyIsAskedAgainUntilTheTimersTime() {
    try (var loop = virtualLoop()) {
      poller.busy = true;
      loop.callLater(millis(2), () -> {});
      loop.runOnce();
      assertEquals(millis(2), loop.time());
    }
    assertEquals(millis(2).toNanos(), poller.asked.getFirst());
    for (var i = 1; i < poller.asked.size(); i++) {
      assertTrue(poller.asked.get(i) <= poller.asked.get(i - 1) && poller.asked.get(i) > 0);
    }
  }

  @Test
  void announcedWorkOutsideIsWaitedForWhenNoTimerIsSet() {
    try (var loop = virtualLoop()) {
      loop.outsideWorkBegins();
      poller.onPoll =
          () -> {
            if (poller.asked.size() == 20) {
              loop.callSoon(() -> {});
            }
          };
      loop.runOnce();
      loop.outsideWorkEnds();
      assertEquals(0, loop.outsideWork());
    }
    assertEquals(21, poller.asked.size()); // 20 looks, and one that does not wait
  }

  @Test
  void announcedWorkOutsideHoldsVirtualTime() {
    try (var loop = virtualLoop()) {
      loop.outsideWorkBegins();
      loop.callLater(seconds(1), () -> {});
      poller.onPoll =
          () -> {
            if (poller.asked.size() == 20) {
              loop.callSoon(loop::outsideWorkEnds);
            }
          };
      loop.runOnce();
      assertEquals(seconds(0), loop.time());
      loop.runOnce();
      assertEquals(seconds(1), loop.time());
    }
    assertEquals(22, poller.asked.size()); // 20 looks, and in each tick one that does not wait
  }

  @Test
  void aThreadThatIsIdleDoesNotCountAsOneThatStandsStill() {
    var held = new ArrayDeque<Runnable>();
    setup
        .withVirtualTime()
        .call(
            () ->
                run(
                    async(
                        () -> {
                          var loop = EventLoop.running();
                          var idle = await(toThread(Thread::currentThread));
                          poller.asked.clear();
                          poller.onPoll = () -> runAfterALongLook(held, idle);
                          var done = loop.runInExecutor((Executor) held::add, () -> "done");
                          loop.callLater(seconds(1), () -> {});
                          assertEquals("done", await(done));
                          assertEquals(seconds(0), loop.time());
                        })));
  }

  /// Plays a thread that takes its time to begin, while another one has nothing to do.
  private void runAfterALongLook(Queue<Runnable> held, Thread idle) {
    while (idle.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    if (poller.asked.size() == 20) {
      poller.onPoll = () -> {};
      held.remove().run();
    }
  }

  @Test
  void aThreadThatStandsStillIsGivenUpAfterSomeLooks() {
    var job = new ArrayDeque<Runnable>();
    try (var loop = setup.withVirtualTime().call(EventLoop::create)) {
      var door = new CountDownLatch(1);
      var worker = new Thread(() -> job.remove().run());
      loop.callSoon(
          () -> {
            loop.runInExecutor(
                work -> {
                  job.add(work);
                  worker.start();
                },
                () -> {
                  door.await(); // for something that only the timer will do
                  return "through";
                });
            loop.callLater(seconds(1), door::countDown);
          });
      loop.runOnce();
      while (worker.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      poller.asked.clear();
      loop.runOnce();
      assertEquals(seconds(1), loop.time());
      assertEquals(5, poller.asked.size()); // four looks at the thread, one at the poller
    }
  }

  @Test
  void aPollerForIoTakesThePlaceOfTheOneThatKnowsNone() {
    try (var loop = LoopSetup.standard().withVirtualTime().call(EventLoop::create)) {
      assertSame(poller, loop.pollerForIo(() -> poller));
      assertEquals(1, poller.wakeUps); // so that its first wait looks around at once
      assertSame(poller, loop.pollerForIo(() -> new ScriptedPoller()));
      assertSame(poller, loop.poller());
      assertFalse(poller.closed);
    }
    assertTrue(poller.closed);
    assertNull(EventLoop.runningOrNull());
  }

  @Test
  void aLoopWithNothingToDoLooksMoreAndMoreSeldomForCallers() {
    var looks = new int[1];
    try (var loop = setup.withOutsideCallers(() -> ++looks[0] < 9).call(EventLoop::create)) {
      assertThrows(DeadlockError.class, loop::runForever);
    }
    assertEquals(
        List.of(5L, 10L, 20L, 40L, 80L, 100L, 100L, 100L),
        poller.asked.stream().map(nanos -> nanos / 1_000_000).toList());
  }

  @Test
  void aThreadThatWaitsForAWhileIsAtWorkAndHoldsVirtualTime() throws Exception {
    var door = new CountDownLatch(1);
    try (var loop = setup.withVirtualTime().call(EventLoop::create)) {
      var worker = new AtomicReference<Thread>();
      loop.callSoon(
          () -> {
            loop.runInExecutor(
                job -> {
                  worker.set(new Thread(job));
                  worker.get().start();
                },
                () -> door.await(1, TimeUnit.HOURS));
            loop.callLater(seconds(1), () -> {});
          });
      loop.runOnce();
      while (worker.get().getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      poller.asked.clear();
      poller.onPoll =
          () -> {
            if (poller.asked.size() == 20) {
              door.countDown();
            }
          };
      loop.runOnce();
      assertEquals(seconds(0), loop.time());
      worker.get().join();
    }
  }

  @Test
  void laterABusyPollerGetsOnlyWhatIsLeftUntilTheTimer() {
    try (var loop = virtualLoop()) {
      loop.callSoon(() -> busy(seconds(400)));
      loop.callAt(seconds(1000), () -> {});
      loop.runOnce();
      poller.asked.clear();
      poller.busy = true;
      poller.onPoll = () -> loop.callSoon(() -> {});
      loop.runOnce();
    }
    assertEquals(List.of(seconds(600).toNanos()), poller.asked);
  }
}
