package dev.loopbook.testkit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs tests through JUnit's launcher, which not every user of the kit has: look for it with
/// [BuildCheck#requireLauncher] before.
final class LauncherRun {

  private LauncherRun() {}

  /// Returns a launcher's configuration that leaves out whatever registers itself on the class
  /// path, so that nothing else sees the tests or chooses among them.
  static LauncherConfig plain() {
    return LauncherConfig.builder()
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        // JUnit would look for its engines in the thread's class loader, and a test's may hide them
        .enableTestEngineAutoRegistration(false)
        .addTestEngines(Engines.ALL.toArray(TestEngine[]::new))
        .build();
  }

  /// Returns JUnit's own engine.
  static TestEngine jupiter() {
    return Engines.ALL.stream()
        .filter(engine -> engine.getId().equals("junit-jupiter"))
        .findFirst()
        .orElseThrow();
  }

  /// The engines, looked for once.
  private static final class Engines {
    static final List<TestEngine> ALL =
        ServiceLoader.load(TestEngine.class, LauncherRun.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
  }

  static TestReport of(Class<?>... classes) {
    return run(Arrays.stream(classes).map(DiscoverySelectors::selectClass));
  }

  static TestReport of(Class<?> type, List<Method> methods) {
    return run(methods.stream().map(each -> DiscoverySelectors.selectMethod(type, each)));
  }

  private static TestReport run(Stream<? extends DiscoverySelector> selectors) {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors.toList())
            .filters(EngineFilter.includeEngines("junit-jupiter", UnrunTestEngine.ID))
            .enableImplicitConfigurationParameters(false)
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .configurationParameter(
                "junit.jupiter.testmethod.order.default", SourceOrder.OfMethods.class.getName())
            .configurationParameter(
                "junit.jupiter.testclass.order.default", SourceOrder.OfClasses.class.getName())
            .build();
    try (var session = LauncherFactory.openSession(plain())) {
      var recorder = new ReportRecorder(session);
      session.getLauncher().execute(request, recorder);
      return recorder.report();
    }
  }
}
