package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainEnclosureTest {
  private static final Allowance ALLOWANCE = new Allowance(Duration.ofSeconds(7), 60, 3);
  private static final Enclosure.Cell CELL =
      new Enclosure.Cell(Path.of("/jdk"), List.of(), Path.of("/root"), Path.of("/scratch"), 5);

  @TempDir private Path folder;

  private PlainEnclosure enclosure(boolean root, String... tools) {
    return new PlainEnclosure(FakeTools.in(folder, tools), root);
  }

  /// Returns the command with each tool by its name alone.
  private static String around(PlainEnclosure enclosure) {
    return String.join(" ", enclosure.around(List.of("java", "-version"), ALLOWANCE, CELL))
        .replaceAll("\\S*/prlimit", "prlimit");
  }

  @Test
  void withoutToolsItIsOnlyAProcess() {
    var plain = enclosure(false);
    assertEquals("a process of its own", plain.name());
    assertEquals(Set.of(), plain.claims());
    assertEquals("java -version", around(plain));
  }

  @Test
  void aUserGetsAGroupWithoutNewPrivileges() {
    var plain = enclosure(false, "setsid", "setpriv", "prlimit");
    assertEquals("a process group of its own", plain.name());
    assertEquals(Set.of(Wall.PRIVILEGES), plain.claims());
    assertEquals(
        "setsid prlimit --core=0 --cpu=7 --fsize=3145728 --nofile=512"
            + " setpriv --no-new-privs java -version",
        around(plain));
    assertEquals("setsid java -version", around(enclosure(false, "setsid")));
  }

  @Test
  void rootBecomesAUserWithoutAnything() {
    var plain = enclosure(true, "setsid", "setpriv", "prlimit");
    assertEquals("a process group and a user of its own", plain.name());
    assertEquals(Set.of(Wall.PRIVILEGES, Wall.LIMITS, Wall.CHILDREN), plain.claims());
    assertEquals(
        "setsid prlimit --core=0 --cpu=7 --fsize=3145728 --nproc=60 --nofile=512"
            + " setpriv --no-new-privs --reuid=1280000005 --regid=1280000005 --clear-groups"
            + " --inh-caps=-all --bounding-set=-all java -version",
        around(plain));
  }

  @Test
  void rootWithoutTheToolsClaimsNoMoreThanItHas() {
    assertEquals(Set.of(), enclosure(true, "setsid", "prlimit").claims());
    assertEquals(Set.of(Wall.PRIVILEGES), enclosure(true, "setsid", "setpriv").claims());
    assertEquals("a process group of its own", enclosure(true, "setsid").name());
  }
}
