package dev.loopbook.watch;

/// What a task does with its time.
public enum TaskState {
  /// Its code runs, and nobody else's does.
  RUNNING,
  /// It could run, and is waiting for its turn.
  READY,
  /// It waits for something that has not happened yet.
  WAITING
}
