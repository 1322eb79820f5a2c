package dev.loopbook.loop;

/// What to do where no loop runs.
final class NoLoop {

  private static final StackWalker WALKER = StackWalker.getInstance();

  private NoLoop() {}

  /// Returns advice for the code that is running: `usual`, or another one in a JUnit test, where
  /// nobody writes `run(...)`.
  static String advice(String usual) {
    return WALKER.walk(
            frames ->
                frames.anyMatch(frame -> frame.getClassName().startsWith("org.junit.jupiter.")))
        ? "in a test, put @LoopTest on the class. Its fields and @BeforeAll are set up before it has a loop"
        : usual;
  }
}
