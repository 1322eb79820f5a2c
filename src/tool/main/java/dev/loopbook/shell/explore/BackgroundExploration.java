package dev.loopbook.shell.explore;

import dev.loopbook.explore.ExplorationProgress;
import dev.loopbook.program.ExploredProgram;
import dev.loopbook.program.orders.OrderReport;
import dev.loopbook.program.orders.OrderSearch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Explores a program on a thread of its own, which has room for deep recursion and may be renamed,
/// so that the command's thread can show how far it is.
final class BackgroundExploration {
  private static final long STACK_BYTES = 16 << 20;
  private static final long LOOK_AGAIN = 100;

  private final Thread thread;
  // Both are written by that thread before it ends, and read by others after that.
  private @Nullable OrderReport report;
  private @Nullable Throwable failure;

  BackgroundExploration(ExploredProgram program, OrderSearch search, ExplorationProgress progress) {
    thread =
        new Thread(
            null,
            () -> {
              try {
                program.rehearse();
                report = program.hasLoop() ? OrderReport.of(program, search, progress) : null;
              } catch (Throwable thrown) {
                failure = thrown;
              }
            },
            "explore",
            STACK_BYTES);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /// Waits a little; returns whether it has ended.
  boolean isDone() throws InterruptedException {
    thread.join(LOOK_AGAIN);
    return !thread.isAlive();
  }

  /// Returns what came of it; nothing if the program makes no loop.
  Optional<OrderReport> report() {
    switch (failure) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
    return Optional.ofNullable(report);
  }
}
