package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BubblewrapEnclosureTest {
  private static final Allowance ALLOWANCE = new Allowance(Duration.ofSeconds(7), 60, 3);

  @TempDir private Path folder;

  private String around(boolean counts, String... tools) throws Exception {
    var jdk = Files.createDirectories(folder.resolve("jdk"));
    var link = folder.resolve("link");
    Files.createSymbolicLink(link, Path.of("jdk"));
    var cell =
        new Enclosure.Cell(
            jdk, List.of(link, folder.resolve("none")), Path.of("/r"), Path.of("/s"), 5);
    var words =
        new BubblewrapEnclosure(FakeTools.in(folder, tools), counts)
            .around(List.of("java", "-version"), ALLOWANCE, cell);
    return String.join(" ", words).replace(folder.toString(), "TEST");
  }

  @Test
  void aProcessSeesItsOwnFilesAndNothingElse() throws Exception {
    var words = around(false);
    assertTrue(
        words.startsWith(
            "bwrap --unshare-all --new-session --cap-drop ALL --clearenv --setenv LANG C.UTF-8"
                + " --setenv LD_LIBRARY_PATH TEST/jdk/lib "),
        words);
    assertTrue(words.contains(" --ro-bind TEST/jdk TEST/jdk --symlink jdk TEST/link "), words);
    assertFalse(words.contains("TEST/none"), words);
    assertTrue(
        words.endsWith(
            " --dev-bind /dev/null /dev/null --dev-bind /dev/zero /dev/zero"
                + " --dev-bind /dev/random /dev/random --dev-bind /dev/urandom /dev/urandom"
                + " --size 3145728 --tmpfs /scratch --chdir /scratch --remount-ro / java -version"),
        words);
  }

  @Test
  void limitsAreSetInside() throws Exception {
    var words = around(true, "prlimit");
    assertTrue(
        words.matches(".* --ro-bind (\\S+/prlimit) \\1 .* --remount-ro / \\1 --core=0 .*"), words);
    assertTrue(words.contains(" --nproc=60 "), words);
  }

  @Test
  void itClaimsWhatNamespacesDo() {
    var enclosure = new BubblewrapEnclosure(FakeTools.in(folder, "prlimit"), true);
    assertEquals("bubblewrap", enclosure.name());
    assertEquals(
        EnumSet.of(Wall.CHILDREN, Wall.NETWORK, Wall.FILES, Wall.PRIVILEGES, Wall.LIMITS),
        enclosure.claims());
  }
}
