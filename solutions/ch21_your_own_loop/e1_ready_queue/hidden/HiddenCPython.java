package ch21_your_own_loop.e1_ready_queue;

/// What CPython 3.13 does with the programs of the hidden tests. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class HiddenCPython {
  private HiddenCPython() {}

  static final String FIVE =
      """
        A 1
        B 1
        C 1
        D 1
        E 1
        A 2
        B 2
        D 2
        E 2
        B 3
        D 3
        E 3
        B 4
        E 4
        B 5
      """;

  static final String A_CHAIN =
      """
        A 1
        Z 1
        B 1
        A 2
        Z 2
        C 1
        B 2
        Z 3
        D 1
        C 2
        Z 4
        E 1
        D 2
        E 2
      """;
}
