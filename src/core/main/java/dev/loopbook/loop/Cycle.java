package dev.loopbook.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// One tick of a loop, in its four phases, and the queues that they work on.
///
/// 1. drop cancelled timers;
/// 2. poll: not at all long if something is ready or the loop is stopping, else until the next
///    timer;
/// 3. queue what came from outside, then the timers that are due;
/// 4. run exactly the callbacks that stood in the ready queue when this phase began.
///
/// The order is that of `_run_once` in CPython 3.13. A virtual clock changes phase 2 only: instead
/// of waiting, time jumps to the next timer, unless something outside the loop is at work.
final class Cycle {

  /// How long to wait in one go for threads of which nothing is known but that they live.
  private static final long LOOK_AGAIN = 5_000_000;

  /// How often in a row threads are found standing still before time goes on without them.
  private static final int LOOKS_AT_STANDING_THREADS = 4;

  private final EventLoop loop;
  private final Clock clock;
  // Replaced at most once, by the loop's thread, when a program first uses a socket; other threads
  // wake it.
  private volatile Poller poller;
  final ReadyQueue ready;
  final TimerQueue timers = new TimerQueue();
  // Null where the clock alone decides which timer is due.
  private final @Nullable TimerOrder timerOrder;
  private boolean clockIsOverruled; // since a timer fired before its turn

  // Filled by any thread through callSoonThreadsafe, emptied by the loop's.
  private final Queue<Handle> inbox = new ConcurrentLinkedQueue<>();

  private @Nullable Handle current;

  Cycle(EventLoop loop, Clock clock) {
    this.loop = loop;
    this.clock = clock;
    poller = loop.setup().makePoller();
    ready = loop.setup().makeReadyQueue();
    timerOrder = loop.setup().makeTimerOrder();
  }

  /// Runs one tick.
  ///
  /// @throws DeadlockError if nothing is ready and nothing can ever become so
  /// @throws KeyboardInterrupt if its thread was interrupted
  void run() {
    var listener = loop.listener();
    if (listener != null) {
      listener.tickBegins(loop);
    }
    timers.dropCancelled();
    poll();
    takeInbox();
    takeDueTimers();
    if (listener != null) {
      listener.tickRuns(loop);
    }
    for (var standing = ready.size(); standing > 0; standing--) {
      runHandle(ready.take(standing));
    }
    if (listener != null) {
      listener.tickEnds(loop);
    }
  }

  private void poll() {
    if (Thread.interrupted()) {
      throw new KeyboardInterrupt(); // a loop that never waits would not learn of it otherwise
    }
    if (ready.size() > 0 || loop.isStopping() || !inbox.isEmpty()) {
      poller.poll(0);
      return;
    }
    var next = timers.first();
    if (clock instanceof VirtualClock virtual) {
      pollVirtual(virtual, next);
    } else if (next != null) {
      pollUntil(next);
    } else {
      pollForOutside();
    }
  }

  private void pollVirtual(VirtualClock virtual, @Nullable TimerHandle next) {
    letOutsideFinish();
    if (!isIdle()) {
      poller.poll(0);
    } else if (next == null) {
      pollForOutside();
    } else if (poller.isBusy()) {
      pollAtRealSpeed(next.when - virtual.nanos());
      jump(virtual, next.when);
    } else {
      poller.poll(0);
      jump(virtual, next);
    }
  }

  /// Waits while something outside is at work that will report to the loop: that takes no virtual
  /// time.
  ///
  /// A thread that stands still for several looks in a row may itself be waiting for the loop. It
  /// is no longer waited for, or a program would hang in virtual time that runs in real time.
  private void letOutsideFinish() {
    var standing = 0;
    while (isIdle() && loop.isOutsideAtWork() && standing < LOOKS_AT_STANDING_THREADS) {
      standing = loop.threadsStandStill() ? standing + 1 : 0;
      poller.poll(LOOK_AGAIN);
    }
  }

  /// Gives sockets as long in real time as the next timer has in virtual time: somebody may or may
  /// not write.
  private void pollAtRealSpeed(long nanos) {
    var wall = Clock.real();
    for (var left = nanos; isIdle() && left > 0; left = nanos - wall.nanos()) {
      poller.poll(left);
    }
  }

  private boolean isIdle() {
    return inbox.isEmpty() && ready.size() == 0;
  }

  private void pollUntil(TimerHandle next) {
    poller.poll(Math.max(0, next.when - clock.nanos()));
  }

  private void jump(VirtualClock virtual, TimerHandle first) {
    if (timerOrder == null || !isIdle()) {
      jump(virtual, first.when);
      return;
    }
    var chosen = timerOrder.next(timers.live());
    jump(virtual, chosen.map(timer -> timer.when).orElse(first.when));
    chosen.ifPresent(
        timer -> {
          clockIsOverruled = true;
          timers.take(timer);
          fire(timer);
        });
  }

  private void jump(VirtualClock virtual, long when) {
    if (!isIdle()) {
      return;
    }
    var from = virtual.nanos();
    virtual.advanceTo(when);
    var listener = loop.listener();
    if (listener != null && virtual.nanos() > from) {
      listener.clockMoved(loop, from, LoopListener.ClockMove.JUMP);
    }
  }

  /// Waits with no timer set: only the outside can still make something ready.
  private void pollForOutside() {
    while (isIdle()) {
      if (loop.outsideWork() > 0 || poller.isBusy()) {
        poller.poll(-1);
        return;
      }
      if (!loop.setup().mayBeCalled()) {
        throw DeadlockError.in(loop);
      }
      poller.poll(LOOK_AGAIN);
    }
  }

  private void takeInbox() {
    for (var handle = inbox.poll(); handle != null; handle = inbox.poll()) {
      ready.add(handle);
      var listener = loop.listener();
      if (listener != null) {
        listener.handleQueued(handle);
      }
    }
  }

  private void takeDueTimers() {
    if (clockIsOverruled) {
      return;
    }
    var now = clock.nanos();
    for (var due = timers.takeDue(now); due != null; due = timers.takeDue(now)) {
      fire(due);
    }
  }

  private void fire(TimerHandle timer) {
    ready.add(timer);
    var listener = loop.listener();
    if (listener != null && !timer.isCancelled()) {
      listener.timerFired(timer);
    }
  }

  private void runHandle(Handle handle) {
    if (handle.isCancelled()) {
      return;
    }
    var listener = loop.listener();
    current = handle;
    try {
      if (listener != null) {
        listener.handleBegins(handle);
      }
      handle.run();
    } finally {
      current = null;
      if (listener != null) {
        listener.handleEnds(handle);
      }
    }
  }

  @Nullable Handle current() {
    return current;
  }

  void receive(Handle handle) {
    inbox.add(handle);
    poller.wakeUp();
  }

  void wakeUp() {
    poller.wakeUp();
  }

  Poller poller() {
    return poller;
  }

  /// Puts another poller in the place of the one that knows no I/O.
  void replacePoller(Poller replacement) {
    var before = poller;
    poller = replacement;
    replacement.wakeUp(); // a wake-up may have gone to the old one
    before.close();
  }

  void close() {
    ready.clear();
    timers.clear();
    inbox.clear();
    poller.close();
  }
}
