package ch21_your_own_loop.e2_call_soon;

/// What CPython 3.13 does with the programs of the hidden tests. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class HiddenCPython {
  private HiddenCPython() {}

  static final String A_LONG_CHAIN =
      """
      tick 1 @0
        link 1
        beside it
      tick 2 @0
        link 2
      tick 3 @0
        link 3
      tick 4 @0
        link 4
      tick 5 @0
        link 5
      tick 6 @0
        link 6
      tick 7 @0
        link 7
      tick 8 @0
        link 8
      tick 9 @0
        link 9
      tick 10 @0
        link 10
      tick 11 @0
        link 11
      tick 12 @0
        link 12
      """;

  static final String A_TREE =
      """
      tick 1 @0
        x
        y
      tick 2 @0
        xl
        xr
        yl
        yr
      tick 3 @0
        xll
        xlr
        xrl
        xrr
        yll
        ylr
        yrl
        yrr
      """;

  static final String ONE_THAT_THROWS_AFTER_QUEUEING =
      """
      tick 1 @0
        A
        reported: A
        B
        reported: B
        C
      tick 2 @0
        A queued this
        B queued this
      """;

  static final String CANCELLED_TWICE_AND_TOO_LATE =
      """
      tick 1 @0
        A
      tick 2 @0
        C
      """;
}
