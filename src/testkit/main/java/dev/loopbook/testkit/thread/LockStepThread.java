package dev.loopbook.testkit.thread;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A thread that runs one job while the thread that started it waits.
final class LockStepThread {

  /// After this many looks in a row find it waiting, its starter goes on; and how long a look
  /// takes.
  private static final int LOOKS = 4;

  private static final int LOOK_MILLIS = 5;

  private final Thread thread;
  private final CountDownLatch done = new CountDownLatch(1);
  // Guarded by this: set by the starter. It runs when the job is over and it has been set.
  private Runnable afterwards = () -> {};
  private boolean isOver;

  LockStepThread(String name, Runnable job) {
    thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(job));
  }

  private void run(Runnable job) {
    try {
      job.run();
    } finally {
      end();
    }
  }

  private void end() {
    Runnable last;
    synchronized (this) {
      isOver = true;
      last = afterwards;
    }
    done.countDown();
    last.run();
  }

  /// Runs the job and returns true when it's over; false if it waits, which may well be for the
  /// thread that calls this.
  boolean runToEnd() {
    thread.start();
    try {
      for (var standing = 0; standing < LOOKS; ) {
        if (done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
        standing = thread.getState() == Thread.State.WAITING ? standing + 1 : 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the loop sees it at its next poll
    }
    return false;
  }

  /// Runs `code` when the job is over: on its thread, or right here if it's already over.
  void afterwards(Runnable code) {
    synchronized (this) {
      if (!isOver) {
        afterwards = code;
        return;
      }
    }
    code.run();
  }
}
