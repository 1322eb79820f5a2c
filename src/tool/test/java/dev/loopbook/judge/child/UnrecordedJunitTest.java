package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.jfr.JfrUtils;

class UnrecordedJunitTest {
  private static final ClassLoader OWN = UnrecordedJunitTest.class.getClassLoader();

  @Test
  void junitRegistersNoListenerOfTheFlightRecorder() {
    assertEquals(
        List.of("registerLauncherDiscoveryListeners", "registerTestExecutionListeners"),
        registeredBelow(OWN));
    assertEquals(List.of(), registeredBelow(UnrecordedJunit.below(OWN)));
    assertEquals(
        List.of(), registeredBelow(JobClassLoader.ofStudent(Map.of(), Set.of())), "in a trial");
  }

  @Test
  void everythingElseIsTheSame() throws Exception {
    assertSame(
        JupiterTestEngine.class,
        UnrecordedJunit.below(OWN).loadClass(JupiterTestEngine.class.getName()));
  }

  /// Returns what JUnit registers with a launcher in a thread of this class loader.
  private static List<String> registeredBelow(ClassLoader loader) {
    var registered = new ArrayList<String>();
    var launcher =
        (Launcher)
            Proxy.newProxyInstance(
                OWN,
                new Class<?>[] {Launcher.class},
                (_, method, _) -> {
                  registered.add(method.getName());
                  return null;
                });
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      JfrUtils.registerListeners(launcher);
    } finally {
      thread.setContextClassLoader(before);
    }
    return registered;
  }
}
