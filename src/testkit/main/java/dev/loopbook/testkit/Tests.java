package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs test classes as a part of an ordinary program, in the order in which they are written.
///
/// ```java
/// void main() {
///   IO.print(Tests.run(CounterTest.class));
/// }
/// ```
public final class Tests {

  private Tests() {}

  /// Runs all tests of `classes` on this thread, and returns what came of them.
  ///
  /// Test after test, in the order of the source file, whatever a `junit-platform.properties` says.
  ///
  /// @throws IllegalStateException if a loop runs on this thread: tests make their own
  public static TestReport run(Class<?>... classes) {
    if (classes.length == 0) {
      throw new IllegalArgumentException(
          "no test class: write Tests.run(CounterTest.class), with one class or several");
    }
    return run(
        Arrays.stream(classes).<DiscoverySelector>map(DiscoverySelectors::selectClass).toList());
  }

  /// Runs one test method, or one set of parameterised tests, and returns what came of it.
  ///
  /// @throws IllegalStateException if a loop runs on this thread: tests make their own
  public static TestReport run(Class<?> type, String method) {
    var found =
        Arrays.stream(type.getDeclaredMethods())
            .filter(each -> each.getName().equals(method) && !each.isSynthetic())
            .<DiscoverySelector>map(each -> DiscoverySelectors.selectMethod(type, each))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          format("%s: no such method in %s", method, type.getSimpleName()));
    }
    return run(found);
  }

  private static TestReport run(List<DiscoverySelector> selectors) {
    if (EventLoop.ifRunning().isPresent()) {
      throw new IllegalStateException(
          "Tests.run(…) cannot be called from a running event loop: each test makes its own. "
              + "Call it from main, outside run(…)");
    }
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .enableImplicitConfigurationParameters(false)
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .configurationParameter(
                "junit.jupiter.testmethod.order.default", SourceOrder.OfMethods.class.getName())
            .configurationParameter(
                "junit.jupiter.testclass.order.default", SourceOrder.OfClasses.class.getName())
            .build();
    try (var session = LauncherFactory.openSession(PlainJunit.config())) {
      var recorder = new ReportRecorder(TestLoopRecords.in(session));
      session.getLauncher().execute(request, recorder);
      return recorder.report();
    }
  }
}
