package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.loop.EventLoop;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Nested;

/// Runs test classes inside an ordinary program, in the order of the source.
///
/// ```java
/// void main() {
///   IO.print(Tests.run(CounterTest.class));
/// }
/// ```
@API(status = MAINTAINED, since = "1.0")
public final class Tests {

  private Tests() {}

  /// Runs all tests of `classes` on this thread, and returns their results.
  ///
  /// They run one after another, in the order of the source file, whatever a
  /// `junit-platform.properties` says.
  ///
  /// @throws IllegalStateException if a loop runs on this thread, as tests make their own; or if
  ///   JUnit's launcher is not on the class path
  public static TestReport run(Class<?>... classes) {
    if (classes.length == 0) {
      throw new IllegalArgumentException(
          "no test class: write Tests.run(CounterTest.class), with one class or several");
    }
    List.of(classes).forEach(Tests::requireTestClass);
    requireRunnable();
    return LauncherRun.of(classes);
  }

  /// Runs one test method, or one parameterized test, and returns the result.
  ///
  /// @throws IllegalStateException if a loop runs on this thread, as tests make their own; or if
  ///   JUnit's launcher is not on the class path
  public static TestReport run(Class<?> type, String method) {
    var found =
        Arrays.stream(type.getDeclaredMethods())
            .filter(each -> each.getName().equals(method) && !each.isSynthetic())
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          format("%s: no such method in %s", method, type.getSimpleName()));
    }
    requireTestClass(type);
    requireRunnable();
    return LauncherRun.of(type, found);
  }

  /// Refuses a class that JUnit passes over with a line in a log. In a file with a `main` of its
  /// own each class is inside another, and is easily left without `static`.
  private static void requireTestClass(Class<?> type) {
    var name = type.getSimpleName();
    if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()) && !isNested(type)) {
      throw new IllegalArgumentException(
          format(
              "%s is not static, so JUnit can't make one: write static class %s, as it is inside"
                  + " another class (a file with a main of its own is one)",
              name, name));
    }
    if (Modifier.isPrivate(type.getModifiers())) {
      throw new IllegalArgumentException(
          format("%s is private, so JUnit runs none of its tests: leave out private", name));
    }
  }

  private static boolean isNested(Class<?> type) {
    return type.isAnnotationPresent(Nested.class);
  }

  private static void requireRunnable() {
    if (EventLoop.ifRunning().isPresent()) {
      throw new IllegalStateException(
          "Tests.run(…) cannot be called from a running event loop: each test makes its own. "
              + "Call it from main, outside run(…)");
    }
    BuildCheck.requireJunit6();
    BuildCheck.requireLauncher("Tests.run(…)");
  }
}
