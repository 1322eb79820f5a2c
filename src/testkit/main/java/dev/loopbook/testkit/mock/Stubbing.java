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
import org.mockito.stubbing.OngoingStubbing;

/// What comes after `when(api.fetchUser(1))`: what awaiting that call shall do.
///
/// To Mockito the stubbing is complete already, so that an `await` between the two halves, as in
/// `when(…).returning(await(…))`, leaves nothing half done that another coroutine could meet.
///
/// @param <T> the type of the value that awaiting the call gives
@API(status = STABLE, since = "1.0")
public final class Stubbing<T extends @Nullable Object> {

  private final Slot slot;
  private final Optional<Invocation> probe;
  private final Journal journal;
  private Duration delay = Duration.ZERO;

  private Stubbing(Slot slot, Journal journal, Optional<Invocation> probe) {
    this.slot = slot;
    this.journal = journal;
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
    var slot = new Slot();
    var mock = begun.thenAnswer(slot).getMock();
    // The call was made to say which is meant. Nobody will await what it returned.
    Journal.giveUp(probe);
    var journal = Journal.ifAny(mock).orElseGet(Journal::new);
    return new Stubbing<>(slot, journal, journal.last());
  }

  /// Lets the call take `delay` before it does what is said next.
  public Stubbing<T> delayed(Duration delay) {
    this.delay = delay;
    return this;
  }

  /// Allows that no call uses this stub.
  public Stubbing<T> lenient() {
    probe.ifPresent(journal::allowUnused);
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

  /// Lets each await of the call take the next of `steps`: a [Throwable] is thrown, a [Stub] is
  /// done, anything else is the value. After the last it fails.
  ///
  /// @throws IllegalArgumentException if a step is of another type than the call gives
  public void sideEffects(@Nullable Object... steps) {
    for (var step : steps) {
      requireFits(step);
    }
    does(AsyncMocks.sideEffects(steps));
  }

  /// Lets each await of the call run `function` with the arguments and give what that returns; it
  /// may await.
  public void sideEffect(Body.In<InvocationOnMock, T> function) {
    does(AsyncMocks.sideEffect(function));
  }

  /// Lets whoever awaits the call wait until they are cancelled.
  public void neverCompletes() {
    does(AsyncMocks.neverCompletes());
  }

  /// Lets awaiting the call do what `stub` does.
  public void does(Stub<T> stub) {
    slot.fill(delay.isZero() ? stub : stub.after(delay));
  }

  private void requireFits(@Nullable Object step) {
    if (step == null || step instanceof Throwable || step instanceof Stub || probe.isEmpty()) {
      return;
    }
    var method = probe.get().getMethod();
    var type = MethodType.methodType(AwaitedType.of(method)).wrap().returnType();
    if (!type.isInstance(step)) {
      throw new IllegalArgumentException(
          format(
              "sideEffects(…): %s is a %s, but awaiting %s gives a %s",
              step,
              step.getClass().getSimpleName(),
              CallWords.call(probe.get()),
              type.getSimpleName()));
    }
  }
}
