package dev.loopbook.testkit.mock;

import dev.loopbook.loop.AsyncResource;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.stubbing.Answer;

/// What a mock does where nothing is stubbed: Mockito's `RETURNS_DEFAULTS`, and the same inside a
/// coroutine where the method returns one.
///
/// So `close()` of a mocked resource does nothing, and cannot hide the failure of the body that it
/// ends.
final class EmptyAnswer implements Answer<@Nullable Object> {

  @Override
  public @Nullable Object answer(InvocationOnMock call) throws Throwable {
    var method = call.getMethod();
    if (Promised.isAwaitable(method)) {
      return Promised.of(call, EmptyValues.of(AwaitedType.of(method)));
    }
    if (asksWhetherClosed(method)) {
      return Mockito.mockingDetails(call.getMock()).getInvocations().stream()
          .anyMatch(earlier -> earlier.getMethod().getName().equals("close"));
    }
    return Mockito.RETURNS_DEFAULTS.answer(call);
  }

  // A resource that says it is open after its close() would be no resource.
  private static boolean asksWhetherClosed(Method method) {
    return method.getDeclaringClass() == AsyncResource.class && method.getName().equals("isClosed");
  }
}
