package ch21_your_own_loop.e1_ready_queue;

/// What CPython 3.13 does with the programs of this exercise. It is given, and was
/// recorded by `src/testkit/test/ownloop/record.py`.
final class CPython {
  private CPython() {}

  static final String TWO_TAKE_TURNS =
      """
        A 1
        B 1
        A 2
        B 2
        A 3
        B 3
      """;

  static final String THREE_OF_DIFFERENT_LENGTHS =
      """
        A 1
        B 1
        C 1
        B 2
        C 2
        B 3
        B 4
      """;

  static final String ONE_STARTS_ANOTHER =
      """
        A 1
        C is queued
        B 1
        C 1
        A 2
        B 2
        C 2
      """;
}
