package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NamespaceEnclosureTest {
  private static final Allowance ALLOWANCE = new Allowance(Duration.ofSeconds(7), 60, 3);
  private static final Enclosure.Cell CELL =
      new Enclosure.Cell(
          Path.of("/jdk"), List.of(Path.of("/lib.jar")), Path.of("/cell/root"), Path.of("/s"), 5);

  @TempDir private Path folder;

  private List<String> around(boolean root, boolean counts, String... tools) {
    return new NamespaceEnclosure(FakeTools.in(folder, tools), root, counts)
        .around(List.of("java", "-version"), ALLOWANCE, CELL);
  }

  private static String before(String word, List<String> words) {
    return String.join(" ", words.subList(0, words.indexOf(word)))
        .replaceAll("\\S*/prlimit", "prlimit");
  }

  @Test
  void rootMakesTheNamespacesItself() {
    assertEquals(
        "setsid unshare --net --pid --mount --ipc --uts --fork --kill-child --"
            + " prlimit --core=0 --cpu=7 --fsize=3145728 --nproc=60 --nofile=512",
        before("sh", around(true, true, "setsid", "prlimit")));
  }

  @Test
  void aUserNeedsANamespaceOfUsers() {
    assertEquals(
        "unshare --user --map-root-user"
            + " --net --pid --mount --ipc --uts --fork --kill-child --",
        before("sh", around(false, false)));
  }

  @Test
  void theScriptIsToldWhatTheProcessMaySee() {
    var words = around(true, false);
    var arguments = words.subList(words.indexOf("enclose") + 1, words.size());
    assertEquals(
        "/cell/root 3m 1280000005 /jdk/lib /lib /lib64 /usr/lib /usr/lib64 /nix/store"
            + " /etc/ld.so.cache /etc/alternatives /jdk /lib.jar -- java -version",
        String.join(" ", arguments));
    var ofUser = around(false, false);
    assertEquals("0", ofUser.get(ofUser.indexOf("enclose") + 3));
    assertTrue(words.get(words.indexOf("-c") + 1).contains("mount"));
  }

  @Test
  void limitsAreClaimedOnlyWhereTheyAreCounted() {
    var walls = EnumSet.of(Wall.CHILDREN, Wall.NETWORK, Wall.FILES, Wall.PRIVILEGES);
    var with = FakeTools.in(folder, "prlimit");
    assertEquals(walls, new NamespaceEnclosure(with, true, false).claims());
    assertEquals(walls, new NamespaceEnclosure(FakeTools.in(folder), true, true).claims());
    walls.add(Wall.LIMITS);
    assertEquals(walls, new NamespaceEnclosure(with, true, true).claims());
  }

  @Test
  void itsNameSaysWhoMakesThem() {
    var tools = FakeTools.in(folder);
    assertEquals("namespaces", new NamespaceEnclosure(tools, true, true).name());
    assertEquals(
        "namespaces of a user namespace", new NamespaceEnclosure(tools, false, true).name());
  }
}
