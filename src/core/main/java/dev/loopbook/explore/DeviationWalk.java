package dev.loopbook.explore;

/// Runs all orders with at most so many deviations from first in, first out, each once.
///
/// Most races need only one or two (delay-bounded scheduling: M. Emmi, S. Qadeer, Z. Rakamarić,
/// "Delay-bounded scheduling", 2011), and there are few such orders: with n choices of m options
/// about (n·m)^k. Fewer deviations come first, so that the first failure found is among the
/// shortest.
final class DeviationWalk {

  private final Trials trials;
  private final Tally tally;
  private final ExplorationProgress progress;
  private long left;

  DeviationWalk(Trials trials, Tally tally, long most, ExplorationProgress progress) {
    this.trials = trials;
    this.tally = tally;
    this.left = most;
    this.progress = progress;
  }

  /// Returns whether all orders with at most `deviations` deviations were run.
  boolean walk(int deviations) {
    for (var exactly = 0; exactly <= deviations; exactly++) {
      if (!walk(new int[0], exactly)) {
        return false;
      }
    }
    return true;
  }

  // Runs the orders that begin with `prefix` and deviate `more` times after it. On the way down
  // each prefix runs again, to learn what there is to choose: a small part of the whole.
  private boolean walk(int[] prefix, int more) {
    if (left <= 0 || progress.isStopped()) {
      return false;
    }
    left--;
    var run = trials.run((choice, _) -> choice < prefix.length ? prefix[choice] : 0);
    progress.ran();
    var choices = run.choices();
    if (more == 0) {
      tally.add(choices, run.result());
      return true;
    }
    for (var choice = prefix.length; choice < choices.choices(); choice++) {
      for (var pick = 1; pick < choices.options(choice); pick++) {
        var longer = new int[choice + 1];
        System.arraycopy(prefix, 0, longer, 0, prefix.length);
        longer[choice] = pick;
        if (!walk(longer, more - 1)) {
          return false;
        }
      }
    }
    return true;
  }
}
