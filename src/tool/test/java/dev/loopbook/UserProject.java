package dev.loopbook;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// A Maven project of somebody else, in a folder of its own, whose pom is the README's.
final class UserProject {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  private final Path folder;
  private final InstalledLibraries libraries;
  private String pom;

  /// @param folder an empty one
  UserProject(Path folder, InstalledLibraries libraries) throws IOException {
    this.folder = folder;
    this.libraries = libraries;
    pom = pomOfReadme();
  }

  private static String pomOfReadme() throws IOException {
    var readme = Files.readString(HOME.resolve("README.md"));
    var begin = readme.indexOf("```xml\n<project");
    if (begin < 0) {
      throw new AssertionError("README.md shows no pom");
    }
    return readme.substring(begin + "```xml\n".length(), readme.indexOf("```\n", begin + 3));
  }

  /// Changes the pom.
  ///
  /// @param old what has to be there, once
  UserProject replace(String old, String text) {
    if (pom.split(java.util.regex.Pattern.quote(old), -1).length != 2) {
      throw new AssertionError("README's pom has not just one " + old);
    }
    pom = pom.replace(old, text);
    return this;
  }

  /// Lets the project's other BOM choose a JUnit.
  UserProject withJunit(String version) {
    return replace(
        "<dependencyManagement>\n    <dependencies>\n",
        """
        <dependencyManagement>
            <dependencies>
              <dependency>
                <groupId>org.junit</groupId>
                <artifactId>junit-bom</artifactId>
                <version>%s</version>
                <type>pom</type>
                <scope>import</scope>
              </dependency>
        """
            .formatted(version));
  }

  /// Writes a file of the project.
  UserProject write(String path, String content) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  /// What Maven came to.
  ///
  /// @param status Maven's exit status
  /// @param failures what each test that failed says, by `Class.test`; of one that passed, nothing
  /// @param log what Maven wrote
  record Outcome(int status, Map<String, String> failures, String log) {}

  /// Runs Maven, on the JDK that runs this test.
  Outcome maven(String... goals) throws Exception {
    write("pom.xml", pom);
    var command =
        new ArrayList<>(
            List.of(
                "mvn",
                "-B",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + libraries.repository(),
                "-Dstyle.color=never"));
    command.addAll(List.of(goals));
    var log = folder.resolve("mvn.log");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(log.toFile());
    InstalledLibraries.prepare(builder.environment());
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"); // brief
    var process = builder.start();
    InstalledLibraries.end(process, log);
    return new Outcome(process.exitValue(), failures(), Files.readString(log));
  }

  /// Runs Java in the project's folder and returns what it wrote.
  String java(String... arguments) throws Exception {
    var command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java") + ""));
    command.addAll(List.of(arguments));
    var log = folder.resolve("java.log");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    InstalledLibraries.end(process, log);
    return Files.readString(log);
  }

  /// Makes a jar of the project's own classes, for `java -jar`, with these lines in its manifest.
  void jar(String name, Map<String, String> manifestLines) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifestLines.forEach(manifest.getMainAttributes()::putValue);
    var classes = folder.resolve("target/classes");
    try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, jar);
      }
    }
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
}
