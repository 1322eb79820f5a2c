package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Its enclosures run scripts in place of JVMs.
final class SandboxTest {
  private static final Allowance ALLOWANCE = new Allowance(Duration.ofSeconds(10), 100, 1);
  private static final Set<Wall> ALL = EnumSet.complementOf(EnumSet.of(Wall.CODE));

  @TempDir private Path folder;

  private static ShellEnclosure claiming(Wall... walls) {
    return ShellEnclosure.claiming(Set.of(walls), "echo done");
  }

  private List<String> candidates(boolean root, String... tools) {
    return Sandbox.candidates(FakeTools.in(folder, tools), root).stream()
        .map(
            each ->
                switch (each) {
                  case NamespaceEnclosure namespaces ->
                      each.name() + (namespaces.counts() ? ", counting" : "");
                  case BubblewrapEnclosure bubblewrap ->
                      each.name() + (bubblewrap.counts() ? ", counting" : "");
                  default -> each.name();
                })
        .toList();
  }

  @Test
  void whatTheSystemHasToolsForIsTriedTheStrongestFirst() {
    assertEquals(List.of("a process of its own"), candidates(false));
    assertEquals(
        List.of(
            "namespaces, counting",
            "bubblewrap, counting",
            "bubblewrap",
            "namespaces of a user namespace, counting",
            "namespaces of a user namespace",
            "a process group and a user of its own",
            "a process group of its own"),
        candidates(true, "unshare", "setpriv", "bwrap", "setsid"));
    assertEquals(
        List.of(
            "namespaces of a user namespace, counting",
            "namespaces of a user namespace",
            "a process of its own"),
        candidates(false, "unshare", "setpriv"));
    for (var one : List.of("unshare", "setpriv")) {
      assertEquals(List.of("a process of its own", "a process of its own"), candidates(true, one));
    }
  }

  @Test
  void theOneWithTheMostWallsIsTaken() throws IOException {
    var many = claiming(Wall.NETWORK, Wall.FILES);
    try (var best =
        Sandbox.strongest(List.of(claiming(Wall.NETWORK), many, claiming(Wall.LIMITS)))) {
      assertEquals(EnumSet.of(Wall.PROCESS, Wall.NETWORK, Wall.FILES), best.walls());
      assertEquals(EnumSet.of(Wall.CHILDREN, Wall.PRIVILEGES, Wall.LIMITS), best.missing());
      assertEquals("a shell", best.name());
      best.start(List.of("java"), List.of(), ALLOWANCE).close();
      assertEquals(1, many.command.get().stream().filter("-Duser.timezone=UTC"::equals).count());
    }
  }

  @Test
  void nothingElseIsTriedOnceAllWallsStand() throws IOException {
    var never = claiming();
    var all = ShellEnclosure.claiming(ALL, "echo done");
    try (var best = Sandbox.strongest(List.of(all, never))) {
      assertEquals(Set.of(), best.missing());
      assertEquals(List.of(), never.command.get());
    }
  }

  @Test
  void withoutAnyThatWorksThereAreNoWalls() throws IOException {
    var broken = ShellEnclosure.claiming(ALL, "exit 1");
    try (var best = Sandbox.strongest(List.of(broken))) {
      assertEquals(Set.of(), best.walls());
      assertEquals("<Sandbox a process of its own, walls []>", best.toString());
    }
  }

  @Test
  void thoseThatAreNotTakenLeaveNothingOnDisk() throws IOException {
    var before = cells();
    Sandbox.strongest(List.of(claiming(), claiming(Wall.NETWORK), claiming())).close();
    assertEquals(before, cells());
  }

  private static Set<Path> cells() throws IOException {
    try (var folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      var own = "loopbook-walls-" + ProcessHandle.current().pid() + "-";
      return Set.copyOf(
          folders.filter(each -> each.getFileName().toString().startsWith(own)).toList());
    }
  }

  @Test
  void eachProcessGetsACellOfItsOwn() throws IOException {
    try (var sandbox =
        Sandbox.of(ShellEnclosure.claiming(EnumSet.noneOf(Wall.class), "exec sleep 30"))) {
      try (var _ = sandbox.start(List.of("java"), List.of(), ALLOWANCE);
          var _ = sandbox.start(List.of("java"), List.of(), ALLOWANCE)) {
        for (var cell : List.of("cell0", "cell1")) {
          assertTrue(Files.isDirectory(sandbox.cells().resolve(cell).resolve("scratch")));
          assertTrue(Files.isDirectory(sandbox.cells().resolve(cell).resolve("root")));
        }
      }
      try (var left = Files.list(sandbox.cells())) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  @Test
  void aWallAroundFilesGivesAFixedScratchFolder() throws IOException {
    var enclosure = claiming(Wall.FILES);
    try (var sandbox = Sandbox.of(enclosure)) {
      sandbox.start(List.of("java"), List.of(), ALLOWANCE).close();
      assertTrue(enclosure.command.get().contains("-Duser.home=/scratch"));
    }
    var open = claiming(Wall.NETWORK);
    try (var sandbox = Sandbox.of(open)) {
      sandbox.start(List.of("java"), List.of(), ALLOWANCE).close();
      assertFalse(open.command.get().contains("-Duser.home=/scratch"));
    }
  }

  @Test
  void whatADeadProcessLeftIsRemovedAndNothingElse() throws IOException {
    var dead = Files.createDirectory(folder.resolve("loopbook-walls-999999999-1"));
    Files.createFile(dead.resolve("left"));
    var alive =
        Files.createDirectory(
            folder.resolve("loopbook-walls-" + ProcessHandle.current().pid() + "-1"));
    var other = Files.createDirectory(folder.resolve("loopbook-walls-999999999x"));
    var file = Files.createFile(folder.resolve("loopbook-walls-999999999-2"));
    var target = Files.createDirectory(folder.resolve("target"));
    var link = Files.createSymbolicLink(folder.resolve("loopbook-walls-999999999-3"), target);
    Sandbox.removeWhatTheDeadLeft(folder);
    assertFalse(Files.exists(dead));
    for (var kept : List.of(alive, other, file, target, link)) {
      assertTrue(Files.exists(kept), kept::toString);
    }
  }
}
