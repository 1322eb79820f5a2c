package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// There are no walls around this process.
final class WallProbeTest {
  @TempDir private Path folder;

  @AfterEach
  void whatWasFilledGoes() throws IOException {
    Files.deleteIfExists(Path.of(System.getProperty("java.io.tmpdir"), "large"));
  }

  @Test
  void withoutWallsEachIsBroken() throws IOException {
    Files.writeString(folder.resolve("canary"), "canary");
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var broken = WallProbe.broken(folder, server.getLocalPort(), 2, 0);
      assertTrue(broken.contains(Wall.FILES));
      assertTrue(broken.contains(Wall.NETWORK));
      assertTrue(broken.contains(Wall.LIMITS));
    }
  }

  @Test
  void aFileThatIsNotThereIsBehindAWallAndAClosedPortToo() throws IOException {
    int port;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    var broken = WallProbe.broken(folder.resolve("none"), port, 0, 0);
    assertFalse(broken.contains(Wall.FILES), broken::toString);
    assertFalse(broken.contains(Wall.NETWORK), broken::toString);
  }

  @Test
  void aFolderThatCanBeWrittenIsBehindNone() {
    assertTrue(WallProbe.broken(folder, 0, 0, 0).contains(Wall.FILES));
    assertTrue(Files.exists(folder.resolve("written")));
  }

  @Test
  void anEmptyCanaryShowsNothing() throws IOException {
    var closed = Files.createDirectory(folder.resolve("closed"));
    Files.createFile(closed.resolve("canary"));
    Files.createDirectory(closed.resolve("written")); // so it can't be written
    assertFalse(WallProbe.broken(closed, 0, 0, 0).contains(Wall.FILES));
  }

  @Test
  void aFileIsFilledBeyondItsLimit() throws IOException {
    assertTrue(WallProbe.fills(1));
    var large = Path.of(System.getProperty("java.io.tmpdir"), "large");
    assertEquals((1 << 20) + (1 << 16), Files.size(large));
  }

  @Test
  void aCapabilityIsAPrivilege() throws IOException {
    var status = folder.resolve("status");
    Files.writeString(
        status, "Name:\tjava\nCapBnd:\t000001ffffffffff\nCapEff:\t0000000000000000\n");
    assertFalse(WallProbe.hasPrivileges(status));
    Files.writeString(status, "Name:\tjava\nCapEff:\t0000000000000400\n");
    assertTrue(WallProbe.hasPrivileges(status));
    assertFalse(WallProbe.hasPrivileges(folder.resolve("none")));
  }
}
