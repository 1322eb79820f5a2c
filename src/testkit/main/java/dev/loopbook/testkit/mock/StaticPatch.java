package dev.loopbook.testkit.mock;

import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Body;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.mockito.MockSettings;
import org.mockito.MockedStatic;
import org.mockito.Mockito;
import org.mockito.exceptions.base.MockitoException;
import org.mockito.stubbing.OngoingStubbing;
import org.mockito.verification.VerificationMode;

/// Mocks the static methods of a class, on this thread only.
@API(status = STABLE, since = "1.0")
public final class StaticPatch extends Patch {

  private final MockedStatic<?> statics;

  StaticPatch(Class<?> type, MockSettings settings) {
    this(type, Mockito.mockStatic(type, settings));
  }

  private StaticPatch(Class<?> type, MockedStatic<?> statics) {
    super("the static methods of " + type.getSimpleName());
    this.statics = statics;
  }

  /// Starts a stub, like Mockito's `when`: `clock.when(() -> Clock.now()).thenReturn(42L)`.
  ///
  /// The call may declare checked exceptions: the real method isn't called.
  ///
  /// @param <T> the type that `call` returns
  public <T extends @Nullable Object> OngoingStubbing<T> when(Body<? extends T> call) {
    return statics.when(call::run);
  }

  /// Starts a stub of a method that returns something to be awaited: `api.whenAwaited(() ->
  /// Api.fetchUser(1)).returning(alice)`.
  ///
  /// @param <T> the type of the value that awaiting the call gives
  public <T extends @Nullable Object> Stubbing<T> whenAwaited(
      Supplier<? extends Awaitable<T>> call) {
    return Stubbing.of(statics, call);
  }

  /// Checks that `call` was made once.
  public void verify(Body.OfVoid call) {
    verify(call, Mockito.times(1));
  }

  /// Checks that `call` was made as often as `mode` says; `awaited(times(1))` counts awaits.
  public void verify(Body.OfVoid call, VerificationMode mode) {
    try {
      statics.verify(call::run, mode);
    } catch (MockitoException failure) {
      if (failure.getCause() instanceof IllegalArgumentException refused) {
        throw refused; // the mode's own message, without Mockito's around it
      }
      throw failure;
    }
  }

  /// Checks that `call` was awaited once.
  ///
  /// @throws WantedButNotAwaited if it was not
  public void verifyAwaited(Body.OfVoid call) {
    verify(call, AsyncMocks.awaited(Mockito.times(1)));
  }

  @Override
  protected void release() {
    statics.close();
  }
}
