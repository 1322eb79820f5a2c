package dev.loopbook.testkit.mock;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;
import org.mockito.invocation.InvocationOnMock;

/// Makes what a mocked method returns: a coroutine, or a task if it must be a future.
final class AwaitableAnswer {

  private AwaitableAnswer() {}

  /// Returns whether `method` returns something that can be awaited.
  static boolean isAwaitable(Method method) {
    return Awaitable.class.isAssignableFrom(method.getReturnType());
  }

  /// Returns what `call` returns so that awaiting it does `stub`.
  static @Nullable Object by(InvocationOnMock call, Stub<?> stub) throws Throwable {
    var method = call.getMethod();
    if (!isAwaitable(method)) {
      // A method that awaits inside and returns the value itself, as close() of a resource does.
      return stub.run(call);
    }
    var coroutine = coroutine(call, stub);
    return returnsFuture(method)
        ? loopFor(call).createTask(coroutine, method.getName())
        : coroutine;
  }

  /// Returns what `call` returns so that awaiting it gives `value`.
  static Object of(InvocationOnMock call, @Nullable Object value) {
    var method = call.getMethod();
    if (method.getReturnType() == Task.class) {
      return loopFor(call).createTask(coroutine(call, Stub.of(_ -> value)), method.getName());
    }
    if (returnsFuture(method)) {
      Future<@Nullable Object> future = loopFor(call).createFuture();
      future.setResult(value);
      return future;
    }
    return coroutine(call, Stub.of(_ -> value));
  }

  private static <T extends @Nullable Object> Coroutine<T> coroutine(
      InvocationOnMock call, Stub<T> stub) {
    var tracker = AwaitTracker.ifAny(call.getMock());
    return Coroutine.named(
        call.getMethod().getName(),
        () -> {
          tracker.ifPresent(each -> each.awaitedNow(call));
          return stub.run(call);
        });
  }

  private static boolean returnsFuture(Method method) {
    return Future.class.isAssignableFrom(method.getReturnType());
  }

  private static EventLoop loopFor(InvocationOnMock call) {
    return EventLoop.ifRunning()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    format(
                        "%s returns a future, and a future belongs to a loop: call it inside one, in run(async(() -> …))",
                        MockCallText.call(call))));
  }

  /// Returns the type of the value that awaiting the result of `method` gives: `User` if it returns
  /// `Coroutine<User>`; `Object` for a type variable, as its argument is not known here.
  static Class<?> valueType(Method method) {
    return method.getGenericReturnType() instanceof ParameterizedType type
        ? raw(type.getActualTypeArguments()[0])
        : Object.class;
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> simple -> simple;
      case ParameterizedType parameterized -> raw(parameterized.getRawType());
      case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
      default -> Object.class;
    };
  }
}
