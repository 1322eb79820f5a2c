package dev.loopbook.testkit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a class with a test that returns a coroutine. JUnit passes over a class, or a nested one,
/// that has no other tests: [UnrunTestEngine] fails the first kind, and this the second.
final class UnrunTests implements BeforeAllCallback {

  /// @throws IllegalStateException if there is one
  @Override
  public void beforeAll(ExtensionContext context) {
    var unrun = UnrunMethods.within(context.getRequiredTestClass());
    if (!unrun.isEmpty()) {
      throw new IllegalStateException(UnrunMethods.describe(unrun));
    }
  }
}
