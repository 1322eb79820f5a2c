package dev.loopbook.testkit.mock;

import static dev.loopbook.text.RootLocale.format;

import org.jspecify.annotations.Nullable;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.stubbing.Answer;

/// The answer of a stubbed call, whose stub is said a moment later.
final class Slot implements Answer<@Nullable Object> {

  private @Nullable Stub<?> stub;

  void fill(Stub<?> said) {
    stub = said;
  }

  @Override
  public @Nullable Object answer(InvocationOnMock call) throws Throwable {
    if (stub == null) {
      throw new IllegalStateException(
          format(
              "when(%s) was not followed by what the call shall do. Add .returning(…), .raising(…) or another",
              CallWords.call(call)));
    }
    return stub.answer(call);
  }
}
