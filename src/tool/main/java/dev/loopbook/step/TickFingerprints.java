package dev.loopbook.step;

import java.util.Arrays;

/// A number for each tick of a program, enough to see whether a second run takes the same path as
/// the first.
///
/// Written by the loops' threads, compared by the shell's thread.
final class TickFingerprints {

  private int[] prints = new int[64];
  private int count;

  synchronized void add(TickReport report) {
    if (count == prints.length) {
      prints = Arrays.copyOf(prints, 2 * count);
    }
    prints[count++] = print(report);
  }

  private static int print(TickReport report) {
    var print = Long.hashCode(report.tick()) * 31 + Long.hashCode(report.toNanos());
    for (var turn : report.turns()) {
      print = 31 * print + turn.name().hashCode();
      for (var printed : turn.printed()) {
        print = 31 * print + printed.text().hashCode();
      }
    }
    return print;
  }

  /// Returns the number of the first tick that differs from `other`'s, as far as both go; 0 if none
  /// does.
  long firstDifference(TickFingerprints other) {
    var mine = copy();
    var theirs = other.copy();
    var common = Math.min(mine.length, theirs.length);
    var at = Arrays.mismatch(mine, 0, common, theirs, 0, common);
    return at + 1L;
  }

  private synchronized int[] copy() {
    return Arrays.copyOf(prints, count);
  }
}
