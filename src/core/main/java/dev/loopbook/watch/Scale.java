package dev.loopbook.watch;

/// Chooses round numbers for the labels of an axis.
final class Scale {

  private Scale() {}

  /// Returns the distance of two labels: 1, 2 or 5 times a power of ten, and at least `least`.
  static long step(double least) {
    for (long unit = 1; unit < Long.MAX_VALUE / 10; unit *= 10) {
      for (var times : new int[] {1, 2, 5}) {
        if (unit * times >= least) {
          return unit * times;
        }
      }
    }
    return Long.MAX_VALUE;
  }
}
