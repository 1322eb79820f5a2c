package dev.loopbook.watch;

import static java.util.Objects.requireNonNullElse;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.Primitive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// Asks a loop about itself, from other threads.
///
/// A loop answers on its own thread, between two callbacks. One that a callback holds can't, so
/// after a while its thread is looked at instead.
final class LoopQuestions {
  /// How long a loop may take. One that does nothing but wait answers at once.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final EventLoop loop;
  private final Thread thread;
  private final List<Primitive> shown;
  private final Duration patience;
  private final LongSupplier nanos;

  /// When the first question was asked that has no answer yet; the threads that ask it write it.
  private Optional<Long> waitingSince = Optional.empty(); // guarded by this

  /// @param thread the loop's
  /// @param shown primitives to show in any case
  LoopQuestions(EventLoop loop, Thread thread, List<Primitive> shown) {
    this(loop, thread, shown, PATIENCE, System::nanoTime);
  }

  LoopQuestions(
      EventLoop loop, Thread thread, List<Primitive> shown, Duration patience, LongSupplier nanos) {
    this.shown = shown;
    this.loop = loop;
    this.thread = thread;
    this.patience = patience;
    this.nanos = nanos;
  }

  /// Returns what the loop is doing, as [LoopReport] writes it.
  String report() {
    var answer = new CompletableFuture<String>();
    try {
      loop.callSoonThreadsafe(
          () -> {
            try {
              answer.complete(LoopReport.of(loop, shown));
            } catch (RuntimeException | StackOverflowError failure) {
              answer.completeExceptionally(failure); // which is no business of the program's
            }
          });
    } catch (IllegalStateException _) {
      return LoopReport.OVER;
    }
    return await(answer);
  }

  /// Holds the loop at the next callback.
  LoopHold hold() {
    var hold = new LoopHold(loop, shown);
    hold.begin();
    return hold;
  }

  /// Returns what a loop that is held, or about to be, is doing.
  String reportOf(LoopHold hold) {
    return await(hold.report());
  }

  private String await(CompletableFuture<String> answer) {
    var since = asked();
    try {
      var report = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      answered();
      return report;
    } catch (TimeoutException _) {
      return loop.isClosed()
          ? LoopReport.OVER
          : LoopReport.held(nanos.getAsLong() - since, thread.getStackTrace());
    } catch (ExecutionException failure) {
      answered();
      return LoopReport.failed(requireNonNullElse(failure.getCause(), failure));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return LoopReport.OVER;
    }
  }

  private synchronized long asked() {
    var since = waitingSince.orElseGet(nanos::getAsLong);
    waitingSince = Optional.of(since);
    return since;
  }

  private synchronized void answered() {
    waitingSince = Optional.empty();
  }
}
