package dev.loopbook.testkit.mock;

import java.util.Arrays;

/// A mocked call was not awaited as often as the test wants.
public final class WantedButNotAwaited extends AssertionError {

  private static final long serialVersionUID = 1L;

  // The test's own line stands on top: what lies above is the engine's.
  WantedButNotAwaited(String message) {
    super(message);
    setStackTrace(
        Arrays.stream(getStackTrace())
            .dropWhile(line -> !isOfEngine(line))
            .dropWhile(WantedButNotAwaited::isOfEngine)
            .toArray(StackTraceElement[]::new));
  }

  private static boolean isOfEngine(StackTraceElement line) {
    return line.getModuleName() != null
        || line.getClassName().startsWith("org.mockito.")
        || line.getClassName().contains("$MockitoMock$");
  }
}
