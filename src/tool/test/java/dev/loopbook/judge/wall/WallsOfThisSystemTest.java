package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbook.program.RecursiveDeletion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds on the system that the tests run on, tried by real JVMs.
final class WallsOfThisSystemTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final SystemTools TOOLS = SystemTools.ofThisSystem();
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  @Test
  void theWallsOfNamespacesStandAgainstAnIntruder() throws Exception {
    assumeTrue(TOOLS.has("unshare") && TOOLS.has("setpriv"), "this is no Linux with util-linux");
    var enclosure = new NamespaceEnclosure(TOOLS, ROOT, ROOT);
    var standing = tried(enclosure);
    assumeTrue(!standing.isEmpty(), "this system lets nobody make namespaces");
    assertTrue(standing.containsAll(enclosure.claims()), standing.toString());
  }

  @Test
  void aProcessGroupAloneClaimsNeitherNetworkNorFiles() throws Exception {
    var standing = tried(new PlainEnclosure(TOOLS, false));
    assertTrue(standing.contains(Wall.PROCESS));
    assertFalse(standing.contains(Wall.NETWORK));
    assertFalse(standing.contains(Wall.FILES));
  }

  @Test
  void anEnclosureInWhichNothingStartsHasNoWalls() throws Exception {
    var broken =
        new Enclosure() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Set<Wall> claims() {
            return EnumSet.of(Wall.NETWORK);
          }

          @Override
          public List<String> around(List<String> command, Allowance allowance, Cell cell) {
            return List.of(command.getFirst(), "-noSuchOption");
          }
        };
    assertEquals(Set.of(), tried(broken));
  }

  @Test
  void theStrongestIsTakenAndSaysWhatItLacks() throws Exception {
    try (var sandbox = Sandbox.detect()) {
      assertTrue(sandbox.walls().contains(Wall.PROCESS));
      var all = EnumSet.copyOf(sandbox.walls());
      all.addAll(sandbox.missing());
      assertEquals(EnumSet.complementOf(EnumSet.of(Wall.CODE)), all);
    }
  }

  @Test
  void whatAProcessStartedEndsWithIt(@TempDir Path folder) throws Exception {
    try (var sandbox = Sandbox.of(new PlainEnclosure(TOOLS, false))) {
      var source =
          Files.writeString(
              folder.resolve("Leaves.java"),
              """
              void main() throws Exception {
                var left = new ProcessBuilder("sleep", "300").start();
                IO.println(left.pid());
                Thread.sleep(300_000);
              }
              """);
      ProcessHandle left;
      try (var enclosed =
          sandbox.start(
              List.of(JAVA, source.toString()),
              List.of(),
              Allowance.during(Duration.ofSeconds(10)))) {
        var line = enclosed.process().inputReader(StandardCharsets.UTF_8).readLine();
        left = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
        assertTrue(left.isAlive());
      }
      left.onExit().get();
    }
  }

  @Test
  void whatADeadProcessLeftIsRemovedAndNothingElse() throws Exception {
    var dead = Files.createTempDirectory("loopbook-walls-999999999-");
    var alive = Files.createTempDirectory("loopbook-walls-" + ProcessHandle.current().pid() + "-");
    try (var sandbox = Sandbox.detect()) {
      assertFalse(Files.exists(dead));
      assertTrue(Files.exists(alive));
      assertFalse(sandbox.name().isEmpty());
    } finally {
      RecursiveDeletion.of(alive);
    }
  }

  @Test
  void nothingIsLeftOnDisk() throws Exception {
    Path cells;
    try (var sandbox = Sandbox.detect()) {
      cells = sandbox.cells();
      try (var enclosed =
          sandbox.start(
              List.of(JAVA, "-version"), List.of(), Allowance.during(Duration.ofSeconds(10)))) {
        assertTrue(Files.exists(cells));
        enclosed.process().waitFor();
      }
      try (var left = Files.list(cells)) {
        assertEquals(List.of(), left.toList());
      }
    }
    assertFalse(Files.exists(cells));
  }

  private static Set<Wall> tried(Enclosure enclosure) throws Exception {
    try (var sandbox = Sandbox.of(enclosure)) {
      return new EnclosureTrial(sandbox).walls();
    }
  }
}
