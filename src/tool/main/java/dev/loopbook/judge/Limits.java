package dev.loopbook.judge;

import java.time.Duration;

/// How much an attempt may use. The child watches the times and the ticks itself, so that it can
/// say which line the code had reached, and so that only what the code did with the time counts.
/// The parent kills a child that falls silent.
///
/// @param computing CPU time of one iteration of the loop, or of a test without a loop
/// @param waiting time that one test may wait, in which the child's process was awake
/// @param ticks iterations of one test's loops
/// @param whole time that all tests together may compute and wait
/// @param heapMegabytes the child's heap
/// @param outputBytes how much of a test's output is kept; the rest is dropped
public record Limits(
    Duration computing,
    Duration waiting,
    long ticks,
    Duration whole,
    int heapMegabytes,
    int outputBytes) {

  /// Several times what any exercise needs.
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          20_000,
          Duration.ofSeconds(60),
          256,
          64 * 1024);

  /// Enough for the tests of an exercise on a variant of its solution.
  static final Limits OF_MUTANTS =
      new Limits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          5_000,
          Duration.ofSeconds(30),
          256,
          16 * 1024);

  /// Checks that each is positive.
  public Limits {
    if (computing.isNegative()
        || computing.isZero()
        || !waiting.isPositive()
        || !whole.isPositive()
        || ticks < 1
        || heapMegabytes < 1
        || outputBytes < 0) {
      throw new IllegalArgumentException("limits must be positive: " + this);
    }
  }

  /// Returns limits with another time for the whole run.
  public Limits withWhole(Duration time) {
    return new Limits(computing, waiting, ticks, time, heapMegabytes, outputBytes);
  }

  /// Returns limits with another heap.
  public Limits withHeap(int megabytes) {
    return new Limits(computing, waiting, ticks, whole, megabytes, outputBytes);
  }
}
