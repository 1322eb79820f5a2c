package dev.loopbook.exercise.judge;

import dev.loopbook.exercise.child.Child;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The command that starts a child, and the files that it must be able to read.
///
/// @param words the JVM and its arguments
/// @param reads the JDK, the jars, the start-up cache
record ChildCommand(List<String> words, List<Path> reads) {
  /// Where `run.sh` says which start-up cache fits.
  private static final String CACHE = "loopbook.aot";

  static ChildCommand of(Limits limits) {
    var java = Path.of(System.getProperty("java.home"));
    var words = new ArrayList<String>();
    words.add(java.resolve("bin").resolve("java").toString());
    words.addAll(
        List.of(
            "-Xmx" + limits.heapMegabytes() + "m",
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
    var own = ownClasses();
    var reads = new ArrayList<Path>(List.of(java));
    if (own.toString().endsWith(".jar")) {
      var cache = System.getProperty(CACHE, "");
      if (!cache.isEmpty()) {
        words.add("-XX:AOTCache=" + cache);
        reads.add(Path.of(cache));
      }
      words.addAll(List.of("-jar", own.toString(), Child.COMMAND));
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
              Child.class.getName()));
      Stream.of(path.split(File.pathSeparator)).map(Path::of).forEach(reads::add);
    }
    return new ChildCommand(List.copyOf(words), List.copyOf(reads));
  }

  private static Path ownClasses() {
    try {
      return Path.of(Child.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where Loopbook's own classes are is no path", e);
    }
  }
}
