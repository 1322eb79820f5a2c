package dev.loopbook.judge.child;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// Finds out whether the system lets this process start threads.
///
/// If it has none left, tests fail in ways of which none is the answer's doing: nobody watches
/// their time, and what runs on a virtual thread never begins.
final class SpareThreads {

  /// A test starts a few for itself, and the answer may too.
  private static final int WANTED = 8;

  /// How long a thread may take to begin on a very busy machine.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private SpareThreads() {}

  /// Starts a few threads at once, and ends them.
  ///
  /// @throws OutOfMemoryError if the system refuses one
  static void require() {
    require(
        Thread.ofPlatform().daemon().name("spare").factory(),
        work -> Thread.ofVirtual().unstarted(work),
        PATIENCE);
  }

  static void require(ThreadFactory threads, ThreadFactory virtual, Duration patience) {
    var end = new CountDownLatch(1);
    var started = new ArrayList<Thread>();
    try {
      for (var i = 0; i < WANTED; i++) {
        var thread = threads.newThread(() -> await(end));
        thread.start();
        started.add(thread);
      }
      var thread = virtual.newThread(() -> {});
      thread.start();
      started.add(thread);
    } catch (NoClassDefFoundError noVirtualOnes) {
      throw refusal(noVirtualOnes);
    } finally {
      end.countDown();
      join(started, patience);
    }
    if (started.getLast().isAlive()) {
      throw refusal(null); // nobody carries it
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException _) {
      // nobody interrupts it
    }
  }

  private static void join(List<Thread> threads, Duration patience) {
    try {
      for (var thread : threads) {
        thread.join(patience);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static OutOfMemoryError refusal(@Nullable Throwable cause) {
    var refusal = new OutOfMemoryError("no thread can be started");
    refusal.initCause(cause);
    return refusal;
  }
}
