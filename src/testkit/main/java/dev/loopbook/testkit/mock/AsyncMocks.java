package dev.loopbook.testkit.mock;

import static java.util.Objects.requireNonNull;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Body;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.mockito.MockSettings;
import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.stubbing.Answer;
import org.mockito.verification.VerificationMode;

/// Mocks whose methods can be awaited: `import static dev.loopbook.testkit.mock.AsyncMocks.*;`
///
/// Mockito is the engine, and all of it works on these mocks: matchers, captors, `verify`. Methods
/// that return a coroutine, a future or a task can do more:
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
/// A stubbed method makes a real coroutine at each call. The stub doesn't run before that is
/// awaited, and a coroutine that never is gets reported when the loop closes, like any other. A
/// mock has exactly the methods of its class, with their types, so there is no need for an
/// autospec.
///
/// Stubs are strict: one that no call has used by the time the loop closes is reported, beside the
/// calls that it didn't fit.
@API(status = STABLE, since = "1.0")
public final class AsyncMocks {

  private AsyncMocks() {}

  // ---- making ----

  /// Returns a mock of `type` whose methods return something empty: a coroutine that gives an empty
  /// list, zero or null.
  public static <T> T asyncMock(Class<T> type) {
    return Mockito.mock(type, settings(new EmptyAnswer()));
  }

  /// Returns a mock of `type` that messages call `name`.
  public static <T> T asyncMock(Class<T> type, String name) {
    return Mockito.mock(type, settings(new EmptyAnswer()).name(requireNonNull(name, "name")));
  }

  /// Returns a copy of `object` that does what the original does, except where it is stubbed, and
  /// that counts its calls and awaits. It has the fields of the original, and shares the objects in
  /// them with it.
  @SuppressWarnings("unchecked")
  public static <T> T asyncSpy(T object) {
    return Mockito.mock(
        (Class<T>) object.getClass(), settings(Mockito.CALLS_REAL_METHODS).spiedInstance(object));
  }

  static MockSettings settings(Answer<?> byDefault) {
    return Mockito.withSettings().defaultAnswer(byDefault).invocationListeners(new AwaitTracker());
  }

  // ---- stubbing ----

  /// Starts a stub: what follows says what awaiting `call` does. That is a call of a mock, with
  /// values or with Mockito's matchers.
  public static <T extends @Nullable Object> Stubbing<T> when(Awaitable<T> call) {
    return Stubbing.of(call);
  }

  /// Returns a stub that gives `value`; for Mockito's `doAnswer(…)` and `thenAnswer(…)`.
  public static <T extends @Nullable Object> Stub<T> returning(T value) {
    return Stub.of(_ -> value);
  }

  /// Returns a stub that throws `failure`: when awaited, not when called.
  public static <T extends @Nullable Object> Stub<T> raising(Throwable failure) {
    requireNonNull(failure, "failure");
    return Stub.of(
        _ -> {
          throw failure;
        });
  }

  /// Returns a stub that takes the next of `steps` at each await: a [Throwable] is thrown, a [Stub]
  /// runs, anything else is the value. One await more than there are steps fails.
  public static <T extends @Nullable Object> Stub<T> sideEffects(@Nullable Object... steps) {
    return Stub.sequence(steps);
  }

  /// Returns a stub that gives what `function` returns, which gets the call and may await.
  public static <T extends @Nullable Object> Stub<T> sideEffect(
      Body.In<InvocationOnMock, T> function) {
    return Stub.of(function);
  }

  /// Returns a stub that sleeps for `delay` and then does what `stub` does.
  public static <T extends @Nullable Object> Stub<T> delayed(Duration delay, Stub<T> stub) {
    return requireNonNull(stub, "stub").after(requireNonNull(delay, "delay"));
  }

  /// Returns a stub that waits until it is cancelled.
  public static <T extends @Nullable Object> Stub<T> neverCompletes() {
    return Stub.never();
  }

  // ---- verifying ----

  /// Checks that the call that follows was awaited once: `verifyAwaited(api).fetchUser(1)`.
  ///
  /// @throws WantedButNotAwaited if it wasn't; a call that nobody awaited doesn't count
  public static <T> T verifyAwaited(T mock) {
    return verifyAwaited(mock, Mockito.times(1));
  }

  /// Checks that the call that follows was awaited as often as `mode` says.
  ///
  /// @throws WantedButNotAwaited if it wasn't
  public static <T> T verifyAwaited(T mock, VerificationMode mode) {
    return Mockito.verify(mock, awaited(mode));
  }

  /// Returns `mode`, counting awaits instead of calls; for Mockito's `verify`.
  public static VerificationMode awaited(VerificationMode mode) {
    return new AwaitedMode(mode);
  }

  /// Returns the calls of `mock`, oldest first, with their arguments and whether they were awaited.
  public static List<MockCall> callsOf(Object mock) {
    return AwaitTracker.of(mock).calls(mock);
  }
}
