package dev.loopbook.exercise.similar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is fetched, kept and refused.
final class JPlagJarsTest {
  private static final String PATH = "de/jplag/jplag/6.0.0/jplag-6.0.0.jar";
  private static final String SUMS = JPlagJars.sum("right".getBytes(UTF_8)) + "  " + PATH + "\n";

  @TempDir private Path folder;
  private final List<String> fetched = new ArrayList<>();

  @Test
  void whatIsFetchedOnceIsKept() throws Exception {
    var jars = jars("right");
    assertFalse(jars.areThere());
    assertEquals(List.of(folder.resolve("kept/jplag-6.0.0.jar")), jars.get());
    assertTrue(jars.areThere());
    jars.get();
    assertEquals(List.of(PATH), fetched);
    try (var files = Files.list(folder.resolve("kept"))) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aJarThatIsNotTheRightOneIsNeverUsed() throws Exception {
    var missing = assertThrows(JPlagJars.Missing.class, () -> jars("wrong").get());
    assertEquals(
        PATH + " isn't what Maven Central had: its checksum is wrong, so it isn't used",
        missing.why());
    assertFalse(Files.exists(folder.resolve("kept")));
  }

  @Test
  void aDamagedJarIsFetchedAgain() throws Exception {
    Files.createDirectories(folder.resolve("kept"));
    var file = Files.writeString(folder.resolve("kept/jplag-6.0.0.jar"), "cut");
    jars("right").get();
    assertEquals("right", Files.readString(file));
  }

  @Test
  void mavensOwnRepositoryIsAskedFirst() throws Exception {
    var local = folder.resolve("m2").resolve(PATH);
    Files.createDirectories(local.getParent());
    Files.writeString(local, "right");
    jars("right").get();
    assertEquals(List.of(), fetched);
  }

  @Test
  void withoutANetworkItSaysWhatHelps() {
    var jars =
        JPlagJars.in(
            folder.resolve("kept"),
            folder.resolve("m2"),
            _ -> {
              throw new ConnectException();
            },
            SUMS);
    assertEquals(
        "JPlag 6.0.0 isn't here yet, and Maven Central can't be reached: no connection. Run it once"
            + " where there is a network: what it fetches is kept in "
            + folder.resolve("kept"),
        assertThrows(JPlagJars.Missing.class, jars::get).why());
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(folder.resolve("kept"), "a file");
    assertTrue(
        assertThrows(JPlagJars.Missing.class, () -> jars("right").get())
            .why()
            .startsWith("jplag-6.0.0.jar can't be kept in " + folder.resolve("kept")));
  }

  private JPlagJars jars(String content) {
    return JPlagJars.in(
        folder.resolve("kept"),
        folder.resolve("m2"),
        path -> {
          fetched.add(path);
          return content.getBytes(UTF_8);
        },
        SUMS);
  }
}
