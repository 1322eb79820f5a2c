package dev.loopbook.testkit.mock;

import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Body;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.verification.VerificationMode;

/// Mocks whose methods can be awaited: `import static dev.loopbook.testkit.mock.AsyncMocks.*;`
///
/// Mockito is the engine, and all of it works on these mocks: matchers, captors, `verify`. What is
/// added is for methods that return a coroutine, a future or a task:
///
/// ```
/// var api = asyncMock(UserApi.class);
/// when(api.fetchUser(1)).returning(alice);
/// when(api.fetchUser(2)).raising(new IOException("down"));
///
/// assertEquals(alice, await(api.fetchUser(1)));
///
/// verifyAwaited(api).fetchUser(1);
/// ```
///
/// A stubbed method makes a real coroutine at each call. Nothing of the stub happens before that is
/// awaited, and one that never is will be found when the loop closes, as any other. A mock has the
/// methods and the types of its class and no others, so there is no need for an autospec.
///
/// Stubs are strict: one that no call used by the time the loop closes is reported then, beside the
/// calls that it did not fit.
@API(status = STABLE, since = "1.0")
public final class AsyncMocks {

  private AsyncMocks() {}

  // ---- making ----

  /// Returns a mock of `type` whose methods return what is empty: a coroutine of an empty list, of
  /// zero, of null.
  public static <T> T asyncMock(Class<T> type) {
    return Mockito.mock(type, MockSetup.ofMock());
  }

  /// Returns a mock of `type` that people will know as `name`.
  public static <T> T asyncMock(Class<T> type, String name) {
    return Mockito.mock(type, MockSetup.ofMock().name(name));
  }

  /// Returns a copy of `object` that does what that does, except where it is stubbed, and whose
  /// calls and awaits are counted.
  @SuppressWarnings("unchecked")
  public static <T> T asyncSpy(T object) {
    return Mockito.mock((Class<T>) object.getClass(), MockSetup.ofSpy().spiedInstance(object));
  }

  // ---- stubbing ----

  /// Says that now comes what awaiting `call` shall do. The call is a call of a mock, with values
  /// or with Mockito's matchers.
  public static <T extends @Nullable Object> Stubbing<T> when(Awaitable<T> call) {
    return Stubbing.of(call);
  }

  /// Returns what gives `value`; for Mockito's `doAnswer(…)` and `thenAnswer(…)`.
  public static <T extends @Nullable Object> Stub<T> returning(T value) {
    return Stub.of(_ -> value);
  }

  /// Returns what throws `failure`, when awaited, not when called.
  public static <T extends @Nullable Object> Stub<T> raising(Throwable failure) {
    return Stub.of(
        _ -> {
          throw failure;
        });
  }

  /// Returns what takes the next of `steps` at each await: a [Throwable] is thrown, a [Stub] is
  /// done, anything else is the value. After the last it fails.
  public static <T extends @Nullable Object> Stub<T> sideEffects(@Nullable Object... steps) {
    return Stub.of(new Sequence<>(steps));
  }

  /// Returns what calls `function` with the arguments at each await and gives what that returns; it
  /// may await.
  public static <T extends @Nullable Object> Stub<T> sideEffect(
      Body.In<InvocationOnMock, T> function) {
    return Stub.of(function);
  }

  /// Returns what first sleeps for `delay` and then does what `stub` does.
  public static <T extends @Nullable Object> Stub<T> delayed(Duration delay, Stub<T> stub) {
    return stub.after(delay);
  }

  /// Returns what waits until it is cancelled.
  public static <T extends @Nullable Object> Stub<T> neverCompletes() {
    return Stub.never();
  }

  // ---- verifying ----

  /// Checks, of the call that follows, that it was awaited once: `verifyAwaited(api).fetchUser(1)`.
  ///
  /// @throws WantedButNotAwaited if it was not; a call that nobody awaited does not count
  public static <T> T verifyAwaited(T mock) {
    return verifyAwaited(mock, Mockito.times(1));
  }

  /// Checks, of the call that follows, that it was awaited as often as `mode` says.
  ///
  /// @throws WantedButNotAwaited if it was not
  public static <T> T verifyAwaited(T mock, VerificationMode mode) {
    return Mockito.verify(mock, awaited(mode));
  }

  /// Returns `mode`, but counting awaits instead of calls; for Mockito's `verify`.
  public static VerificationMode awaited(VerificationMode mode) {
    return new AwaitedMode(mode);
  }

  /// Returns the calls of `mock`, oldest first, with their arguments and whether they were awaited.
  public static List<Call> callsOf(Object mock) {
    return Journal.of(mock).calls(mock);
  }
}
