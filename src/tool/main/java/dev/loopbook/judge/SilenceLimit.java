package dev.loopbook.judge;

import dev.loopbook.program.Uninterruptibly;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Kills a process that has said nothing for too long, or that takes too long altogether.
///
/// It counts short sleeps, each at its own length. So time in which this process didn't run either,
/// because it was stopped or the machine was too busy, isn't held against the other.
final class SilenceLimit implements AutoCloseable {
  private static final Duration SLEEP = Duration.ofMillis(100);

  private final Duration silence;
  private final Duration whole;
  private final Runnable kill;
  private final AtomicLong quiet = new AtomicLong(); // sleeps since it was last heard
  private final Thread thread;
  private volatile boolean over; // written by the thread, read by others

  SilenceLimit(Duration silence, Duration whole, Runnable kill) {
    this.silence = silence;
    this.whole = whole;
    this.kill = kill;
    this.thread =
        Thread.ofPlatform().daemon().name("silence-limit").unstarted(() -> watch(Thread::sleep));
  }

  /// Lets time pass.
  @FunctionalInterface
  interface Sleep {
    void of(Duration length) throws InterruptedException;
  }

  /// Starts a thread that watches the process.
  ///
  /// @param silence how long the process may say nothing
  /// @param whole how long it may take altogether
  /// @param kill ends the process
  static SilenceLimit start(Duration silence, Duration whole, Runnable kill) {
    var limit = new SilenceLimit(silence, whole, kill);
    limit.thread.start();
    return limit;
  }

  /// Signals that the process has said something.
  void heard() {
    quiet.set(0);
  }

  /// Returns whether the process was over its limit, and is killed.
  boolean isOver() {
    return over;
  }

  /// Counts sleeps until the process is killed, or the thread interrupted. The other methods may be
  /// called meanwhile, from any thread.
  void watch(Sleep sleep) {
    var most = whole.dividedBy(SLEEP);
    try {
      for (var slept = 0L; slept < most && quiet.get() < silence.dividedBy(SLEEP); slept++) {
        sleep.of(SLEEP);
        quiet.incrementAndGet();
      }
      over = true;
      kill.run();
    } catch (InterruptedException _) {
      // closed: the process has said all that was wanted
    }
  }

  /// Stops watching. Nothing is killed after this returns.
  @Override
  public void close() {
    thread.interrupt();
    Uninterruptibly.join(thread);
  }
}
