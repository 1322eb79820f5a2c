package ch21_your_own_loop.e5_tasks;

/// What CPython 3.13 does with the programs of this exercise. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class CPython {
  private CPython() {}

  static final String THE_FIRST_STEP_WAITS =
      """
      tick 1 @0
        main goes on
      tick 2 @0
        A starts
      tick 3 @0
        main got 7
      """;

  static final String TWO_TAKE_TURNS =
      """
      tick 2 @0
        A 1
        B 1
      tick 3 @0
        A 2
        B 2
      tick 4 @0
        A 3
        B 3
      tick 5 @0
        A is done
        B is done
      tick 6 @0
        main has A
        main has B
      """;

  static final String A_TIMER_ENDS_THE_WAIT =
      """
      tick 2 @0
        A waits
      tick 3 @50
        beside it
      tick 4 @50
        A got 7
      tick 5 @50
        main has A
      """;

  static final String DONE_ALREADY =
      """
      tick 2 @0
        A waits
        A got 7
        B
      tick 3 @0
        main got 7
      """;

  static final String ONE_THAT_FAILS =
      """
      tick 2 @0
        A starts
      tick 4 @0
        main caught: no such user
      """;

  static final String TWO_WAIT_FOR_ONE =
      """
      tick 2 @0
        A waits
        B waits
        main sets it
      tick 3 @0
        A got x
        B got x
      tick 4 @0
        main is done
      """;

  static final String A_WAITS_FOR_B_FOR_C =
      """
      tick 2 @0
        A starts
      tick 3 @0
        B starts
      tick 4 @0
        C starts
      tick 8 @0
        main got 3
      """;
}
