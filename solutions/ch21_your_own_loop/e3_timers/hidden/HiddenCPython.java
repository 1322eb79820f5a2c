package ch21_your_own_loop.e3_timers;

/// What CPython 3.13 does with the programs of the hidden tests. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class HiddenCPython {
  private HiddenCPython() {}

  static final String EVERY_TEN =
      """
      tick 1 @10
        beat, 9 left
      tick 2 @20
        beat, 8 left
      tick 3 @30
        beat, 7 left
      tick 4 @40
        beat, 6 left
      tick 5 @50
        beat, 5 left
      tick 6 @55
        between
      tick 7 @60
        beat, 4 left
      tick 8 @70
        beat, 3 left
      tick 9 @80
        beat, 2 left
      tick 10 @90
        beat, 1 left
      tick 11 @100
        beat, 0 left
      """;

  static final String ONE_CANCELS_ITS_NEIGHBOUR =
      """
      tick 1 @50
        A
        C
      """;

  static final String MANY =
      """
      tick 1 @0
        timer 0
        timer 10
        timer 20
        timer 30
      tick 2 @10
        timer 3
        timer 13
        timer 23
        timer 33
      tick 3 @20
        timer 6
        timer 16
        timer 26
        timer 36
      tick 4 @30
        timer 9
        timer 19
        timer 29
        timer 39
      tick 5 @40
        timer 2
        timer 12
        timer 22
        timer 32
      tick 6 @50
        timer 5
        timer 15
        timer 25
        timer 35
      tick 7 @60
        timer 8
        timer 18
        timer 28
        timer 38
      tick 8 @70
        timer 1
        timer 11
        timer 21
        timer 31
      tick 9 @80
        timer 4
        timer 14
        timer 24
        timer 34
      tick 10 @90
        timer 7
        timer 17
        timer 27
        timer 37
      """;

  static final String A_BUSY_CHAIN =
      """
      tick 1 @0
        step, 3 left
      tick 2 @30
        step, 2 left
      tick 2 @60
        due at 10
      tick 3 @60
        step, 1 left
      tick 3 @90
        due at 45
      tick 4 @90
        step, 0 left
      tick 4 @120
        due at 90
      """;

  static final String A_CANCELLED_LAST_ONE =
      """
      tick 1 @50
        A
      tick 2 @50
        B
      """;

  static final String CANCELLED_ONES_IN_A_ROW =
      """
      tick 1 @50
        A
      """;

  static final String ONE_THAT_THROWS =
      """
      tick 1 @50
        A
        reported: too late
        B
      """;
}
