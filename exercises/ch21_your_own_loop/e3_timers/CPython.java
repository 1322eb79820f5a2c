package ch21_your_own_loop.e3_timers;

/// What CPython 3.13 does with the programs of this exercise. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class CPython {
  private CPython() {}

  static final String THE_EARLIEST_FIRST =
      """
      tick 1 @50
        B
      tick 2 @100
        A
      tick 3 @200
        C
      """;

  static final String WHAT_IS_READY_COMES_FIRST =
      """
      tick 1 @0
        B
        C
        A
      tick 2 @50
        D
      tick 3 @50
        F
        E
      """;

  static final String SET_IN_A_TICK =
      """
      tick 1 @50
        A
      tick 2 @70
        D
      tick 3 @100
        B
        C
      """;

  static final String A_CANCELLED_ONE =
      """
      tick 1 @50
        A
      tick 2 @200
        C
      """;

  static final String SEVERAL_AT_ONE_TIME =
      """
      tick 1 @20
        first
      tick 2 @50
        A
        B
        C
        D
        E
        F
      """;

  static final String AFTER_A_LONG_CALLBACK =
      """
      tick 1 @0
        begins
      tick 1 @120
        ends
      tick 2 @120
        due at 50
        due at 100
      tick 3 @200
        due at 200
      """;

  static final String IN_THE_PAST =
      """
      tick 1 @50
        A
      tick 2 @50
        B
        due at 10
      """;
}
