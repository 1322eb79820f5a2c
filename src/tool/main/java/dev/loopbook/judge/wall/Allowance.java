package dev.loopbook.judge.wall;

import java.time.Duration;

/// How much of the system one process may take, where the system can hold it to that. The JVM's own
/// heap is not in it: its command line says that.
///
/// @param computing processor time of all its threads together, in whole seconds
/// @param processes processes and threads together, the JVM's own (about 15) included
/// @param disk one file that it writes, and its scratch folder as a whole, in megabytes
public record Allowance(Duration computing, int processes, int disk) {

  /// Checks that a JVM can start with it.
  ///
  /// @throws IllegalArgumentException if there is too little of something
  public Allowance {
    if (computing.toSeconds() < 1 || processes < 50 || disk < 1) {
      throw new IllegalArgumentException("too little to start a JVM with: " + this);
    }
  }

  /// Returns what an exercise of the book needs, several times over, for a run of that time.
  public static Allowance during(Duration whole) {
    return new Allowance(Duration.ofSeconds(Math.max(2, 2 * whole.toSeconds())), 200, 16);
  }
}
