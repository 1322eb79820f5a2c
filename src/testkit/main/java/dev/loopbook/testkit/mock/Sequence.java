package dev.loopbook.testkit.mock;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Body;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mockito.invocation.InvocationOnMock;

/// Steps that one await after the other takes. As with CPython's `AsyncMock`, a call that nobody
/// awaits takes none.
final class Sequence<T extends @Nullable Object> implements Body.In<InvocationOnMock, T> {

  private final List<@Nullable Object> steps;
  private int taken;

  Sequence(@Nullable Object... steps) {
    this.steps = Collections.unmodifiableList(Arrays.<@Nullable Object>asList(steps.clone()));
  }

  @Override
  @SuppressWarnings("unchecked")
  public T run(InvocationOnMock call) throws Throwable {
    if (taken == steps.size()) {
      throw new IllegalStateException(
          format(
              "%s was awaited once more than sideEffects(…) has steps: %d. Add one, or await less",
              CallWords.call(call), steps.size()));
    }
    var step = steps.get(taken++);
    return switch (step) {
      case Throwable failure -> throw failure;
      case Stub<?> stub -> (T) stub.run(call);
      case null, default -> (T) step;
    };
  }
}
