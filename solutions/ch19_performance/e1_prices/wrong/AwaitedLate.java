// rejected by aTaskThatIsAwaitedLater: this is not what the program does
package ch19_performance.e1_prices;

/// How many ticks each of the programs takes.
final class Answer {
  private Answer() {}

  static final int CHAIN_OF_AWAITS = 1;

  static final int CHAIN_OF_TASKS = 5;

  static final int THREE_SLEEPS = 3;

  static final int THREE_SLEEPS_AT_ONCE = 4;

  static final int LATER_AWAITED = 5;

  static final int PASS_THE_BALL = 4;
}
