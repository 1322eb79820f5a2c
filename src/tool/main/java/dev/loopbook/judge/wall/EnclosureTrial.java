package dev.loopbook.judge.wall;

import dev.loopbook.program.TemporaryFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Tries an enclosure from inside: a [WallProbe] runs in it, and reports which walls it broke.
final class EnclosureTrial {
  private static final Allowance ALLOWANCE = new Allowance(Duration.ofSeconds(10), 100, 1);

  private final Sandbox sandbox;

  EnclosureTrial(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /// Returns the walls that held; none if no JVM starts in the enclosure.
  Set<Wall> walls() throws IOException {
    try (var folder = TemporaryFolder.make("loopbook-outside");
        var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var outside = folder.path();
      var canary = Files.writeString(outside.resolve("canary"), "canary");
      // anybody may read and write here, as in many home folders: only a wall keeps the probe out
      if (outside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(canary, PosixFilePermissions.fromString("rw-rw-rw-"));
      }
      return walls(intrude(outside, server.getLocalPort()));
    }
  }

  private List<String> intrude(Path outside, int port) throws IOException {
    var own = ownClasses();
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            own.toString(),
            WallProbe.class.getName(),
            outside.toString(),
            Integer.toString(port),
            Integer.toString(ALLOWANCE.processes()),
            Integer.toString(ALLOWANCE.disk()));
    try (var enclosed = sandbox.start(command, List.of(own), ALLOWANCE)) {
      var process = enclosed.process();
      process.getOutputStream().close();
      var said = process.getInputStream();
      // the stream ends with the process, which ends on its own
      var text = new String(said.readNBytes(1 << 16), StandardCharsets.UTF_8);
      process.waitFor(10, TimeUnit.SECONDS);
      return text.lines().toList();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          EnclosureTrial.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where Loopbook's own classes are is no path", e);
    }
  }

  private Set<Wall> walls(List<String> said) {
    if (!said.contains(WallProbe.DONE)) {
      return Set.of();
    }
    var standing = EnumSet.of(Wall.PROCESS);
    standing.addAll(sandbox.walls());
    standing.removeIf(wall -> said.contains("broke " + wall));
    return standing;
  }
}
