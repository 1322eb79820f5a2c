package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Awaitable;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// The methods of a test class that return a coroutine: JUnit only logs that it won't run them, and
/// everything is green.
final class UnrunMethods {

  private UnrunMethods() {}

  /// Returns what JUnit doesn't run of a class: tests, set-ups and tear-downs. It includes the
  /// nested classes that JUnit passes over as a whole.
  static List<Method> within(Class<?> type) {
    return Stream.concat(
            of(type).stream(),
            ReflectionSupport.findNestedClasses(type, UnrunMethods::isNested).stream()
                .filter(nested -> !hasOthers(nested))
                .flatMap(nested -> within(nested).stream()))
        .toList();
  }

  private static List<Method> of(Class<?> type) {
    return ReflectionSupport.findMethods(
            type, UnrunMethods::isUnrun, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /// Returns whether JUnit finds a test in a class or in those nested in it.
  static boolean hasOthers(Class<?> type) {
    return !ReflectionSupport.findMethods(
                type, method -> isTest(method) && !isUnrun(method), HierarchyTraversalMode.TOP_DOWN)
            .isEmpty()
        || ReflectionSupport.findNestedClasses(type, UnrunMethods::isNested).stream()
            .anyMatch(UnrunMethods::hasOthers);
  }

  /// Returns whether JUnit runs a class with the one around it.
  static boolean isNested(Class<?> type) {
    return AnnotationSupport.isAnnotated(type, Nested.class);
  }

  /// Says what is wrong with such methods; at least one.
  static String describe(List<Method> methods) {
    return format(
        "%s: JUnit doesn't run a method that returns something, so this tests nothing."
            + " Make it void, and await(…) in it",
        methods.stream()
            .map(
                method ->
                    format("%s %s()", method.getReturnType().getSimpleName(), method.getName()))
            .collect(Collectors.joining(", ")));
  }

  private static boolean isUnrun(Method method) {
    return Awaitable.class.isAssignableFrom(method.getReturnType())
        && (isTest(method)
            || AnnotationSupport.isAnnotated(method, BeforeEach.class)
            || AnnotationSupport.isAnnotated(method, AfterEach.class)
            || AnnotationSupport.isAnnotated(method, BeforeAll.class)
            || AnnotationSupport.isAnnotated(method, AfterAll.class))
        && !AnnotationSupport.isAnnotated(method, TestFactory.class);
  }

  /// Returns whether a method is marked as a test.
  static boolean isTest(Method method) {
    return AnnotationSupport.isAnnotated(method, Testable.class);
  }
}
