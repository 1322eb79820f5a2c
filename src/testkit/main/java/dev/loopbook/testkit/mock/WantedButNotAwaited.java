package dev.loopbook.testkit.mock;

import static org.apiguardian.api.API.Status.STABLE;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.mockito.exceptions.base.MockitoAssertionError;

/// A mocked call was not awaited as often as the test wants.
///
/// A Mockito error, because Mockito wraps all others when it verifies static methods.
@API(status = STABLE, since = "1.0")
public final class WantedButNotAwaited extends MockitoAssertionError {

  private static final long serialVersionUID = 1L;

  // The test's own line comes first; the frames above it are the engine's.
  WantedButNotAwaited(String message) {
    super(message);
    setStackTrace(
        Arrays.stream(getStackTrace())
            .dropWhile(WantedButNotAwaited::isOfEngine)
            .toArray(StackTraceElement[]::new));
  }

  private static boolean isOfEngine(StackTraceElement line) {
    return line.getModuleName() != null
        || line.getClassName().startsWith("org.mockito.")
        || line.getClassName().equals(AwaitedMode.class.getName())
        || line.getClassName().contains("$MockitoMock$");
  }
}
