package dev.loopbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A newcomer's path through the tool, from `run.sh` to the grades of a class, prints the same
/// bytes on every machine: wherever the course lies, whatever language and alphabet the system
/// speaks (Arabic digits; Turkish, where `I` isn't the capital of `i`; German decimal commas; no
/// locale at all), with whatever editor its texts were saved, and where nothing may be written.
///
/// The tool is put together from what has been compiled, as the build does it later.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EveryMachineTest {
  private static final Path BOOK =
      Path.of(System.getProperty("loopbook.home", ".")).toAbsolutePath();
  private static final String EXERCISE = "ch04_blocking/e1_unblock";

  /// `C16 with space.java` has only ASCII letters itself, but neighbours that don't.
  private static final String COMMANDS =
      """
      help
      help until
      chapters
      TICK
      INIT
      int x = nowhere;
      1.5 / 2
      load ch01/TwoTasks
      tick 2
      state
      tasks
      task mai
      why A
      timers
      until 0.75
      back
      trace 12
      output
      continue
      run Größe.java
      run 日本.java
      run 'Main (1).java'
      exercises --list
      exercises UNBLOCK
      next ch04/e1
      check ch04/e1
      solution ch04/e1
      progress
      book --check ch01
      grade class --only ch04 --partial --format JSON
      grade class --only ch04 --partial
      check ch04/e1 --watch
      q
      quit
      """;

  private static final List<String> SIGNS =
      List.of(
          "0.500",
          "3 of 6 tests pass",
          "ch01/e1_who",
          "1 student,",
          "Ada Müller",
          "1 chapter,",
          "12345.5",
          "grüß Gott",
          "こんにちは",
          "a public class");

  @TempDir static Path work;

  private static Path parts;
  private static String expected = "";

  /// A machine that differs from an English one on which everything is as usual.
  enum Machine {
    ARABIC("Müller's course/日本語", "ar", "EG", Map.of("LANG", "C.UTF-8")),
    TURKISH("-n \"quoted\" $(course)", "tr", "TR", Map.of("LC_ALL", "C")),
    GERMAN("bücher", "de", "DE", Map.of());

    final String place;
    final String language;
    final String country;
    final Map<String, String> environment;

    Machine(String place, String language, String country, Map<String, String> environment) {
      this.place = place;
      this.language = language;
      this.country = country;
      this.environment = environment;
    }
  }

  @BeforeAll
  static void hearItOnAnEnglishMachine() throws Exception {
    parts = Files.createDirectories(work.resolve("parts"));
    assemble();
    expected = shell(layOut("course"), "en", "US", Map.of("LANG", "en_US.UTF-8", "PATH", path()));
    // A shell that gets nowhere says the same everywhere, too.
    for (var sign : SIGNS) {
      assertTrue(expected.contains(sign), () -> sign + " is not in\n" + expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameIsPrintedOnEveryMachine(Machine machine) throws Exception {
    var home = layOut(machine.place);
    if (machine == Machine.GERMAN) {
      saveAsNotepadDoes(home);
    }

    var shown = shell(home, machine.language, machine.country, machine.environment);

    assertEquals(expected, shown);
  }

  @Test
  void whereNothingCanBeWrittenAllWorksAndNothingIsRemembered() throws Exception {
    var home = layOut("Téléchargements");
    // Even root can't make a folder there.
    Files.createSymbolicLink(home.resolve(".loopbook"), Path.of("/proc/none"));

    var shown = shell(home, "en", "US", Map.of("HOME", "/proc/none", "LANG", "C.UTF-8"));

    for (var sign : SIGNS) {
      assertTrue(shown.contains(sign), () -> sign + " is not in\n" + shown);
    }
    assertTrue(shown.contains("Your progress could not be written"), shown);
    assertFalse(shown.contains("\tat "), shown);
  }

  /// Gives all texts that people edit a byte-order mark and Windows's line ends.
  private static void saveAsNotepadDoes(Path home) throws IOException {
    for (var folder : List.of("chapters", "exercises", "solutions", "class")) {
      try (var files = Files.walk(home.resolve(folder))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var text = Files.readString(file);
          if (!text.startsWith("\ufeff")) {
            Files.writeString(file, "\ufeff" + text.replace("\n", "\r\n"));
          }
        }
      }
    }
  }

  /// Returns what a shell prints in a course.
  private static String shell(
      Path home, String language, String country, Map<String, String> environment)
      throws Exception {
    var shown = Files.createTempFile(work, "shown", "");
    var process =
        new ProcessBuilder("bash", "./run.sh")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(shown.toFile());
    process.environment().clear();
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process
        .environment()
        .put(
            "JDK_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=1 -Duser.language=" + language + " -Duser.country=" + country);
    process.environment().putAll(environment);
    var running = process.start();
    try (var input = running.getOutputStream()) {
      input.write(COMMANDS.getBytes(StandardCharsets.UTF_8));
    }
    running.waitFor();
    return Files.readString(shown)
        .replace(home.toString(), "HOME")
        .replaceFirst("NOTE: Picked up JDK_JAVA_OPTIONS: [^\n]*\n", "");
  }

  private static String path() {
    return System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
  }

  /// Lays out a course that has been built, with programs of the newcomer's own and a class of one.
  private static Path layOut(String place) throws IOException {
    var home = work.resolve(place);
    for (var folder :
        List.of(
            "chapters/ch01_lifecycle",
            "chapters/ch04_blocking",
            "exercises/ch01_lifecycle",
            "exercises/" + EXERCISE,
            "solutions/ch01_lifecycle",
            "solutions/" + EXERCISE)) {
      copy(BOOK.resolve(folder), home.resolve(folder));
    }
    copy(parts, home.resolve("target"));
    var script = Files.readString(BOOK.resolve("run.sh"));
    assertTrue(script.contains("\ntrial_ticks=1200\n"));
    // The trial run for a faster start would take longer than all the rest.
    Files.writeString(
        home.resolve("run.sh"), script.replace("\ntrial_ticks=1200\n", "\ntrial_ticks=0\n"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createFile(home.resolve("target/built"));

    var ada = Files.createDirectories(home.resolve("class/Ada Müller").resolve(EXERCISE));
    var solved = BOOK.resolve("solutions").resolve(EXERCISE).resolve("UserFetcher.java");
    Files.writeString(
        ada.resolve("UserFetcher.java"), "\ufeff" + Files.readString(solved).replace("\n", "\r\n"));
    Files.writeString(
        home.resolve("Größe.java"),
        "\ufeffvoid main() {\r\n  System.out.println(\"grüß Gott \" + 12345.5);\r\n}\r\n");
    Files.writeString(home.resolve("日本.java"), "void main() { System.out.println(\"こんにちは\"); }");
    Files.writeString(
        home.resolve("Main (1).java"),
        """
        public class Main {
          public static void main(String[] args) {
            System.out.println("a public class");
          }
        }
        """);
    return home;
  }

  /// Puts `loopbook.jar` and `lib/` together: from the jar that is tested, or else from its
  /// classes.
  private static void assemble() throws IOException {
    var lib = parts.resolve("lib");
    var names = new ArrayList<String>();
    Path tool = null;
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var part = Path.of(entry);
      if (part.endsWith("loopbook.jar")) {
        Files.copy(part, parts.resolve("loopbook.jar"));
        copy(part.resolveSibling("lib"), lib);
        return;
      }
    }
    Files.createDirectory(lib);
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var part = Path.of(entry);
      if (Files.isRegularFile(part)) {
        Files.copy(part, lib.resolve(part.getFileName().toString()));
        names.add("lib/" + part.getFileName());
      } else if (part.endsWith("tool/classes")) {
        tool = part;
      } else if (part.endsWith("classes")) {
        var name = "loopbook-" + part.getParent().getFileName() + ".jar";
        pack(part, new Manifest(), lib.resolve(name));
        names.add("lib/" + name);
      }
    }
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, "dev.loopbook.shell.Main");
    attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", names));
    attributes.putValue("Add-Exports", "java.base/jdk.internal.vm");
    attributes.putValue("Add-Opens", "java.base/java.lang");
    attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
    pack(tool, manifest, parts.resolve("loopbook.jar"));
  }

  private static void pack(Path classes, Manifest manifest, Path jar) throws IOException {
    manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (var zip = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var files = Files.walk(classes)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
