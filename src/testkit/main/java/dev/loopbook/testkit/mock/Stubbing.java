package dev.loopbook.testkit.mock;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Body;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.mockito.MockedStatic;
import org.mockito.Mockito;
import org.mockito.invocation.Invocation;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.stubbing.Answer;
import org.mockito.stubbing.OngoingStubbing;

/// What follows `when(api.fetchUser(1))`: it says what awaiting that call does.
///
/// To Mockito the stubbing is already complete. So an `await` in the middle, as in
/// `when(…).returning(await(…))`, leaves no half-finished stubbing for another coroutine to trip
/// over.
///
/// @param <T> the type of the value that awaiting the call gives
@API(status = STABLE, since = "1.0")
public final class Stubbing<T extends @Nullable Object> {

  private final PendingStub pending;
  private final Optional<Invocation> probe;
  private final AwaitTracker tracker;
  private Duration delay = Duration.ZERO;

  private Stubbing(PendingStub pending, AwaitTracker tracker, Optional<Invocation> probe) {
    this.pending = pending;
    this.tracker = tracker;
    this.probe = probe;
  }

  static <T extends @Nullable Object> Stubbing<T> of(@Nullable Awaitable<T> call) {
    return of(Mockito.when(call), call);
  }

  static <T extends @Nullable Object> Stubbing<T> of(
      MockedStatic<?> statics, Supplier<? extends Awaitable<T>> call) {
    var made = new ArrayList<@Nullable Awaitable<T>>();
    var begun = statics.when(() -> made.add(call.get()));
    return of(begun, made.isEmpty() ? null : made.getFirst());
  }

  private static <T extends @Nullable Object> Stubbing<T> of(
      OngoingStubbing<?> begun, @Nullable Awaitable<T> probe) {
    var pending = new PendingStub();
    var mock = begun.thenAnswer(pending).getMock();
    // The call was only made to name it. Nobody will await what it returned.
    AwaitTracker.giveUp(probe);
    var tracker = AwaitTracker.ifAny(mock).orElseGet(AwaitTracker::new);
    return new Stubbing<>(pending, tracker, tracker.last());
  }

  /// Lets the call take `delay` before it does what comes next.
  public Stubbing<T> delayed(Duration delay) {
    this.delay = delay;
    return this;
  }

  /// Makes it all right if no call uses this stub.
  public Stubbing<T> lenient() {
    probe.ifPresent(tracker::allowUnused);
    return this;
  }

  /// Lets awaiting the call give `value`, each time.
  public void returning(T value) {
    does(AsyncMocks.returning(value));
  }

  /// Lets awaiting the call throw `failure`, each time; calling it throws nothing.
  public void raising(Throwable failure) {
    does(AsyncMocks.raising(failure));
  }

  /// Lets each await of the call take the next of `steps`: a [Throwable] is thrown, a [Stub] runs,
  /// anything else is the value. One await more than there are steps fails.
  ///
  /// @throws IllegalArgumentException if a step is of another type than the call gives
  public void sideEffects(@Nullable Object... steps) {
    for (var step : steps) {
      requireFits(step);
    }
    does(AsyncMocks.sideEffects(steps));
  }

  /// Lets each await of the call give what `function` returns, which gets the call and may await.
  public void sideEffect(Body.In<InvocationOnMock, T> function) {
    does(AsyncMocks.sideEffect(function));
  }

  /// Lets awaiting the call never end, until it is cancelled.
  public void neverCompletes() {
    does(AsyncMocks.neverCompletes());
  }

  /// Lets awaiting the call do what `stub` does.
  public void does(Stub<T> stub) {
    pending.set(delay.isZero() ? stub : stub.after(delay));
  }

  private void requireFits(@Nullable Object step) {
    if (step == null || step instanceof Throwable || step instanceof Stub || probe.isEmpty()) {
      return;
    }
    var method = probe.get().getMethod();
    var type = MethodType.methodType(AwaitableAnswer.valueType(method)).wrap().returnType();
    if (!type.isInstance(step)) {
      throw new IllegalArgumentException(
          format(
              "sideEffects(…): %s is a %s, but awaiting %s gives a %s",
              step,
              step.getClass().getSimpleName(),
              MockCallText.call(probe.get()),
              type.getSimpleName()));
    }
  }

  /// The answer of a call whose stub is still to come.
  private static final class PendingStub implements Answer<@Nullable Object> {

    private @Nullable Stub<?> stub;

    void set(Stub<?> chosen) {
      stub = chosen;
    }

    @Override
    public @Nullable Object answer(InvocationOnMock call) throws Throwable {
      if (stub == null) {
        throw new IllegalStateException(
            format(
                "when(%s) was not followed by what the call should do. Add .returning(…), .raising(…) or another",
                MockCallText.call(call)));
      }
      return stub.answer(call);
    }
  }
}
