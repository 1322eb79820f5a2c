package dev.loopbook.judge.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The probe is a script, which says what it broke.
final class EnclosureTrialTest {
  private static final Set<Wall> CLAIMS = EnumSet.of(Wall.NETWORK, Wall.FILES);

  private static Set<Wall> tried(Enclosure enclosure) throws IOException {
    try (var sandbox = Sandbox.of(enclosure)) {
      return new EnclosureTrial(sandbox).walls();
    }
  }

  @Test
  void whatHeldIsWhatWasClaimedButForWhatTheProbeBroke() throws IOException {
    assertEquals(
        EnumSet.of(Wall.PROCESS, Wall.NETWORK, Wall.FILES),
        tried(ShellEnclosure.claiming(CLAIMS, "echo done")));
    assertEquals(
        EnumSet.of(Wall.PROCESS, Wall.FILES),
        tried(ShellEnclosure.claiming(CLAIMS, "echo broke network; echo done")));
  }

  @Test
  void aProbeThatDoesNotRunToTheEndShowsNoWalls() throws IOException {
    assertEquals(Set.of(), tried(ShellEnclosure.claiming(CLAIMS, "echo broke network")));
    assertEquals(Set.of(), tried(ShellEnclosure.claiming(CLAIMS, "exit 1")));
  }

  @Test
  void theProbeHasSomethingToBreakWhichIsGoneAfterwards() throws IOException {
    var enclosure = ShellEnclosure.claiming(CLAIMS, "echo done");
    var found = new ArrayList<String>();
    enclosure.onStart.set(
        () -> {
          var words = enclosure.command.get();
          var arguments = words.subList(words.indexOf(WallProbe.class.getName()) + 1, words.size());
          var outside = Path.of(arguments.getFirst());
          try (var socket =
              new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments.get(1)))) {
            found.add(Files.readString(outside.resolve("canary")));
            found.add(Files.getPosixFilePermissions(outside).size() + " permissions");
            found.add(Files.getPosixFilePermissions(outside.resolve("canary")).size() + " too");
            found.add(socket.isConnected() ? "connected" : "closed");
            found.add(arguments.get(2) + " processes, " + arguments.get(3) + " MB");
            found.add(outside.toString());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    tried(enclosure);
    var outside = Path.of(found.removeLast());
    assertEquals(
        "[canary, 9 permissions, 6 too, connected, 100 processes, 1 MB]", found.toString());
    assertFalse(Files.exists(outside));
    assertTrue(enclosure.command.get().contains("-Xmx64m"));
  }
}
