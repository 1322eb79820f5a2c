package dev.loopbook.judge;

import dev.loopbook.program.Uninterruptibly;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Gives up on a process from which nothing has been heard for too long, and kills it.
///
/// It counts short sleeps, each at its own length. So time in which this process didn't run either,
/// because it was stopped or the machine was too busy, isn't held against the other.
final class Patience implements AutoCloseable {
  private static final Duration SLEEP = Duration.ofMillis(100);

  private final Duration silence;
  private final Duration whole;
  private final Runnable kill;
  private final AtomicLong quiet = new AtomicLong(); // sleeps since it was last heard
  private final Thread thread;
  private volatile boolean over; // by the thread, for others

  private Patience(Duration silence, Duration whole, Runnable kill) {
    this.silence = silence;
    this.whole = whole;
    this.kill = kill;
    this.thread = Thread.ofPlatform().daemon().name("patience").unstarted(this::work);
  }

  /// Begins to wait.
  ///
  /// @param silence how long the process may say nothing
  /// @param whole how long it may take altogether
  /// @param kill ends the process
  static Patience start(Duration silence, Duration whole, Runnable kill) {
    var patience = new Patience(silence, whole, kill);
    patience.thread.start();
    return patience;
  }

  /// Signals that the process has said something.
  void heard() {
    quiet.set(0);
  }

  /// Returns whether it gave up.
  boolean isOver() {
    return over;
  }

  private void work() {
    var most = whole.dividedBy(SLEEP);
    try {
      for (var slept = 0L; slept < most && quiet.get() < silence.dividedBy(SLEEP); slept++) {
        Thread.sleep(SLEEP);
        quiet.incrementAndGet();
      }
      over = true;
      kill.run();
    } catch (InterruptedException _) {
      // closed: the process has said all that was wanted
    }
  }

  /// Ends the waiting. Nothing is killed after this returns.
  @Override
  public void close() {
    thread.interrupt();
    Uninterruptibly.join(thread);
  }
}
