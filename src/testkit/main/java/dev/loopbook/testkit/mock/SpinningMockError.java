package dev.loopbook.testkit.mock;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import org.apiguardian.api.API;

/// A mocked call was awaited over and over in one tick, and the loop never got to run anything
/// else.
///
/// A fake that never suspends turns `while (true) { await(sleep(…)); }` into a loop that nothing
/// can end: no timeout fires, no cancellation arrives. CPython's `AsyncMock` lets it spin forever.
@API(status = MAINTAINED, since = "1.0")
public final class SpinningMockError extends AssertionError {

  private static final long serialVersionUID = 1L;

  SpinningMockError(String call, int times) {
    super(
        format(
            "%s was awaited %d times in one tick, and the loop had no turn: a fake that never suspends"
                + " makes the loop around it spin. Let it take time: when(…).delayed(…), or leave"
                + " sleep real, as virtual time costs nothing",
            call, times));
  }
}
