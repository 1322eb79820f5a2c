package dev.loopbook.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says in plain English why a file could not be read or written.
///
/// An [IOException] often has nothing but the file's name as its message, and says the rest by its
/// class, which is no word for somebody who has never programmed.
public final class FileFailure {

  /// What the system calls it (`strerror`), and what it means for the person; `%s` is the file.
  private static final Map<String, String> REASONS =
      Map.of(
          "No space left on device", "the disk is full",
          "Disk quota exceeded", "your quota of the disk is used up",
          "Read-only file system", "the disk that holds %s is read-only",
          "Is a directory", "%s is a folder",
          "Not a directory", "part of the path %s is a file, where a folder is needed",
          "Operation not permitted", "you have no permission for %s",
          "File name too long", "the name %s is too long",
          "Too many levels of symbolic links", "%s is a link that leads back to itself",
          "Too many open files", "too many files are open on this machine",
          "Input/output error", "the disk can't read or write it");

  private FileFailure() {}

  /// Returns the reason as a clause, such as `the disk is full`.
  public static String why(IOException failure) {
    return switch (failure) {
      case CharacterCodingException _ -> "it isn't UTF-8";
      case AccessDeniedException denied -> "you have no permission for " + denied.getFile();
      case FileAlreadyExistsException taken ->
          taken.getFile() + " is in the way: a file, where a folder is needed";
      case NoSuchFileException missing when missing.getReason() != null -> missing.getReason();
      case NoSuchFileException missing -> "there is no " + nearest(missing.getFile());
      case NotDirectoryException file -> file.getFile() + " isn't a folder";
      case DirectoryNotEmptyException full -> "the folder " + full.getFile() + " isn't empty";
      case FileSystemException other -> why(other.getReason(), other.getFile());
      default -> why(failure.getMessage(), "it");
    };
  }

  /// Returns what is missing: the folder, if that's why a file in it can't be written or read.
  private static String nearest(String file) {
    var folder = Path.of(file).getParent();
    return folder == null || Files.exists(folder) ? file : "folder " + folder;
  }

  private static String why(@Nullable String reason, @Nullable String file) {
    if (reason == null || reason.isBlank()) {
      return "the system doesn't say why";
    }
    var known = REASONS.get(reason);
    return known == null ? reason : known.replace("%s", Objects.requireNonNullElse(file, "it"));
  }
}
