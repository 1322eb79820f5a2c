package dev.loopbook.shell.explore;

import dev.loopbook.program.explored.ExploredProgram;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Explores a program on a thread of its own, which has room for deep recursion and may be renamed,
/// so that the command's thread can show how far it is.
///
/// @param <T> what comes of it
final class BackgroundExploration<T> {
  private static final long STACK_BYTES = 16 << 20;
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final Thread thread;
  // Both are written by that thread before it ends, and read by others after that.
  private @Nullable T report;
  private @Nullable Throwable failure;

  /// @param work what is done if the program makes a loop
  BackgroundExploration(ExploredProgram program, Supplier<T> work) {
    thread =
        new Thread(
            null,
            () -> {
              try {
                program.rehearse();
                report = program.hasLoop() ? work.get() : null;
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
    thread.join(LOOK_AGAIN_MILLIS);
    return !thread.isAlive();
  }

  /// Returns what came of it; nothing if the program makes no loop.
  Optional<T> report() {
    switch (failure) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
    return Optional.ofNullable(report);
  }
}
