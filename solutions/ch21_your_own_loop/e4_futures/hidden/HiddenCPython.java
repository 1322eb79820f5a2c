package ch21_your_own_loop.e4_futures;

/// What CPython 3.13 does with the programs of the hidden tests. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class HiddenCPython {
  private HiddenCPython() {}

  static final String A_FUTURE_SETS_A_FUTURE =
      """
      tick 2 @0
        got 1
      tick 3 @0
        got 2
      tick 4 @0
        got 3
      tick 5 @0
        last got 4
      """;

  static final String A_CALLBACK_THROWS =
      """
      tick 2 @0
        A
        reported: oops
        B got None
      """;

  static final String TWO_FUTURES =
      """
      tick 1 @20
        beside
      tick 2 @20
        one failed: no
      tick 4 @50
        other got x
      """;
}
