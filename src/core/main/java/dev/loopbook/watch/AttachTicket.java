package dev.loopbook.watch;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What somebody needs to attach to a program: a file that only this user can read.
///
/// It lies in a folder of the user's own, among the temporary files. Anybody may have made a folder
/// of that name before. So one that belongs to somebody else, or that others may enter, is refused:
/// on both sides, for a wrong port would be given the token.
///
/// @param pid the program's process
/// @param port its port on the loopback interface
/// @param token what it answers to
/// @param file where this is written
public record AttachTicket(long pid, int port, String token, Path file) {
  private static final int TOKEN_BYTES = 32;
  private static final String FOLDER = "rwx------";
  private static final String FILE = "rw-------";

  /// Writes the ticket of this process.
  static AttachTicket write(int port) throws IOException {
    return write(folder(), port);
  }

  static AttachTicket write(Path folder, int port) throws IOException {
    try {
      Files.createDirectory(
          folder, permissions(requireNonNullElse(folder.getParent(), folder), FOLDER));
    } catch (FileAlreadyExistsException _) {
      // made by an earlier program, which is checked now
    }
    requireOwn(folder, FOLDER);
    var bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    var pid = ProcessHandle.current().pid();
    var ticket =
        new AttachTicket(
            pid, port, HexFormat.of().formatHex(bytes), folder.resolve(pid + "-" + port));
    Files.createFile(ticket.file(), permissions(folder, FILE));
    Files.writeString(ticket.file(), ticket.token());
    return ticket;
  }

  /// Returns the tickets of all programs of this user that listen.
  ///
  /// @throws IOException if their folder can't be read, or isn't safe
  public static List<AttachTicket> all() throws IOException {
    return all(folder());
  }

  static List<AttachTicket> all(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    requireOwn(folder, FOLDER);
    var tickets = new ArrayList<AttachTicket>();
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        read(file).ifPresent(tickets::add);
      }
    }
    return tickets;
  }

  /// Returns a ticket whose process is alive; the files of others are removed.
  static Optional<AttachTicket> read(Path file) throws IOException {
    try {
      return readExisting(file);
    } catch (NoSuchFileException _) {
      return Optional.empty(); // its program has ended since the folder was listed
    }
  }

  private static Optional<AttachTicket> readExisting(Path file) throws IOException {
    var name = String.valueOf(file.getFileName());
    if (!name.matches("[0-9]{1,18}-[0-9]{1,5}")) {
      return Optional.empty();
    }
    var parts = name.split("-", -1);
    var pid = Long.parseLong(parts[0]);
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      Files.deleteIfExists(file); // it ended without a chance to tidy up
      return Optional.empty();
    }
    requireOwn(file, FILE);
    var token = Files.readString(file);
    return token.matches("[0-9a-f]{" + 2 * TOKEN_BYTES + "}")
        ? Optional.of(new AttachTicket(pid, Integer.parseInt(parts[1]), token, file))
        : Optional.empty(); // it's being written
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // whoever reads it next removes it
    }
  }

  private static Path folder() {
    var user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return Path.of(System.getProperty("java.io.tmpdir"), "loopbook-attach-" + user)
        .toAbsolutePath();
  }

  private static FileAttribute<?>[] permissions(Path folder, String permissions) {
    return isPosix(folder)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0]; // where temporary files are each user's own
  }

  private static boolean isPosix(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }

  private static void requireOwn(Path path, String permissions) throws IOException {
    if (!isPosix(path)) {
      return;
    }
    var view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    var found = view.readAttributes();
    if (found.isSymbolicLink()
        || !found.permissions().equals(PosixFilePermissions.fromString(permissions))
        || !found.owner().equals(me())) {
      throw new IOException(
          path + " belongs to somebody else, or others can read it. Remove it, and try again");
    }
  }

  /// Returns this process's user, which may have another name than the property says.
  private static Object me() throws IOException {
    var probe = Files.createTempFile("loopbook", ".me");
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }

  /// Says nothing of the token.
  @Override
  public String toString() {
    return "<AttachTicket process " + pid + ", port " + port + ">";
  }
}
