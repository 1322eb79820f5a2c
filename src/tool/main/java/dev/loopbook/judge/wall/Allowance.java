package dev.loopbook.judge.wall;

import java.time.Duration;

/// How much of the system one process may use, if the system can enforce it. The JVM's heap isn't
/// included, because its command line limits that.
///
/// @param computing CPU time of all its threads together, in whole seconds
/// @param processes processes and threads together, including about 15 of the JVM
/// @param disk megabytes of a file that it writes, and of its whole scratch folder
public record Allowance(Duration computing, int processes, int disk) {

  /// Checks that a JVM can start with it.
  ///
  /// @throws IllegalArgumentException if one of the limits is too low
  public Allowance {
    if (computing.toSeconds() < 1 || processes < 50 || disk < 1) {
      throw new IllegalArgumentException("too little to start a JVM with: " + this);
    }
  }

  /// Returns several times what an exercise of the book needs in a run of this length.
  public static Allowance during(Duration whole) {
    return new Allowance(Duration.ofSeconds(Math.max(2, 2 * whole.toSeconds())), 200, 16);
  }
}
