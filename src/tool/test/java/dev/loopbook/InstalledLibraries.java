package dev.loopbook;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The libraries as somebody gets them who copies this checkout and types `./run.sh install`.
///
/// They are installed into a local repository that is made for this run and leads by links to the
/// person's own for all else. So nothing is left behind there, and hardly anything is downloaded.
final class InstalledLibraries implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  /// What a copy needs: the sources of the libraries, and the poms of all modules.
  private static final String[] COPIED = {
    "pom.xml",
    "run.sh",
    "LICENSE",
    ".mvn",
    "src/bom/pom.xml",
    "src/core/pom.xml",
    "src/core/main",
    "src/testkit/pom.xml",
    "src/testkit/main",
    "src/tool/pom.xml"
  };

  private final Path checkout;
  private final Path repository;
  private final Process process;
  private final Path log;

  private InstalledLibraries(Path checkout, Path repository, String timeZone) throws IOException {
    this.checkout = checkout;
    this.repository = repository;
    for (var each : COPIED) {
      copy(HOME.resolve(each), checkout.resolve(each));
    }
    linkToPersons();
    log = checkout.resolve("install.log");
    process = install(timeZone);
  }

  /// Starts to install from a copy in an empty folder; [#await] waits for the end.
  ///
  /// @param timeZone the one that the build runs in
  static InstalledLibraries in(Path folder, String timeZone) throws IOException {
    return new InstalledLibraries(
        folder.resolve("a checkout"), folder.resolve("repository"), timeZone);
  }

  /// Waits until everything is installed.
  InstalledLibraries await() throws Exception {
    end(process, log);
    if (process.exitValue() != 0) {
      throw new AssertionError("./run.sh install fails:\n" + Files.readString(log));
    }
    return this;
  }

  Path repository() {
    return repository;
  }

  /// Returns each installed file of a library but its descriptions of the repository, by name.
  Map<String, byte[]> files(String artifact) throws IOException {
    var all = new TreeMap<String, byte[]>();
    try (Stream<Path> files = Files.walk(repository.resolve("dev/loopbook").resolve(artifact))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(".jar") || name.endsWith(".pom")) {
          all.put(name, Files.readAllBytes(file));
        }
      }
    }
    return all;
  }

  private Process install(String timeZone) throws IOException {
    var builder =
        new ProcessBuilder(
                checkout.resolve("run.sh").toString(),
                "install",
                "-Dmaven.repo.local=" + repository)
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(log.toFile());
    prepare(builder.environment());
    builder.environment().put("TZ", timeZone);
    return builder.start();
  }

  /// Lets Maven run on the JDK that runs this test, without the outer build's quiet log.
  static void prepare(Map<String, String> environment) {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.remove("MAVEN_OPTS");
  }

  static void end(Process process, Path log) throws Exception {
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("Maven was not over after four minutes:\n" + Files.readString(log));
    }
  }

  private void linkToPersons() throws IOException {
    link(persons(), repository);
    for (var shared : new String[] {"dev", "dev/loopbook"}) {
      var here = repository.resolve(shared);
      Files.deleteIfExists(here);
      link(persons().resolve(shared), here);
    }
    for (var own : new String[] {"parent", "bom", "core", "testkit"}) {
      Files.deleteIfExists(repository.resolve("dev/loopbook/loopbook-" + own));
    }
  }

  /// Makes `here` a folder in which everything of `there` is found.
  private static void link(Path there, Path here) throws IOException {
    Files.createDirectories(here);
    if (!Files.isDirectory(there)) {
      return;
    }
    try (Stream<Path> entries = Files.list(there)) {
      for (var entry : entries.toList()) {
        Files.createSymbolicLink(here.resolve(entry.getFileName()), entry);
      }
    }
  }

  private static Path persons() {
    return Stream.of("maven.repo.local", "localRepository") // Surefire tells the second
        .map(System::getProperty)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Path::of)
        .orElse(Path.of(System.getProperty("user.home"), ".m2", "repository"))
        .toAbsolutePath();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /// Takes the links away, so that whoever empties the folder does not come upon the person's own
  /// repository.
  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try (Stream<Path> all = Files.walk(repository)) {
      for (var link : all.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }
}
