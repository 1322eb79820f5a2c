package dev.loopbook.testkit;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Notes before each test which static fields have changed since the first test of its class.
final class StaticStateWatch implements BeforeEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(StaticStateWatch.class);

  private record Changed(List<String> fields) {}

  @Override
  public void beforeEach(ExtensionContext context) {
    var type = context.getRequiredTestClass();
    var now = StaticState.of(type);
    var first =
        context.getRoot().getStore(NAMESPACE).computeIfAbsent(type, _ -> now, StaticState.class);
    context.getStore(NAMESPACE).put(Changed.class, new Changed(now.changedSince(first)));
  }

  /// Returns the fields that an earlier test has changed, unless the test says by its `@Order` that
  /// it goes on where that one ended.
  static List<String> changedBefore(ExtensionContext context) {
    if (context.getTestMethod().filter(test -> test.isAnnotationPresent(Order.class)).isPresent()) {
      return List.of();
    }
    var changed = context.getStore(NAMESPACE).get(Changed.class, Changed.class);
    return changed == null ? List.of() : changed.fields();
  }
}
