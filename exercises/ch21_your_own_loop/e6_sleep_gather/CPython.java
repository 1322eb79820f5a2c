package ch21_your_own_loop.e6_sleep_gather;

/// What CPython 3.13 does with the programs of this exercise. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class CPython {
  private CPython() {}

  static final String TWO_SLEEPERS =
      """
      tick 2 @0
        A starts
        B starts
      tick 4 @50
        B slept 50 ms
      tick 6 @100
        A slept 100 ms
      tick 8 @200
        B slept 150 ms
        A slept 100 ms
      tick 9 @200
        main is done
      """;

  static final String SLEEP_OF_NOTHING =
      """
      tick 2 @0
        A starts
        B starts
        main slept
      tick 3 @0
        A slept 0 ms
        B slept 0 ms
      tick 4 @0
        A slept 0 ms
      tick 5 @0
        main is done
      """;

  static final String THE_RESULTS_IN_ORDER =
      """
      tick 2 @0
        A starts
        B starts
        C starts
      tick 4 @10
        B slept 10 ms
      tick 7 @20
        C slept 20 ms
      tick 10 @30
        A slept 30 ms
      tick 12 @30
        gathered A, B, C
      """;

  static final String THE_FIRST_FAILURE =
      """
      tick 2 @0
        A starts
      tick 6 @20
        main caught: no such user
      tick 8 @50
        A slept 50 ms
      tick 9 @50
        main has A all the same
      """;

  static final String NOTHING_TO_GATHER =
      """
      tick 1 @0
        gathered 0
      tick 2 @0
        beside it
        main is done
      """;

  static final String ALL_DONE_ALREADY =
      """
      tick 2 @0
        A starts
        B starts
      tick 3 @0
        A slept 0 ms
        B slept 0 ms
      tick 4 @0
        gathered A, B
      tick 5 @0
        beside it
      """;

  static final String A_GATHER_IN_A_GATHER =
      """
      tick 3 @0
        A10 starts
        A40 starts
        B30 starts
        B20 starts
      tick 5 @10
        A10 slept 10 ms
      tick 8 @20
        B20 slept 20 ms
      tick 11 @30
        B30 slept 30 ms
      tick 16 @40
        A40 slept 40 ms
      tick 20 @40
        gathered A10 + A40, B30 + B20
      """;
}
