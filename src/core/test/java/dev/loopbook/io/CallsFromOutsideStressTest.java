package dev.loopbook.io;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Poller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Calls loops from outside at the moments when they begin and end to run, on the thread that made
/// them: nothing may be refused, lost, or left waiting in a loop that sleeps.
///
/// How many loops: `-Dloopbook.stress.loops=1000000`.
class CallsFromOutsideStressTest {

  private static final int LOOPS = Integer.getInteger("loopbook.stress.loops", 20_000);

  private enum Kind {
    PARKING(Poller::parking),
    SELECTOR(Network::selector),
    PROACTOR(Network::proactor);

    private final Supplier<? extends Poller> pollers;

    Kind(Supplier<? extends Poller> pollers) {
      this.pollers = pollers;
    }

    EventLoop loop() {
      return LoopSetup.standard()
          .withPoller(pollers)
          .withOutsideCallers(() -> true)
          .call(EventLoop::create);
    }
  }

  /// A thread that runs what it is given. It spins while it has nothing to do: a thread that first
  /// has to be woken comes too late to meet the maker's calls.
  private static final class RunningThread implements AutoCloseable {

    private final AtomicReference<@Nullable Runnable> given = new AtomicReference<>();
    private volatile @Nullable Throwable thrown;
    private volatile boolean closed;
    private long limit;
    private final CountDownLatch ended = new CountDownLatch(1);

    RunningThread() {
      Thread.ofPlatform().daemon().start(this::work);
    }

    private void work() {
      for (var looks = 0; !closed; looks++) {
        var run = given.get();
        if (run != null) {
          try {
            run.run();
          } catch (Throwable e) {
            thrown = e;
          }
          looks = 0;
          given.set(null);
        }
        pause(looks);
      }
      ended.countDown();
    }

    void start(Runnable run) {
      given.set(run);
    }

    boolean isDone() {
      return given.get() == null;
    }

    void join() {
      for (var looks = 0; !isDone(); looks++) {
        pauseOrGiveUp(looks);
      }
      var problem = thrown;
      if (problem != null) {
        throw new AssertionError("the run failed", problem);
      }
    }

    void pauseOrGiveUp(int looks) {
      if (looks == 0) {
        limit = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      } else if (looks % 1_000 == 0 && System.nanoTime() > limit) {
        fail("the loop sleeps, although it has work");
      }
      pause(looks);
    }

    @Override
    public void close() {
      closed = true;
      try {
        ended.await(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void pause(int looks) {
    if (looks > 1_000) {
      Thread.yield();
    } else {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMakerCallsWhileAnotherThreadStartsTheLoop(Kind kind) throws Exception {
    try (var other = new RunningThread()) {
      for (var i = 0; i < LOOPS; i++) {
        var loop = kind.loop();
        // With a timer that is far away the loop really sleeps, and doesn't look again by itself.
        var _ = loop.callLater(Duration.ofDays(1), () -> {});
        var seen = new ArrayList<Integer>();
        other.start(loop::runForever);
        for (var n = 0; n < 10; n++) {
          var number = n;
          loop.callSoonThreadsafe(() -> seen.add(number));
        }
        loop.callSoonThreadsafe(loop::stop);
        other.join();
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), seen);
        loop.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMakerCallsWhileAnotherThreadRunsTheLoopAgainAndAgain(Kind kind) throws Exception {
    var loop = kind.loop();
    var _ = loop.callLater(Duration.ofDays(1), () -> {});
    var received = new AtomicInteger();
    var sent = 0;
    try (var other = new RunningThread();
        loop) {
      other.start(
          () -> {
            for (var i = 0; i < LOOPS; i++) {
              loop.runUntilComplete(sleep(Duration.ZERO));
            }
          });
      while (!other.isDone()) {
        var number = sent++;
        loop.callSoonThreadsafe(
            () -> assertTrue(received.compareAndSet(number, number + 1), "lost, or out of order"));
        for (var looks = 0; sent - received.get() > 1_000 && !other.isDone(); looks++) {
          other.pauseOrGiveUp(looks);
        }
      }
      other.join();
      loop.runUntilComplete(sleep(Duration.ZERO));
    }
    assertEquals(sent, received.get());
  }
}
