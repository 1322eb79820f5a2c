package dev.loopbook.program;

/// Waits that an interrupt doesn't cut short: they begin again, and the thread gets its interrupt
/// back afterwards.
public final class Uninterruptibly {

  private Uninterruptibly() {}

  /// Something that takes until another thread or process has come so far.
  public interface InterruptibleWait<T> {
    /// Waits, and returns what came of it.
    T await() throws InterruptedException;
  }

  /// Waits to the end, and returns what came of it.
  public static <T> T await(InterruptibleWait<T> wait) {
    var interrupted = false;
    try {
      while (true) {
        try {
          return wait.await();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Waits until a thread has ended.
  public static void join(Thread thread) {
    await(
        () -> {
          thread.join();
          return true;
        });
  }
}
