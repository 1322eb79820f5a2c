package dev.loopbook.judge;

import dev.loopbook.judge.child.Child;
import dev.loopbook.judge.child.CompilerChild;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The command that starts a child, and the files that it must be able to read.
///
/// @param words the JVM and its arguments
/// @param reads the JDK, the jars, the start-up cache
record ChildCommand(List<String> words, List<Path> reads) {
  /// The properties in which `run.sh` names the start-up caches: one of everything, javac too, and
  /// a smaller one for the processes in which tests run.
  private static final String CACHE = "loopbook.aot";

  private static final String CHILD_CACHE = "loopbook.child.aot";

  /// The heap in which javac works, in megabytes: twice what our longest test needs.
  private static final int COMPILER_HEAP = 384;

  /// Returns the command of a process in which tests run.
  static ChildCommand of(Limits limits) {
    return of(limits.heapMegabytes(), Child.COMMAND, Child.class, CHILD_CACHE, Optional.empty());
  }

  /// Returns one in which mocks work even where a JVM can't attach to itself, which takes files.
  static ChildCommand withMocks(Limits limits) {
    return of(limits.heapMegabytes(), Child.COMMAND, Child.class, CHILD_CACHE, mockito());
  }

  /// Returns the command of a process that compiles.
  static ChildCommand ofCompiler() {
    return of(COMPILER_HEAP, CompilerChild.COMMAND, CompilerChild.class, CACHE, Optional.empty());
  }

  private static Optional<Path> mockito() {
    try {
      return Optional.of(
          placeOf(
              Class.forName("org.mockito.Mockito", false, ChildCommand.class.getClassLoader())));
    } catch (ClassNotFoundException _) {
      return Optional.empty(); // then no exercise can use it either
    }
  }

  private static ChildCommand of(
      int heap, String word, Class<?> main, String cacheProperty, Optional<Path> agent) {
    var java = Path.of(System.getProperty("java.home"));
    var words = new ArrayList<String>();
    words.add(java.resolve("bin").resolve("java").toString());
    words.addAll(
        List.of(
            "-Xmx" + heap + "m",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:UseAVX=1",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+EnableDynamicAgentLoading", // Mockito makes itself an agent
            "-Djdk.attach.allowAttachSelf=true",
            "-XX:+DisplayVMOutputToStderr", // its output is the private channel
            "-XX:-CreateCoredumpOnCrash",
            "-Djava.awt.headless=true",
            "-Xlog:disable"));
    agent.ifPresent(jar -> words.add("-javaagent:" + jar));
    var own = placeOf(Child.class);
    var reads = new ArrayList<Path>(List.of(java));
    if (own.toString().endsWith(".jar")) {
      var cache = System.getProperty(cacheProperty, "");
      if (!cache.isEmpty() && agent.isEmpty()) { // an agent makes the JVM refuse it
        words.add("-XX:AOTCache=" + cache);
        reads.add(Path.of(cache));
      }
      words.addAll(List.of("-jar", own.toString(), word));
      reads.add(own);
      reads.add(own.resolveSibling("lib"));
    } else {
      var path = System.getProperty("java.class.path");
      words.addAll(
          List.of(
              "--add-exports",
              "java.base/jdk.internal.vm=ALL-UNNAMED",
              "--add-opens",
              "java.base/java.lang=ALL-UNNAMED",
              "-cp",
              path,
              main.getName()));
      Stream.of(path.split(File.pathSeparator)).map(Path::of).forEach(reads::add);
    }
    return new ChildCommand(List.copyOf(words), List.copyOf(reads));
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where " + type.getName() + " is is no path", e);
    }
  }
}
