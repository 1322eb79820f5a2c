package dev.loopbook.judge.wall;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Runs in an enclosure, tries to break each wall without doing harm, and prints which it broke.
final class WallProbe {
  /// The last line of a probe that ran to the end.
  static final String DONE = "done";

  private WallProbe() {}

  /// Tries what the walls have to prevent, and prints what it managed to do.
  ///
  /// @param arguments a folder outside with a file `canary`, an open port outside, and the limits
  ///   on processes and on a file's megabytes
  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var broken =
        broken(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Long.parseLong(arguments[3]));
    broken.forEach(wall -> out.println("broke " + wall));
    out.println(DONE);
  }

  /// Tries what the walls have to prevent, and returns those that didn't.
  ///
  /// @param outside a folder outside with a file `canary`
  /// @param port an open port outside
  /// @param processes the limit on processes
  /// @param disk the limit on a file's megabytes
  static Set<Wall> broken(Path outside, int port, int processes, long disk) {
    var broken = EnumSet.noneOf(Wall.class);
    if (reads(outside.resolve("canary")) || writes(outside.resolve("written"))) {
      broken.add(Wall.FILES);
    }
    if (connects(port)) {
      broken.add(Wall.NETWORK);
    }
    if (startsThreads(processes) || fills(disk)) {
      broken.add(Wall.LIMITS);
    }
    if (hasPrivileges(Path.of("/proc/self/status"))) {
      broken.add(Wall.PRIVILEGES);
    }
    return broken;
  }

  private static boolean reads(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean writes(Path file) {
    try {
      Files.writeString(file, "written");
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean connects(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  static boolean startsThreads(int number) {
    var end = new CountDownLatch(1);
    try {
      for (var i = 0; i < number; i++) {
        Thread.ofPlatform().daemon().start(() -> waitFor(end));
      }
      return true;
    } catch (OutOfMemoryError _) {
      return false;
    } finally {
      end.countDown();
    }
  }

  private static void waitFor(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static boolean fills(long megabytes) {
    var file = Path.of(System.getProperty("java.io.tmpdir")).resolve("large");
    try (var out = Files.newOutputStream(file)) {
      var block = new byte[1 << 16];
      for (var written = 0L; written <= megabytes << 20; written += block.length) {
        out.write(block);
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Returns whether it has a capability, if the system lets it look.
  static boolean hasPrivileges(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .anyMatch(line -> line.startsWith("CapEff:") && !line.endsWith("0000000000000000"));
    } catch (IOException _) {
      return false;
    }
  }
}
