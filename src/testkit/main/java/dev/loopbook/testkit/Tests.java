package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.loop.EventLoop;
import java.util.Arrays;
import org.apiguardian.api.API;

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
    requireRunnable();
    return LauncherRun.of(type, found);
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
