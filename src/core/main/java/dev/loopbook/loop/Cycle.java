package dev.loopbook.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// One tick of a loop, and the queues it works on.
///
/// A tick has four phases, in the order of `_run_once` in CPython 3.13's `asyncio/base_events.py`:
///
/// 1. drop cancelled timers;
/// 2. poll for I/O: just look if something is ready or the loop is stopping, else wait until the
///    next timer is due. The poller queues the callbacks of whatever is ready;
/// 3. queue what other threads sent, then the timers that are due;
/// 4. run the callbacks that were in the ready queue when this phase began, and no others.
///
/// Programs depend on this order in ways that are easy to miss:
///
/// *Phase 4 counts the queue once.* A callback that it schedules waits for the next tick. If the
/// phase ran until the queue was empty instead, two tasks that keep calling `sleep(0)` would keep
/// it running forever: no timer would fire and no socket would be read. With the count there is a
/// poll between any callback and the callbacks it causes, so I/O is never delayed by more than one
/// round of work. The count is also what makes a tick a unit that a test can assert on.
///
/// *I/O comes before timers.* If a reply and its deadline are due in the same tick, the reply's
/// callback runs first, and may cancel the deadline. By then the timer is in the ready queue, so
/// phase 4 has to skip cancelled handles even though phase 1 has dropped cancelled timers.
///
/// *Cancelled timers go before the poll.* Otherwise the loop would sleep until a deadline that
/// somebody has called off, wake up, find nothing to do, and sleep again. Most time-outs are called
/// off, so that is the normal case. (CPython leaves them in its heap until they reach the head or
/// become the majority; [TimerQueue] does the same.)
///
/// *Other threads have a queue of their own.* CPython's threads append to the ready queue itself,
/// which the GIL makes safe. Ours put handles in an inbox that phase 3 empties. A handle that
/// arrives during phase 4 runs in the next tick either way, and the ready queue, whose order a
/// policy may choose, is only ever touched by one thread. A tick takes a limited number from it:
/// threads that call without a pause would otherwise make each tick longer than the one before, and
/// timers would fire seconds late. (CPython's callers have to share the GIL with the loop.)
///
/// A timer fires when `when <= now`. CPython adds the clock's resolution to `now`; our times are
/// whole nanoseconds, and sums of them are exact. A virtual clock changes phase 2 alone: see
/// `pollVirtual`.
final class Cycle {

  /// How long to wait before looking again at threads that won't wake the loop.
  private static final long LOOK_AGAIN_NANOS = 5_000_000;

  /// The longest wait between two looks at threads that may still call a loop with nothing to do.
  /// They only decide how soon a deadlock is reported, so they must cost nothing: a call wakes the
  /// loop at once.
  private static final long LOOK_SELDOM_NANOS = 100_000_000;

  /// After how many looks in a row at threads that all wait, time goes on without them.
  private static final int LOOKS_AT_WAITING_THREADS = 4;

  /// The most callbacks of other threads that one tick takes.
  static final int MOST_FROM_INBOX = 1_000;

  private final EventLoop loop;
  private final Clock clock;
  // Written by the loop's thread, at most once more: when a program first uses a socket. Read by
  // any thread, to wake the loop.
  private volatile Poller poller;
  final ReadyQueue ready;
  final TimerQueue timers = new TimerQueue();
  // Null where the clock alone decides which timer is due.
  private final @Nullable TimerOrder timerOrder;
  private boolean clockIsOverruled; // since a timer fired before its turn

  // Filled by any thread through callSoonThreadsafe, emptied by the loop's thread.
  private final Queue<Handle> inbox = new ConcurrentLinkedQueue<>();

  private final OtherThreads others = new OtherThreads();

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
  /// @throws DeadlockError if nothing is ready and nothing ever can be
  /// @throws KeyboardInterrupt if the loop's thread was interrupted
  void run() {
    var listener = loop.listener();
    if (listener != null) {
      listener.tickBegins(loop);
    }
    timers.dropCancelled();
    poll();
    takeFromInbox(MOST_FROM_INBOX);
    takeDueTimers();
    if (listener != null) {
      listener.tickRuns(loop);
    }
    for (var left = ready.size(); left > 0; left--) {
      runHandle(ready.take(left));
    }
    if (listener != null) {
      listener.tickEnds(loop);
    }
  }

  private void poll() {
    if (Thread.interrupted()) {
      throw new KeyboardInterrupt(); // a loop that never waits would never notice
    }
    if (ready.size() > 0 || loop.isToStop() || !inbox.isEmpty()) {
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

  // Virtual time, and threads
  //
  // On a virtual clock the loop doesn't wait for timers. When nothing is ready, time jumps to the
  // next one. That's sound only while the loop alone makes things happen. If a thread is about to
  // report a result at what is still "now", a jump would fire a time-out that no real run would
  // have seen. So before each jump the loop asks whether anything outside could still report:
  //
  // - A job on a thread counts as busy from the moment it is submitted until its result has been
  //   *delivered* on the loop's thread. Counting only until it is computed would leave a gap in
  //   which the loop looks idle. Jobs, and work announced by outsideWorkBegins, take no virtual
  //   time: the clock stands still until they report.
  // - A socket with a read pending is different. Nobody knows if the peer will ever write, so
  //   waiting without end would rule out a time-out on a read. The loop gives it as much real
  //   time as the next timer has virtual time. A one-second time-out then takes one second, as it
  //   does on a real clock, and a reply that comes earlier wins.
  // - A job may itself wait for the loop: it blocks on the result of runCoroutineThreadsafe, or
  //   on a latch that a timer's callback counts down. Stopping the clock for it would hang a
  //   program that runs fine in real time. We can't see what a thread waits for, but we can see
  //   that it waits: its state is WAITING, which has no time limit. (In Thread.sleep it's
  //   TIMED_WAITING, and in a blocking read RUNNABLE; both end without us, so they count as
  //   work.) When every thread with a job is WAITING at four looks in a row, time goes on without
  //   them. One look isn't enough, since a thread is often WAITING for an instant: for a lock, or
  //   for a class to load.
  //
  // The last rule is a guess, and the only place where virtual time depends on the real clock:
  // threads that keep each other waiting for more than the four looks (20 ms) can be overtaken.
  // With no timer set there's nothing to jump to. Then the loop waits, and if nothing outside could
  // ever call it, it reports a deadlock.

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

  /// Waits, in real time, for work outside that will report to the loop.
  private void letOutsideFinish() {
    var looks = 0;
    while (isIdle() && loop.isOutsideAtWork() && looks < LOOKS_AT_WAITING_THREADS) {
      looks = loop.allThreadsWait() ? looks + 1 : 0;
      poller.poll(LOOK_AGAIN_NANOS);
    }
  }

  /// Gives sockets as much real time as the next timer has virtual time.
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

  /// Waits with no timer set: only something outside can still make a callback ready.
  private void pollForOutside() {
    for (var wait = LOOK_AGAIN_NANOS; isIdle(); wait = Math.min(2 * wait, LOOK_SELDOM_NANOS)) {
      if (loop.outsideWork() > 0 || poller.isBusy()) {
        poller.poll(-1);
        return;
      }
      if (!loop.setup().mayBeCalled()) {
        var deadlock = DeadlockError.in(loop, others);
        if (isIdle()) { // the last thread may have called just before it ended
          throw deadlock;
        }
      }
      poller.poll(wait);
    }
  }

  /// Moves to the ready queue what other threads have sent until now. Called while the loop doesn't
  /// run, by the thread that is about to use it.
  void takeInbox() {
    takeFromInbox(inbox.size());
  }

  private void takeFromInbox(int most) {
    for (var left = most; left > 0; left--) {
      var handle = inbox.poll();
      if (handle == null) {
        return;
      }
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

  Poller poller() {
    return poller;
  }

  /// Replaces the poller that knows no I/O.
  void replacePoller(Poller replacement) {
    var before = poller;
    poller = replacement;
    replacement.wakeUp(); // another thread may just have woken the old one
    before.close();
  }

  void close() {
    ready.clear();
    timers.clear();
    inbox.clear();
    poller.close();
  }
}
