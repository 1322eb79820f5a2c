// rejected by theOrderIsRight: this is not what the program does
package ch07_queues.e3_who_gets_what;

import java.util.List;

/// Your prediction.
final class Answer {
  private Answer() {}

  /// What is logged, in order. Ten lines: put 1 to put 4, fast or slow takes 1 to 4, fast goes
  /// home, slow goes home.
  static final List<String> LOG = List.of(
          "put 1",
          "put 2",
          "fast takes 1",
          "slow takes 2",
          "put 3",
          "put 4",
          "fast takes 3",
          "slow takes 4",
          "fast goes home",
          "slow goes home");
}
