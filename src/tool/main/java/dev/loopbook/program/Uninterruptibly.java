package dev.loopbook.program;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// Waits that an interrupt doesn't cut short: they begin again, and the thread gets its interrupt
/// back afterwards.
public final class Uninterruptibly {
  /// Bytes of stack for a compiler: deep nesting needs a deep one.
  private static final long STACK = 4 << 20;

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

  /// Does something on a thread of its own, which nobody interrupts, and waits until it's done.
  /// Java closes for good what an interrupted thread reads, such as a compiler's jars.
  public static <T> T onOwnThread(String name, Supplier<T> work) {
    var result = new CompletableFuture<T>();
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .stackSize(STACK)
        .start(
            () -> {
              try {
                result.complete(work.get());
              } catch (Throwable failure) {
                result.completeExceptionally(failure);
              }
            });
    return await(
        () -> {
          try {
            return result.get();
          } catch (ExecutionException failed) {
            switch (failed.getCause()) {
              case RuntimeException failure -> throw failure;
              case Error failure -> throw failure;
              case null, default -> throw new IllegalStateException(failed);
            }
          }
        });
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
