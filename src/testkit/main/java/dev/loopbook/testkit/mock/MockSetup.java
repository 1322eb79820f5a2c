package dev.loopbook.testkit.mock;

import org.mockito.MockSettings;
import org.mockito.Mockito;
import org.mockito.stubbing.Answer;

/// How Mockito makes our mocks: what they answer unasked, and who writes their journal.
final class MockSetup {

  private MockSetup() {}

  static MockSettings ofMock() {
    return with(new EmptyAnswer());
  }

  static MockSettings ofSpy() {
    return with(Mockito.CALLS_REAL_METHODS);
  }

  private static MockSettings with(Answer<?> byDefault) {
    return Mockito.withSettings().defaultAnswer(byDefault).invocationListeners(new Journal());
  }
}
