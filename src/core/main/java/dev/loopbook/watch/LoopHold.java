package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Primitive;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// Holds a loop for somebody who is attached, and lets it run a tick at a time.
///
/// It's a callback that doesn't return. For a tick it queues itself again and returns, so what is
/// left of its tick runs, and of the next one what was queued before it.
///
/// `ASKED -> HOLDING -> (TICK -> HOLDING)* -> LET GO`
final class LoopHold {
  /// How often a loop with nothing to run is looked at.
  private static final Duration GLANCE = Duration.ofMillis(200);

  private enum Order {
    TICK,
    GO
  }

  private final EventLoop loop;
  private final List<Primitive> shown;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();

  /// What it did at its last stop, or will have done at its next one. Written by the thread that
  /// asks, completed by the loop's.
  private volatile CompletableFuture<String> next = new CompletableFuture<>();

  /// Set by the thread that asks, read by the loop's.
  private volatile boolean over;

  /// @param shown primitives to show in any case
  LoopHold(EventLoop loop, List<Primitive> shown) {
    this.loop = loop;
    this.shown = shown;
  }

  /// Asks the loop to stop here.
  void begin() {
    try {
      loop.callSoonThreadsafe(new Stop());
    } catch (IllegalStateException _) {
      next.complete(LoopReport.OVER);
    }
  }

  /// Returns what the loop is doing where it's held.
  CompletableFuture<String> report() {
    return next;
  }

  /// Lets it run a tick, if it's held.
  void tick() {
    if (next.isDone()) {
      next = new CompletableFuture<>();
      orders.add(Order.TICK);
    }
  }

  /// Lets it go.
  void letGo() {
    over = true;
    orders.add(Order.GO);
  }

  private void stand() {
    if (over) {
      return;
    }
    try {
      next.complete(LoopReport.of(loop, shown));
    } catch (RuntimeException | StackOverflowError failure) {
      next.complete(LoopReport.failed(failure));
    }
    try {
      if (orders.take() == Order.TICK) {
        goOn();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // of the program, which goes on
      over = true;
    }
  }

  /// Returns to the loop, and stops again once something else has run.
  private void goOn() {
    if (loop.ready().isEmpty()) {
      idle(loop.tick());
    } else {
      loop.callSoon(new Stop());
    }
  }

  private void idle(long tick) {
    var timer = loop.nextTimer().map(due -> due.when().minus(loop.time()));
    if (timer.isPresent() && timer.get().compareTo(GLANCE) <= 0) {
      loop.callLater(timer.get().isNegative() ? Duration.ZERO : timer.get(), new Stop());
      return;
    }
    loop.callLater(GLANCE, new Glance(tick));
  }

  /// Where it stops.
  private final class Stop implements Runnable {
    @Override
    public void run() {
      stand();
    }

    @Override
    public String toString() {
      return "attach";
    }
  }

  /// Looks whether anything has run since a tick.
  private final class Glance implements Runnable {
    private final long tick;

    Glance(long tick) {
      this.tick = tick;
    }

    @Override
    public void run() {
      if (over) {
        return;
      }
      if (loop.tick() > tick + 1 || !loop.ready().isEmpty()) {
        stand();
      } else {
        idle(loop.tick());
      }
    }

    @Override
    public String toString() {
      return "attach";
    }
  }
}
