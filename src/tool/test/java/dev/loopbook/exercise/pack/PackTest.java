package dev.loopbook.exercise.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/// Packages, run as the platforms run them.
@DisabledOnOs(OS.WINDOWS)
final class PackTest {
  private static final Path HOME =
      Path.of(System.getProperty("loopbook.home", ".")).toAbsolutePath().normalize();

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void makeASmallBook() throws IOException {
    home = folder.resolve("home");
    write("run.sh", "#!/usr/bin/env bash\n");
    write("LICENSE", "MIT");
    write("target/loopbook.jar", "tool");
    write("target/lib/a.jar", "library");
    write("target/lib/notes.txt", "no library");
    write("exercises/ch04_blocking/e1_unblock/UserFetcher.java", "class UserFetcher {}");
    write("solutions/ch04_blocking/e1_unblock/UserFetcher.java", "class UserFetcher {}");
    write("chapters/README.md", "# Chapters");
    write("chapters/.loopbook/progress.json", "mine");
    write("src/core/main/Secret.java", "class Secret {}");
  }

  private void write(String name, String text) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void gradescopesZipHasItsScriptsAtTheTopAndTheBuiltBookBelow() throws IOException {
    var zip = pack(PackKind.GRADESCOPE, "autograder.zip", List.of());
    try (var inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"));
        var files = Files.walk(inside.getPath("/"))) {
      assertEquals(
          Set.of(
              "/setup.sh",
              "/run_autograder",
              "/loopbook/run.sh",
              "/loopbook/LICENSE",
              "/loopbook/target/loopbook.jar",
              "/loopbook/target/lib/a.jar",
              "/loopbook/exercises/ch04_blocking/e1_unblock/UserFetcher.java",
              "/loopbook/solutions/ch04_blocking/e1_unblock/UserFetcher.java",
              "/loopbook/chapters/README.md"),
          new TreeSet<>(files.filter(Files::isRegularFile).map(Path::toString).toList()));
      for (var script : List.of("/setup.sh", "/run_autograder", "/loopbook/run.sh")) {
        assertTrue(
            Files.getPosixFilePermissions(inside.getPath(script))
                .contains(PosixFilePermission.OTHERS_EXECUTE),
            script);
      }
    }
    try (var inside = FileSystems.newFileSystem(zip);
        var all = Files.walk(inside.getPath("/loopbook"))) {
      for (var each : all.toList()) {
        assertEquals(
            2000, Files.getLastModifiedTime(each).toInstant().atZone(ZoneOffset.UTC).getYear());
      }
    }
    assertArrayEquals(
        Files.readAllBytes(zip),
        Files.readAllBytes(pack(PackKind.GRADESCOPE, "again.zip", List.of())));
  }

  @Test
  void theAutograderWritesResultsOnlyIfTheHandInWasGraded() throws Exception {
    var root = autograder(pack(PackKind.GRADESCOPE, "a.zip", List.of("ch04/e1_unblock")));
    stub(root.resolve("source/loopbook/run.sh"), "echo \"$*\"; exit \"$(cat \"${0%/*}/status\")\"");
    var status = root.resolve("source/loopbook/status");
    var results = root.resolve("results/results.json");
    for (var graded : List.of("0", "1")) {
      Files.writeString(status, graded);
      assertEquals(0, runAutograder(root));
      assertEquals(
          "grade %s/submission --layout single --format gradescope --only ch04/e1_unblock\n"
              .replace("%s", root.toString()),
          Files.readString(results));
    }
    Files.writeString(status, "3");
    assertEquals(3, runAutograder(root));
    try (var left = Files.list(root.resolve("results"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void theAutograderGradesAHandInWithTheRealTool() throws Exception {
    assumeTrue(Files.isRegularFile(HOME.resolve("target/loopbook.jar")), "the tool isn't built");
    var zip = folder.resolve("real.zip");
    new Pack(HOME, List.of("ch01/e1_who_runs_when"), Pack.USUAL_GRADER)
        .write(PackKind.GRADESCOPE, zip);
    var root = autograder(zip);
    var answer = "solutions/ch01_lifecycle/e1_who_runs_when/Answer.java";
    Files.copy(HOME.resolve(answer), root.resolve("submission/Answer.java"));
    Files.writeString(
        root.resolve("submission_metadata.json"),
        """
        {"id": 123456, "assignment": {"id": 1, "title": "Loops", "total_points": "5.0"},
         "users": [{"email": "ann@example.org", "id": 7, "name": "Ann Lee"}]}
        """);
    stub(
        root.resolve("source/loopbook/run.sh"),
        "home=${0%/*}; exec \"$JAVA_HOME/bin/java\" -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
            + " -Dloopbook.home=\"$home\" -jar \"$home/target/loopbook.jar\" \"$@\"");
    assertEquals(0, runAutograder(root), () -> read(root.resolve("log")));
    var json =
        JsonParser.parseString(Files.readString(root.resolve("results/results.json")))
            .getAsJsonObject();
    assertEquals(5, json.get("score").getAsInt(), json::toString);
    assertEquals("1 of 1 exercises passed, 5 of 5 points", json.get("output").getAsString());
  }

  @Test
  void classroomsWorkflowHasTheNamesThatClassroomReadsAndHandsOnTheResult() throws Exception {
    var file = pack(PackKind.CLASSROOM, "classroom.yml", List.of("ch04"));
    Map<String, Object> workflow = new Yaml().load(Files.readString(file));
    assertEquals("Autograding Tests", workflow.get("name"));
    var jobs = map(workflow.get("jobs"));
    assertEquals(Set.of("run-autograding-tests"), jobs.keySet());
    var job = map(jobs.get("run-autograding-tests"));
    var steps =
        ((List<?>) Objects.requireNonNull(job.get("steps"))).stream().map(PackTest::map).toList();
    assertEquals("our/loopbook", map(steps.get(1).get("with")).get("repository"));
    var grade = steps.stream().filter(step -> "loopbook".equals(step.get("id"))).findFirst();
    var script = (String) grade.orElseThrow().get("run");

    stub(folder.resolve("grader/run.sh"), "echo \"graded $*\"; exit 1");
    assertEquals(0, runStep(script));
    var result = Files.readString(folder.resolve("output"));
    assertEquals(
        "graded grade submission --layout single --format classroom --only ch04\n",
        new String(
            Base64.getDecoder().decode(result.strip().substring("result=".length())), UTF_8));
    assertEquals(
        "graded grade submission --layout single --format comment --only ch04\n",
        Files.readString(folder.resolve("summary")));

    stub(folder.resolve("grader/run.sh"), "exit 3");
    Files.delete(folder.resolve("output"));
    assertFalse(runStep(script) == 0);
    assertFalse(Files.exists(folder.resolve("output")));
  }

  @Test
  void theContainersFolderHasWhatItsFileCopies() throws IOException {
    var image = pack(PackKind.CONTAINER, "image", List.of());
    var text = Files.readString(image.resolve("Containerfile"));
    assertTrue(text.contains("\nCOPY --chown=reader loopbook /opt/loopbook\n"), text);
    assertTrue(Files.isExecutable(image.resolve("loopbook/run.sh")));
    assertEquals("tool", Files.readString(image.resolve("loopbook/target/loopbook.jar")));
    assertFalse(Files.exists(image.resolve("loopbook/src")));
  }

  @Test
  void aPackageThatIsThereIsReplacedNotWrittenOver() throws IOException {
    var image = Files.createDirectories(folder.resolve("image/loopbook/target")).getParent();
    var olds =
        List.of(
            folder.resolve("classroom.yml"),
            image.resolveSibling("Containerfile"),
            image.resolve("target/loopbook.jar"));
    for (var old : olds) {
      Files.createLink(folder.resolve("old " + old.getFileName()), Files.writeString(old, "old"));
    }
    pack(PackKind.CLASSROOM, "classroom.yml", List.of());
    pack(PackKind.CONTAINER, "image", List.of());
    for (var old : olds) {
      assertNotEquals("old", Files.readString(old));
      assertEquals("old", Files.readString(folder.resolve("old " + old.getFileName())));
    }
  }

  @Test
  void theDevContainerHasTheJdkThatTheBookNeeds() throws IOException {
    var json =
        JsonParser.parseString(Files.readString(HOME.resolve(".devcontainer/devcontainer.json")))
            .getAsJsonObject();
    var java =
        json.getAsJsonObject("features").getAsJsonObject("ghcr.io/devcontainers/features/java:1");
    assertEquals("25", java.get("version").getAsString());
    assertEquals("true", java.get("installMaven").getAsString());
    assertEquals("./run.sh version", json.get("postCreateCommand").getAsString());
  }

  private Path pack(PackKind kind, String name, List<String> only) throws IOException {
    var target = folder.resolve(name);
    new Pack(home, only, "our/loopbook").write(kind, target);
    return target;
  }

  /// Lays out what Gradescope's image has.
  private Path autograder(Path zip) throws IOException {
    var root = Files.createDirectories(folder.resolve("autograder"));
    for (var name : List.of("source", "submission", "results")) {
      Files.createDirectories(root.resolve(name));
    }
    try (var inside = FileSystems.newFileSystem(zip)) {
      var top = inside.getPath("/");
      try (var files = Files.walk(top)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var copy = root.resolve("source").resolve(top.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Files.copy(root.resolve("source/run_autograder"), root.resolve("run_autograder"));
    return root;
  }

  private static void stub(Path script, String body) throws IOException {
    Files.createDirectories(script.getParent());
    Files.writeString(script, "#!/usr/bin/env bash\n" + body + "\n");
    assertTrue(script.toFile().setExecutable(true));
  }

  private static int runAutograder(Path root) throws Exception {
    var builder = new ProcessBuilder("bash", root.resolve("run_autograder").toString());
    builder.directory(root.toFile());
    builder.environment().put("LOOPBOOK_AUTOGRADER", root.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(root.resolve("log").toFile())
        .start()
        .waitFor();
  }

  /// Runs a step as GitHub does.
  private int runStep(String script) throws Exception {
    var file = Files.writeString(folder.resolve("step.sh"), script);
    var builder = new ProcessBuilder("bash", "-e", "-o", "pipefail", file.toString());
    builder.directory(folder.toFile());
    builder.environment().put("GITHUB_OUTPUT", folder.resolve("output").toString());
    builder.environment().put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    builder.environment().put("RUNNER_TEMP", folder.toString());
    return builder.redirectErrorStream(true).start().waitFor();
  }

  @SuppressWarnings("unchecked") // YAML's keys are texts
  private static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
