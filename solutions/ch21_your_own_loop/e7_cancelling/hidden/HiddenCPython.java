package ch21_your_own_loop.e7_cancelling;

/// What CPython 3.13 does with the programs of the hidden tests. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class HiddenCPython {
  private HiddenCPython() {}

  static final String TWICE =
      """
      tick 2 @0
        A sleeps
      tick 5 @50
        A hears of it
        A cleans up
      tick 6 @50
        A was cancelled
      """;

  static final String DURING_ITS_CLEAN_UP =
      """
      tick 5 @10
        A cleans up
      tick 8 @20
        A gives up
      tick 9 @20
        A was cancelled
      """;

  static final String ITSELF_AND_RETURNS =
      """
      tick 3 @0
        A was cancelled
      """;

  static final String ITSELF_WITH_A_FUTURE_THAT_IS_DONE =
      """
      tick 2 @0
        A got 7
      tick 4 @0
        A was cancelled
      """;

  static final String A_FAILURE_INSTEAD =
      """
      tick 6 @10
        A failed: from the clean-up
        cancelled: no
      """;

  static final String A_CHILD_OF_A_GATHER =
      """
      tick 2 @0
        A sleeps
        B sleeps
      tick 4 @50
        A hears of it
        A cleans up
      tick 6 @50
        gather was cancelled
        B goes on: yes
      tick 8 @80
        B slept
        B cleans up
      tick 9 @80
        B returned B
      """;

  static final String A_PLAIN_FUTURE =
      """
      tick 2 @0
        asked: yes
        asked again: no
      tick 3 @0
        A was cancelled
        B was cancelled
      tick 4 @0
        cancelled: yes
      """;

  static final String THE_ONE_WHOM_TWO_WAIT_FOR =
      """
      tick 2 @0
        inner sleeps
      tick 5 @50
        inner hears of it
        inner cleans up
      tick 6 @50
        A cleans up
        B cleans up
      tick 7 @50
        A was cancelled
        B was cancelled
      """;

  static final String AT_THE_MOMENT_OF_WAKING =
      """
      tick 2 @0
        A sleeps
      tick 4 @50
        A hears of it
        A cleans up
      tick 5 @50
        A was cancelled
      tick 7 @100
        main is done
      """;
}
