package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnclosedProcessTest {
  private static final Allowance ALLOWANCE = new Allowance(Duration.ofSeconds(7), 60, 3);
  private static final SystemTools TOOLS = SystemTools.ofThisSystem();

  @TempDir private Path folder;
  private Path cellFolder;
  private Enclosure.Cell cell;

  @BeforeEach
  void aCell() throws IOException {
    cellFolder = Files.createDirectory(folder.resolve("cell7")).toRealPath();
    cell =
        new Enclosure.Cell(
            folder.resolve("jdk"),
            List.of(),
            Files.createDirectory(cellFolder.resolve("root")),
            Files.createDirectory(cellFolder.resolve("scratch")),
            7);
  }

  private EnclosedProcess start(Enclosure enclosure, boolean ownRoot) throws IOException {
    return EnclosedProcess.start(
        enclosure, ownRoot, List.of("java", "-Xmx1m", "Main"), ALLOWANCE, cell, cellFolder);
  }

  private static List<String> lines(EnclosedProcess enclosed) throws IOException {
    try (var reader = enclosed.process().inputReader(StandardCharsets.UTF_8)) {
      return reader.lines().toList();
    }
  }

  @Test
  void theJvmLeavesFilesNowhereButInItsScratchFolder() throws IOException {
    var enclosure = ShellEnclosure.claiming(EnumSet.noneOf(Wall.class), "exit");
    start(enclosure, false).close();
    var words = enclosure.command.get();
    assertEquals(cell.jdk().resolve("bin/java").toString(), words.getFirst());
    assertEquals(List.of("-Xmx1m", "Main"), words.subList(words.size() - 2, words.size()));
    assertTrue(words.contains("-XX:ErrorFile=/dev/null"), words::toString);
    assertTrue(words.contains("-Djava.io.tmpdir=" + cell.scratch()), words::toString);
    aNewCell();
    start(enclosure, true).close();
    words = enclosure.command.get();
    assertTrue(words.contains("-Djava.io.tmpdir=/scratch"), words::toString);
  }

  private void aNewCell() throws IOException {
    Files.createDirectories(cell.root());
    Files.createDirectories(cell.scratch());
  }

  @Test
  void itStartsInItsScratchFolderAndSeesNothingOfOurEnvironment() throws IOException {
    var enclosure = ShellEnclosure.claiming(EnumSet.noneOf(Wall.class), "pwd; env");
    try (var enclosed = start(enclosure, false)) {
      var said = lines(enclosed);
      assertEquals(cell.scratch().toString(), said.getFirst());
      assertTrue(said.contains("LANG=C.UTF-8"), said::toString);
      assertTrue(
          said.stream().skip(1).allMatch(line -> line.matches("(PATH|LANG|PWD|SHLVL|_|OLDPWD)=.*")),
          said::toString);
    }
  }

  @Test
  void itsFoldersAreGoneOnceItIsClosed() throws IOException {
    var enclosed =
        start(ShellEnclosure.claiming(EnumSet.noneOf(Wall.class), "exec sleep 30"), false);
    assertTrue(enclosed.process().isAlive());
    enclosed.close();
    assertFalse(enclosed.process().isAlive());
    assertFalse(Files.exists(cellFolder));
    enclosed.close();
  }

  @Test
  void whatItStartedEndsWithIt() throws IOException {
    var script = "sleep 30 & echo $!; wait";
    ProcessHandle left;
    try (var enclosed = start(ShellEnclosure.claiming(EnumSet.noneOf(Wall.class), script), false)) {
      left = firstStarted(enclosed);
    }
    left.onExit().join();
  }

  @Test
  void whatIsNoLongerItsChildEndsWithItsGroup() throws Exception {
    assumeTrue(TOOLS.has("setsid"), "this system has no setsid");
    var script = "sh -c 'sleep 30 > /dev/null & echo $!'; exec sleep 30";
    ProcessHandle left;
    try (var enclosed = start(ShellEnclosure.inAGroup(script), false)) {
      left = firstStarted(enclosed);
      assertTrue(left.isAlive());
    }
    left.onExit().join();
  }

  @Test
  void rootGivesItAUserAndKillsWhateverThatUserRuns() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become others");
    assumeTrue(TOOLS.has("setpriv") && TOOLS.has("setsid"), "this is no Linux with util-linux");
    Files.createDirectories(cell.jdk().resolve("bin"));
    var java = cell.jdk().resolve("bin/java");
    Files.writeString(
        java, "#!/bin/sh\nid -u\nsetsid sleep 30 > /dev/null &\necho $!\nexec sleep 30\n");
    assertTrue(java.toFile().setExecutable(true));
    letOthersIn();
    ProcessHandle left;
    try (var enclosed = start(new PlainEnclosure(TOOLS, true), false)) {
      assertEquals(1_280_000_007, Files.getAttribute(cell.scratch(), "unix:uid"));
      var reader = enclosed.process().inputReader(StandardCharsets.UTF_8);
      assertEquals("1280000007", reader.readLine());
      left = ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
    }
    left.onExit().join();
  }

  /// A temporary folder of a test is closed to others.
  private void letOthersIn() {
    for (var each = cell.jdk(); !each.equals(each.getRoot()); each = each.getParent()) {
      if (each.startsWith(folder)) {
        assertTrue(
            each.toFile().setExecutable(true, false) && each.toFile().setReadable(true, false));
      }
    }
  }

  private static ProcessHandle firstStarted(EnclosedProcess enclosed) throws IOException {
    var line = enclosed.process().inputReader(StandardCharsets.UTF_8).readLine();
    return ProcessHandle.of(Long.parseLong(line)).orElseThrow();
  }
}
