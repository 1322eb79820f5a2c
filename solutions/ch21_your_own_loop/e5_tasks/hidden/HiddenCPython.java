package ch21_your_own_loop.e5_tasks;

/// What CPython 3.13 does with the programs of the hidden tests. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class HiddenCPython {
  private HiddenCPython() {}

  static final String A_FAILURE_GOES_UP =
      """
      tick 6 @0
        B cleans up
      tick 7 @0
        A caught: from C
      tick 8 @0
        main got all the same
      """;

  static final String NOBODY_WAITS_FOR_IT =
      """
      tick 2 @0
        A fails
        B 0
      tick 3 @0
        B 1
      tick 4 @0
        B 2
      tick 6 @0
        A is done: yes
      """;

  static final String A_DEEP_WAIT =
      """
      tick 2 @0
        at the bottom
        at the bottom
      tick 5 @20
        main got x and x
      """;

  static final String MANY =
      """
      tick 2 @0
        task 0 is done
        task 5 is done
      tick 3 @0
        total 0
        task 2 is done
        task 7 is done
      tick 4 @0
        task 4 is done
      tick 5 @0
        task 1 is done
        task 6 is done
      tick 6 @0
        total 3
        total 4
        task 3 is done
      tick 7 @0
        total 8
        total 10
        total 10
        total 13
        total 14
      """;

  static final String CALLBACKS_AND_WAITERS =
      """
      tick 2 @0
        main has it at once: 3
      tick 3 @0
        first callback
        A got 3
        second callback
      """;
}
