package ch21_your_own_loop.e8_lock_queue;

/// What CPython 3.13 does with the programs of the hidden tests. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class HiddenCPython {
  private HiddenCPython() {}

  static final String MANY_AT_A_LOCK =
      """
      tick 2 @0
        A 0
      tick 4 @0
        B 0
      tick 6 @0
        C 0
      tick 8 @0
        D 0
      tick 10 @0
        A 1
      tick 12 @0
        C 1
      tick 14 @0
        D 1
      tick 16 @0
        A 2
      tick 18 @0
        D 2
      """;

  static final String ALL_GIVE_UP =
      """
      tick 4 @10
        locked: no
        main has it
      tick 7 @20
        main gives it back
        main is done
      """;

  static final String CANCELLED_HOLDER =
      """
      tick 2 @0
        A has it
      tick 6 @10
        B has it
      tick 8 @20
        B gives it back
      tick 9 @20
        locked: no
      """;

  static final String PRODUCERS_WAIT_IN_ORDER =
      """
      tick 2 @0
        put A1
      tick 4 @10
        got A1
      tick 5 @10
        put A2
      tick 7 @20
        got A2
      tick 8 @20
        put B1
      tick 10 @30
        got B1
      tick 11 @30
        put B2
      tick 13 @40
        got B2
      """;

  static final String A_PRODUCER_GIVES_UP =
      """
      tick 4 @10
        got first
      tick 6 @10
        put B
      tick 7 @10
        got B, 0 left
      """;

  static final String TWO_JOIN =
      """
      tick 2 @0
        got 1
        main goes on
      tick 3 @0
        A joined
        B joined
      tick 5 @0
        nothing to wait for
      """;

  static final String SOMEBODY_WAS_QUICKER =
      """
      tick 4 @10
        main got x
      tick 8 @20
        B got y
        C got z
      """;

  static final String GIVES_UP_BEHIND_ONE_WHO_WAS_WOKEN =
      """
      tick 5 @10
        B gives up
        A has it
      tick 7 @20
        A gives it back
      tick 8 @20
        C has it
      tick 10 @30
        C gives it back
      """;

  static final String GIVES_UP_BESIDE_ONE_WHO_WAS_WOKEN =
      """
      tick 5 @10
        A got x
      tick 8 @20
        C got y
        D got z
      """;

  static final String AN_ITEM_COMES_WHEN_ONE_GIVES_UP =
      """
      tick 5 @10
        B got x
      """;
}
