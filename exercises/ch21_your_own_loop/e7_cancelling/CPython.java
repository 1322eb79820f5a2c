package ch21_your_own_loop.e7_cancelling;

/// What CPython 3.13 does with the programs of this exercise. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class CPython {
  private CPython() {}

  static final String ONE_THAT_SLEEPS =
      """
      tick 2 @0
        A sleeps
      tick 4 @50
        asked: yes
        cancelled yet: no
      tick 5 @50
        A hears of it
        A cleans up
      tick 6 @50
        A was cancelled
        cancelled now: yes
      """;

  static final String BEFORE_ITS_FIRST_STEP =
      """
      tick 2 @0
        beside it
      tick 3 @0
        A was cancelled
      """;

  static final String ONE_THAT_WAITS_FOR_ANOTHER =
      """
      tick 2 @0
        inner sleeps
        outer waits
      tick 5 @50
        inner hears of it
        inner cleans up
      tick 6 @50
        outer cleans up
      tick 7 @50
        outer was cancelled
        inner cancelled: yes
      """;

  static final String ONE_THAT_GOES_ON_ALL_THE_SAME =
      """
      tick 5 @50
        A goes on
      tick 8 @70
        A returned A
        cancelled: no
      """;

  static final String ONE_THAT_IS_DONE =
      """
      tick 2 @0
        A sleeps
      tick 4 @10
        A slept
        A cleans up
      tick 5 @10
        asked: no
        A returned A
      """;

  static final String ON_ITS_WAY_ALREADY =
      """
      tick 2 @0
        A waits
        asked: yes
      tick 3 @0
        A cleans up
      tick 4 @0
        A was cancelled
      """;

  static final String BETWEEN_TWO_TURNS =
      """
      tick 2 @0
        A 0
      tick 3 @0
        A 1
      tick 5 @0
        A was cancelled
      """;

  static final String ITSELF =
      """
      tick 2 @0
        A asks: yes
        A goes on
      tick 4 @0
        A was cancelled
      """;

  static final String A_GATHER =
      """
      tick 2 @0
        A sleeps
        B sleeps
      tick 5 @50
        A hears of it
        A cleans up
        B hears of it
        B cleans up
      tick 8 @50
        gather was cancelled
        cancelled: yes, yes
      """;
}
