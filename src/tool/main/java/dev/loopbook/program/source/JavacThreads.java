package dev.loopbook.program.source;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Runs javac on threads that nobody interrupts, one compilation at a time.
///
/// javac reads jars through channels that an interrupt closes for good, and all compilations share
/// these jars. So an interrupted compilation would spoil every later one. A caller that's
/// interrupted still gets its result, and its interrupt afterwards. To end a compilation early
/// there is [#cancel]: its caller continues at once, and javac itself stops the next time that it
/// asks for a file.
final class JavacThreads {
  /// Deep nesting needs a deep stack; code that needs more than this is refused.
  private static final long STACK = 4 << 20;

  private static final Duration LOOK = Duration.ofMillis(50);

  private final ReentrantLock one = new ReentrantLock(); // held by the thread that compiles
  private final Set<Work<?>> running = ConcurrentHashMap.newKeySet();

  /// A compilation, queued or running.
  private static final class Work<T> {
    final CompletableFuture<T> result = new CompletableFuture<>();
    volatile boolean unwanted; // by its caller or by cancel, for javac
  }

  /// What javac does.
  interface Job<T> {
    /// Does it.
    ///
    /// @param unwanted whether the result isn't wanted any more
    T run(BooleanSupplier unwanted);
  }

  /// Compiles.
  ///
  /// @throws CancellationException if it was cancelled
  <T> T run(Job<T> job) {
    try {
      return run(job, Optional.empty());
    } catch (CompilationTooLong e) {
      throw new AssertionError("there is no limit", e);
    }
  }

  /// Compiles within a limit.
  ///
  /// @param computing CPU time that it may use
  <T> T run(Job<T> job, Duration computing) throws CompilationTooLong {
    return run(job, Optional.of(computing));
  }

  private <T> T run(Job<T> job, Optional<Duration> computing) throws CompilationTooLong {
    var work = new Work<T>();
    running.add(work);
    var thread =
        Thread.ofPlatform().daemon().name("javac").stackSize(STACK).start(() -> perform(job, work));
    try {
      return await(work, thread, computing);
    } finally {
      running.remove(work);
    }
  }

  private <T> void perform(Job<T> job, Work<T> work) {
    one.lock();
    try {
      if (!work.unwanted) {
        work.result.complete(job.run(() -> work.unwanted));
      }
    } catch (Throwable failure) { // even OutOfMemoryError: the caller decides
      work.result.completeExceptionally(failure);
    } finally {
      one.unlock();
    }
  }

  private static <T> T await(Work<T> work, Thread thread, Optional<Duration> computing)
      throws CompilationTooLong {
    var interrupted = false;
    try {
      while (true) {
        try {
          return work.result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
        } catch (TimeoutException _) {
          if (computing.isPresent() && cpuTime(thread) > computing.get().toNanos()) {
            work.unwanted = true;
            throw new CompilationTooLong();
          }
        } catch (ExecutionException e) {
          throw unchecked(Objects.requireNonNull(e.getCause()));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static long cpuTime(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
  }

  private static RuntimeException unchecked(Throwable failure) {
    return switch (failure) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }

  /// Cancels what is running and queued now.
  void cancel() {
    for (var work : running) {
      // In this order: javac wraps what stops it, and its caller would get that for a compile
      // error.
      work.result.completeExceptionally(new CancellationException("the compilation was cancelled"));
      work.unwanted = true;
    }
  }

  /// Something that closes what javac reads.
  interface Closing {
    void run() throws IOException;
  }

  /// Cancels everything, and closes what javac reads. If javac doesn't stop, its files stay open.
  void close(Closing files) throws IOException {
    cancel();
    var interrupted = Thread.interrupted();
    try {
      if (one.tryLock(1, TimeUnit.SECONDS)) {
        try {
          files.run();
        } finally {
          one.unlock();
        }
      }
    } catch (InterruptedException _) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
