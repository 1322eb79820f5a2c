package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import java.lang.module.ModuleDescriptor;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Checks that the user's build brings what the kit needs, and says what to add if it doesn't.
///
/// As an extension it checks JUnit's version. It has to be the first one of [LoopTest], and its
/// constructor must use nothing that JUnit 5 lacks: it runs before the JVM links any class that
/// does.
final class BuildCheck implements Extension {

  /// The JUnit that the kit is built with.
  static final String JUNIT = "6.1.3";

  private static final String LAUNCHER = "org.junit.platform.launcher.core.LauncherFactory";

  /// @throws IllegalStateException if this build runs JUnit 5
  BuildCheck() {
    requireJunit6();
  }

  /// Checks that JUnit is recent enough.
  ///
  /// @throws IllegalStateException if it is JUnit 5
  static void requireJunit6() {
    // new in 6.0, and needed here
    if (Arrays.stream(ExtensionContext.Store.class.getMethods())
        .noneMatch(each -> each.getName().equals("computeIfAbsent"))) {
      throw new IllegalStateException(
          format(
              "this build runs JUnit %s, but Loopbook's test kit needs 6.0 or later: in the pom's"
                  + " <dependencyManagement>, import org.junit:junit-bom:%s (<type>pom</type>,"
                  + " <scope>import</scope>) before any other BOM",
              junitVersion().orElse("5"), JUNIT));
    }
  }

  private static Optional<String> junitVersion() {
    return Optional.ofNullable(Test.class.getPackage().getImplementationVersion())
        .or(
            () ->
                Optional.ofNullable(Test.class.getModule().getDescriptor())
                    .flatMap(ModuleDescriptor::rawVersion));
  }

  /// Checks that JUnit's launcher is there, which the kit doesn't bring: build tools have their
  /// own.
  ///
  /// @param caller what needs it
  /// @throws IllegalStateException if it is missing
  static void requireLauncher(String caller) {
    try {
      Class.forName(LAUNCHER, false, BuildCheck.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(
          format(
              "%s needs JUnit's launcher, which is not on the class path: add"
                  + " org.junit.platform:junit-platform-launcher:%s with <scope>test</scope> to the"
                  + " pom's <dependencies>",
              caller, junitVersion().orElse(JUNIT)),
          missing);
    }
  }

  /// Checks that this JVM was started with the flag that coroutines need.
  ///
  /// @throws IllegalStateException if it wasn't; the message shows where Maven, Gradle and IDEs
  ///   have it
  static void requireFlag() {
    EventLoop.missingExport()
        .ifPresent(
            export -> {
              throw new IllegalStateException(flagText(export));
            });
  }

  static String flagText(String export) {
    return format(
        """
        this JVM was started without the flag that coroutines need.
          --add-exports %1$s
          Maven   in the configuration of maven-surefire-plugin:
                  <argLine>--add-exports %1$s</argLine>
          Gradle  tasks.test { jvmArgs("--add-exports=%1$s") }
          IDE     the same in the VM options of the run configuration, if it doesn't take it from
                  the build""",
        export);
  }
}
