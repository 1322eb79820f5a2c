package ch21_your_own_loop.e8_lock_queue;

/// What CPython 3.13 does with the programs of this exercise. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class CPython {
  private CPython() {}

  static final String ONE_AFTER_THE_OTHER =
      """
      tick 2 @0
        A has it
      tick 4 @10
        A gives it back
      tick 5 @10
        B has it
      tick 7 @20
        B gives it back
      tick 8 @20
        C has it
      tick 10 @30
        C gives it back
      tick 12 @30
        main is done
      """;

  static final String NOBODY_PUSHES_IN =
      """
      tick 2 @0
        A has it, turn 1
      tick 4 @0
        B has it, turn 1
      tick 6 @0
        A has it, turn 2
      tick 8 @0
        B has it, turn 2
      """;

  static final String A_NEWCOMER_WAITS =
      """
      tick 4 @10
        locked: no
      tick 5 @10
        C comes
        B has it
      tick 7 @20
        B gives it back
      tick 8 @20
        C has it
      tick 10 @30
        C gives it back
      """;

  static final String ONE_WHO_GIVES_UP =
      """
      tick 8 @20
        C has it
      tick 10 @30
        C gives it back
      tick 11 @30
        B was cancelled: yes
      """;

  static final String WOKEN_AND_CANCELLED =
      """
      tick 6 @10
        C has it
      tick 8 @20
        C gives it back
      tick 9 @20
        locked: no
      """;

  static final String A_QUEUE_HANDS_ON =
      """
      tick 2 @0
        put 1
      tick 3 @0
        A got 1
        put 2
      tick 4 @0
        B got 2
        put 3
      tick 5 @0
        A got 3
        put 4
      tick 6 @0
        B got 4
      """;

  static final String A_FULL_QUEUE_WAITS =
      """
      tick 2 @0
        put 1
        put 2
      tick 4 @10
        got 1, 1 left
      tick 5 @10
        put 3
      tick 7 @20
        got 2, 1 left
      tick 8 @20
        put 4
      tick 10 @30
        got 3, 1 left
      tick 12 @40
        got 4, 0 left
      """;

  static final String A_CONSUMER_WHO_GIVES_UP =
      """
      tick 6 @10
        B got x
      tick 7 @10
        A was cancelled: yes, 0 left
      """;

  static final String JOINED_WHEN_ALL_IS_DONE =
      """
      tick 1 @0
        main joins
      tick 4 @10
        done with 1
      tick 6 @20
        done with 2
      tick 8 @30
        done with 3
      tick 9 @30
        joined
      """;
}
