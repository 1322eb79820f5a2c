package ch21_your_own_loop.e2_call_soon;

/// What CPython 3.13 does with the programs of this exercise. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class CPython {
  private CPython() {}

  static final String IN_THE_ORDER_QUEUED =
      """
      tick 1 @0
        A
        B
        C
      """;

  static final String WHAT_A_TICK_QUEUES =
      """
      tick 1 @0
        A
        B
      tick 2 @0
        C
      """;

  static final String ONE_THAT_QUEUES_ITSELF =
      """
      tick 1 @0
        again, 3 left
        B
      tick 2 @0
        again, 2 left
      tick 3 @0
        again, 1 left
      tick 4 @0
        again, 0 left
      """;

  static final String CANCELLED_ONES =
      """
      tick 1 @0
        A
        D
      """;

  static final String ONE_THAT_THROWS =
      """
      tick 1 @0
        A
        reported: no such user
        B
      """;

  static final String A_COROUTINE_AMONG_CALLBACKS =
      """
      tick 1 @0
        A 1
        B
      tick 2 @0
        A 2
        C
      tick 3 @0
        A 3
      """;
}
