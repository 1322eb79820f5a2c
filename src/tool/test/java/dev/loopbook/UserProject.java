package dev.loopbook.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// A Maven project of somebody else, in a folder of its own, that has Loopbook as a dependency.
///
/// The jar is made of what is compiled so far, as tests run before it is packaged. It is put, with
/// this project's own pom, where Maven finds what was installed: into a local repository that is
/// made for this run and leads by links to the person's own for all else. So nothing is left behind
/// there, nothing is installed by hand, and hardly anything is downloaded.
final class UserProject implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  private final Path folder;
  private final Path repository;
  private final String pom;

  /// @param folder an empty one
  UserProject(Path folder) throws IOException {
    this.folder = folder.resolve("project");
    repository = folder.resolve("repository");
    pom = Files.readString(HOME.resolve("pom.xml"));
    install();
    write("pom.xml", projectsPom());
  }

  /// Writes a file of the project.
  void write(String path, String content) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  // ---- what it depends on ----

  private void install() throws IOException {
    link(persons(), repository);
    for (var shared : new String[] {"dev", "dev/loopbook"}) {
      var here = repository.resolve(shared);
      Files.deleteIfExists(here);
      link(persons().resolve(shared), here);
    }
    var version = version();
    install("loopbook-parent", version, HOME.resolve("pom.xml"));
    install("loopbook-core", version, HOME.resolve("src/core/pom.xml"));
    install("loopbook-testkit", version, HOME.resolve("src/testkit/pom.xml"));
    jar("core", version);
    jar("testkit", version);
  }

  private void install(String name, String version, Path itsPom) throws IOException {
    var artifact = repository.resolve("dev/loopbook").resolve(name);
    Files.deleteIfExists(artifact);
    artifact = Files.createDirectories(artifact.resolve(version));
    Files.copy(itsPom, artifact.resolve(name + "-" + version + ".pom"));
  }

  private void jar(String module, String version) throws IOException {
    var name = "loopbook-" + module;
    var folder = repository.resolve("dev/loopbook").resolve(name).resolve(version);
    try (var jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve(name + "-" + version + ".jar")))) {
      fill(jar, HOME.resolve("target").resolve(module).resolve("classes"));
    }
  }

  private String version() {
    return inPom("<artifactId>loopbook-parent</artifactId>\\s*<version>([^<]+)</version>");
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

  private static void fill(JarOutputStream jar, Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, (OutputStream) jar);
        jar.closeEntry();
      }
    }
  }

  private String inPom(String expression) {
    var found = Pattern.compile(expression).matcher(pom);
    if (!found.find()) {
      throw new AssertionError("pom.xml has nothing like " + expression);
    }
    return found.group(1);
  }

  private String plugin(String name) {
    return inPom("<artifactId>" + name + "</artifactId>\\s*<version>([^<]+)</version>");
  }

  /// What a user writes. The plugins' versions are ours, which have been downloaded.
  private String projectsPom() {
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example</groupId>
          <artifactId>shop</artifactId>
          <version>1</version>
          <properties>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
            <maven.compiler.release>25</maven.compiler.release>
          </properties>
          <dependencies>
            <dependency>
              <groupId>dev.loopbook</groupId>
              <artifactId>loopbook-testkit</artifactId>
              <version>%s</version>
              <scope>test</scope>
            </dependency>
          </dependencies>
          <build>
            <plugins>
              <plugin>
                <artifactId>maven-resources-plugin</artifactId>
                <version>%s</version>
              </plugin>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>%s</version>
              </plugin>
              <plugin>
                <artifactId>maven-surefire-plugin</artifactId>
                <version>%s</version>
                <configuration>
                  <argLine>--add-exports java.base/jdk.internal.vm=ALL-UNNAMED</argLine>
                </configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """
        .formatted(
            version(),
            plugin("maven-resources-plugin"),
            plugin("maven-compiler-plugin"),
            plugin("maven-surefire-plugin"));
  }

  // ---- running ----

  /// What `mvn test` came to.
  ///
  /// @param status Maven's exit status
  /// @param failures what each test that failed says, by `Class.test`; of one that passed, nothing
  /// @param log what Maven wrote
  record Outcome(int status, Map<String, String> failures, String log) {}

  /// Runs `mvn test`, on the JDK that runs this test.
  Outcome test() throws Exception {
    var log = folder.resolve("mvn.log");
    var maven =
        new ProcessBuilder(
                "mvn", "-B", "-Dmaven.repo.local=" + repository, "-Dstyle.color=never", "test")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    maven.environment().remove("MAVEN_OPTS"); // the outer build's quiet log
    var process = maven.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("mvn test was not over after three minutes:\n" + read(log));
    }
    return new Outcome(process.exitValue(), failures(), read(log));
  }

  private static String read(Path log) throws IOException {
    return Files.readString(log);
  }

  private Map<String, String> failures() throws Exception {
    var all = new LinkedHashMap<String, String>();
    var reports = folder.resolve("target/surefire-reports");
    if (!Files.isDirectory(reports)) {
      return all;
    }
    try (Stream<Path> files = Files.list(reports)) {
      for (var file : files.filter(path -> path.toString().endsWith(".xml")).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          collect(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(in)
                  .getDocumentElement(),
              all);
        }
      }
    }
    return all;
  }

  private static void collect(Element suite, Map<String, String> all) {
    var cases = suite.getElementsByTagName("testcase");
    for (var i = 0; i < cases.getLength(); i++) {
      var test = (Element) cases.item(i);
      var words = new StringBuilder();
      for (var kind : new String[] {"failure", "error"}) {
        var found = test.getElementsByTagName(kind);
        for (var j = 0; j < found.getLength(); j++) {
          words.append(found.item(j).getTextContent());
        }
      }
      var type = test.getAttribute("classname");
      var name = test.getAttribute("name").replaceFirst("\\(\\)$", "");
      all.put(type.substring(type.lastIndexOf('.') + 1) + "." + name, words.toString());
    }
  }

  /// Takes the links away, so that whoever empties the folder does not come upon the person's own
  /// repository.
  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(repository)) {
      for (var link : all.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }
}
