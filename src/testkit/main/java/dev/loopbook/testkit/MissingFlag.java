package dev.loopbook.testkit;

/// Says how a build starts its tests so that they can have coroutines.
final class MissingFlag {

  private MissingFlag() {}

  /// Fails if this JVM was started without the flag.
  ///
  /// @throws IllegalStateException naming the flag, and where Maven, Gradle and IDEs have it
  static void refuse() {
    var exported =
        Object.class.getModule().isExported("jdk.internal.vm", MissingFlag.class.getModule());
    if (!exported) {
      throw new IllegalStateException(
          """
          this JVM was started without the flag that coroutines need.
            --add-exports java.base/jdk.internal.vm=ALL-UNNAMED
            Maven   in the configuration of maven-surefire-plugin:
                    <argLine>--add-exports java.base/jdk.internal.vm=ALL-UNNAMED</argLine>
            Gradle  tasks.test { jvmArgs("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED") }
            IDE     the same in the VM options of the run configuration, if it does not take it
                    from the build""");
    }
  }
}
