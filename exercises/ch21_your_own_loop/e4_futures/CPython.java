package ch21_your_own_loop.e4_futures;

/// What CPython 3.13 does with the programs of this exercise. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class CPython {
  private CPython() {}

  static final String A_CALLBACK_WAITS_FOR_A_TICK =
      """
      tick 1 @0
        A sets it
        A goes on
        B
      tick 2 @0
        got 7
      """;

  static final String CALLBACKS_IN_THEIR_ORDER =
      """
      tick 2 @0
        A got x
        B got x
        C got x
      """;

  static final String IT_WAS_DONE_BEFORE =
      """
      tick 1 @0
        A sets it
        A goes on
        B
      tick 2 @0
        late, got 7
      """;

  static final String IT_FAILS =
      """
      tick 1 @0
        B
      tick 2 @0
        failed: no such user
      """;

  static final String A_TIMER_SETS_IT =
      """
      tick 1 @50
        B
      tick 2 @50
        got 7
      """;

  static final String A_CALLBACK_ADDS_ANOTHER =
      """
      tick 2 @0
        first
        third
      tick 3 @0
        second
      """;

  static final String UNTIL_IT_IS_DONE =
      """
      tick 1 @0
        beat
      tick 2 @0
        beat
      tick 3 @0
        beat
        got 7
      """;
}
