package ch21_your_own_loop.e6_sleep_gather;

/// What CPython 3.13 does with the programs of the hidden tests. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class HiddenCPython {
  private HiddenCPython() {}

  static final String TWO_FAILURES =
      """
      tick 2 @0
        C starts
      tick 4 @10
        B fails
      tick 6 @10
        main caught: B
      tick 8 @20
        C slept 20 ms
      tick 11 @30
        A fails
      tick 12 @30
        main caught: A
      """;

  static final String SOME_DONE_ALREADY =
      """
      tick 2 @0
        A starts
      tick 3 @0
        A slept 0 ms
      tick 5 @0
        B starts
      tick 7 @10
        B slept 10 ms
      tick 9 @10
        gathered A, B
      """;

  static final String ONE_FAILED_ALREADY =
      """
      tick 2 @0
        B starts
      tick 3 @0
        main knows
        main caught: no
      tick 4 @0
        beside it
      tick 6 @10
        B slept 10 ms
      """;

  static final String TWO_GATHERS_SHARE_ONE =
      """
      tick 2 @0
        A starts
        B starts
      tick 4 @10
        B slept 10 ms
      tick 6 @10
        other gathered B
      tick 9 @20
        A slept 20 ms
      tick 11 @20
        one gathered A, B
      tick 13 @20
        main is done
      """;

  static final String MANY_SLEEPERS =
      """
      tick 3 @0
        0 is up
        5 is up
        10 is up
      tick 6 @10
        3 is up
        8 is up
      tick 9 @20
        1 is up
        6 is up
        11 is up
      tick 12 @30
        4 is up
        9 is up
      tick 15 @40
        2 is up
        7 is up
      tick 17 @40
        sum 66
      """;
}
