package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Awaitable;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// Fails a class with a test that returns a coroutine: JUnit only logs that it won't run such a
/// method, and everything is green.
final class UnrunTests implements BeforeAllCallback {

  /// @throws IllegalStateException if there is one
  @Override
  public void beforeAll(ExtensionContext context) {
    var unrun =
        ReflectionSupport.findMethods(
                context.getRequiredTestClass(),
                UnrunTests::isUnrun,
                HierarchyTraversalMode.TOP_DOWN)
            .stream()
            .sorted(Comparator.comparing(Method::getName))
            .map(
                method ->
                    format("%s %s()", method.getReturnType().getSimpleName(), method.getName()))
            .collect(Collectors.joining(", "));
    if (!unrun.isEmpty()) {
      throw new IllegalStateException(
          format(
              "%s: JUnit doesn't run a method that returns something, so this tests nothing."
                  + " Make it void, and await(…) in it",
              unrun));
    }
  }

  private static boolean isUnrun(Method method) {
    return Awaitable.class.isAssignableFrom(method.getReturnType())
        && (AnnotationSupport.isAnnotated(method, Testable.class)
            || AnnotationSupport.isAnnotated(method, BeforeEach.class)
            || AnnotationSupport.isAnnotated(method, AfterEach.class)
            || AnnotationSupport.isAnnotated(method, BeforeAll.class)
            || AnnotationSupport.isAnnotated(method, AfterAll.class))
        && !AnnotationSupport.isAnnotated(method, TestFactory.class);
  }
}
