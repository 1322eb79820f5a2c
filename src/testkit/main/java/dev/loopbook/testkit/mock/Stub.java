package dev.loopbook.testkit.mock;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.EventLoop;
import java.time.Duration;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.stubbing.Answer;

/// What a stubbed method does when its coroutine is awaited.
///
/// To Mockito it is an answer, and each call makes a new coroutine that runs it. [AsyncMocks] makes
/// all kinds of them.
///
/// @param <T> the type of the value that awaiting gives
@API(status = STABLE, since = "1.0")
public final class Stub<T extends @Nullable Object> implements Answer<@Nullable Object> {

  private final Body.In<InvocationOnMock, T> body;

  private Stub(Body.In<InvocationOnMock, T> body) {
    this.body = requireNonNull(body, "function");
  }

  static <T extends @Nullable Object> Stub<T> of(Body.In<InvocationOnMock, T> body) {
    return new Stub<>(body);
  }

  static <T extends @Nullable Object> Stub<T> never() {
    return of(
        call ->
            await(
                EventLoop.running()
                    .<T>createFuture(MockCallText.call(call) + ", which never ends")));
  }

  /// As with CPython's `AsyncMock`, a call that nobody awaits takes no step.
  @SuppressWarnings("unchecked") // when(…).sideEffects(…) has checked the types
  static <T extends @Nullable Object> Stub<T> sequence(@Nullable Object... steps) {
    var left = Arrays.<@Nullable Object>asList(steps.clone()).iterator();
    return of(
        call -> {
          if (!left.hasNext()) {
            throw new IllegalStateException(
                format(
                    "%s was awaited once more than sideEffects(…) has steps: %d. Add one, or await less",
                    MockCallText.call(call), steps.length));
          }
          var step = left.next();
          return switch (step) {
            case Throwable failure -> throw failure;
            case Stub<?> stub -> (T) stub.run(call);
            case null, default -> (T) step;
          };
        });
  }

  Stub<T> after(Duration delay) {
    return of(
        call -> {
          await(sleep(delay));
          return body.run(call);
        });
  }

  /// Does what this stub does, here and now, inside the coroutine of `call`.
  T run(InvocationOnMock call) throws Throwable {
    return body.run(call);
  }

  @Override
  public @Nullable Object answer(InvocationOnMock call) throws Throwable {
    return AwaitableAnswer.by(call, this);
  }
}
