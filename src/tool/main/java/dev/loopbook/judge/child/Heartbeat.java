package dev.loopbook.judge.child;

import dev.loopbook.program.Uninterruptibly;
import java.time.Duration;

/// Tells the parent twice a second that this process is alive, while it does something that may
/// take long on a busy machine.
final class Heartbeat implements AutoCloseable {
  static final Duration EVERY = Duration.ofMillis(500);

  private final Runnable beat;
  private final Thread thread;
  private volatile boolean over; // by close, for the thread

  private Heartbeat(Runnable beat) {
    this.beat = beat;
    this.thread = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::work);
  }

  /// Beats once now, and from then on until it's closed.
  static Heartbeat start(Runnable beat) {
    beat.run();
    var heartbeat = new Heartbeat(beat);
    heartbeat.thread.start();
    return heartbeat;
  }

  private void work() {
    while (!over) {
      try {
        Thread.sleep(EVERY);
        if (!over) {
          beat.run();
        }
      } catch (InterruptedException _) {
        // it's over, as the loop sees
      }
    }
  }

  /// Ends it. No beat comes after this returns.
  @Override
  public void close() {
    over = true;
    thread.interrupt();
    Uninterruptibly.join(thread);
  }
}
