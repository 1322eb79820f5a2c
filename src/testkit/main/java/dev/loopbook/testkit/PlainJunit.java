package dev.loopbook.testkit;

import org.junit.platform.launcher.core.LauncherConfig;

/// JUnit as it comes: nothing that registers itself on the class path hears of the tests or chooses
/// among them.
final class PlainJunit {

  private PlainJunit() {}

  static LauncherConfig config() {
    return LauncherConfig.builder()
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .build();
  }
}
