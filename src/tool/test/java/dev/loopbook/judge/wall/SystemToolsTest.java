package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemToolsTest {
  private static final Allowance ALLOWANCE = new Allowance(Duration.ofSeconds(7), 60, 3);

  @TempDir private Path folder;

  @Test
  void aToolIsAFileThatCanBeExecuted() throws Exception {
    var tools = new SystemTools(List.of(folder.resolve("none"), folder));
    Files.createFile(folder.resolve("bwrap"));
    assertFalse(tools.has("bwrap"));
    assertEquals(Optional.empty(), tools.find("bwrap"));
    install("bwrap");
    assertTrue(tools.has("bwrap"));
    assertEquals(Optional.of(folder.resolve("bwrap")), tools.find("bwrap"));
  }

  @Test
  void onlyAbsoluteFoldersAreSearched() {
    var path = SystemTools.ofThisSystem().path();
    assertTrue(path.contains(Path.of("/usr/sbin")), path.toString());
    assertTrue(path.stream().allMatch(Path::isAbsolute), path.toString());
  }

  @Test
  void withoutAPathTheSystemsOwnFoldersAreSearched() {
    assertEquals(
        List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin"),
        SystemTools.onPath("").path().stream().map(Path::toString).toList());
    assertEquals(Path.of("/opt/bin"), SystemTools.onPath("here:/opt/bin").path().getFirst());
  }

  @Test
  void limitsNeedPrlimit() throws Exception {
    var tools = new SystemTools(List.of(folder));
    assertEquals(List.of(), tools.limiting(ALLOWANCE, true));
    install("prlimit");
    assertEquals(
        List.of(
            folder.resolve("prlimit").toString(),
            "--core=0",
            "--cpu=7",
            "--fsize=3145728",
            "--nproc=60",
            "--nofile=512"),
        tools.limiting(ALLOWANCE, true));
    assertFalse(tools.limiting(ALLOWANCE, false).contains("--nproc=60"));
  }

  @Test
  void eachProcessHasAUserOfItsOwnAndNothingOfOurEnvironment() {
    var cell = new Enclosure.Cell(folder, List.of(), folder, folder, 5);
    assertEquals(1_280_000_005, SystemTools.userFor(cell));
    assertEquals(
        List.of("LANG", "PATH"), SystemTools.environment().keySet().stream().sorted().toList());
  }

  private void install(String tool) throws Exception {
    var file = folder.resolve(tool);
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    assertTrue(file.toFile().setExecutable(true));
  }
}
