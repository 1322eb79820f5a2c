// rejected by inTwos: this is not what the program does
package ch06_races.e3_what_is_the_count;

/// Your prediction: what does each way of Counters count to?
final class Answer {
  private Answer() {}

  static final int ALL_AT_ONCE = 1;
  static final int WAIT_FIRST = 10;
  static final int IN_ONE_LINE = 1;
  static final int LOCKED = 10;
  static final int IN_TWOS = 1;
}
