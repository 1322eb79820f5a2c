package dev.loopbook.explore;

/// How many orders a tree has, estimated from random descents.
///
/// The product of the options along a uniformly random path is an unbiased estimate of the number
/// of leaves (D. E. Knuth, "Estimating the efficiency of backtrack programs", 1975). It scatters
/// widely where subtrees differ in size, so the spread is told along with it.
///
/// @param orders the mean over all descents
/// @param error the standard error of that mean
/// @param descents how many there were
public record Estimate(double orders, double error, int descents) {

  /// Returns how many options there were along a run, multiplied.
  static double product(RecordingChooser run) {
    var product = 1.0;
    for (var i = 0; i < run.choices(); i++) {
      product *= run.options(i);
    }
    return product;
  }

  /// Adds up descents.
  static final class Sum {
    private double sum;
    private double squares;
    private int descents;

    void add(double product) {
      sum += product;
      squares += product * product;
      descents++;
    }

    Estimate estimate() {
      if (descents == 0) {
        return new Estimate(1, 0, 0);
      }
      var mean = sum / descents;
      var variance = descents < 2 ? 0 : Math.max(0, (squares - sum * mean) / (descents - 1));
      return new Estimate(mean, Math.sqrt(variance / descents), descents);
    }
  }
}
