package dev.loopbook.exercise;

import dev.loopbook.program.WholeFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The untouched starters, saved in `.loopbook/starters` so that an exercise can start over, and
/// what the student had written before that, in `.loopbook/backups`.
///
/// A starter is saved when its exercise is first used. In a git checkout it's the committed
/// version, so that it doesn't matter if the student has already begun.
public final class Starters {
  private static final int GIT_SECONDS = 5;

  private final Path home;

  private Starters(Path home) {
    this.home = home;
  }

  /// Returns the starters of a home directory.
  public static Starters in(Path home) {
    return new Starters(home);
  }

  /// Saves the starter of an exercise, unless it's already saved or nowhere to be found.
  public void keep(Exercise exercise) throws IOException {
    for (var name : exercise.edit()) {
      var kept = kept(exercise, name);
      if (Files.exists(kept)) {
        continue;
      }
      var file = exercise.directory().resolve(name);
      var committed = committed(file);
      if (committed.isPresent()) {
        write(committed.get(), kept);
      } else if (Files.exists(file)) {
        write(Files.readAllBytes(file), kept);
      }
    }
  }

  /// Returns the starter of a file that a student edits: as it was saved, or committed, or else as
  /// the file is now. Saves nothing.
  ///
  /// @throws IOException if there is no such file
  public byte[] starter(Exercise exercise, String name) throws IOException {
    var kept = kept(exercise, name);
    if (Files.exists(kept)) {
      return Files.readAllBytes(kept);
    }
    var file = exercise.directory().resolve(name);
    var committed = committed(file);
    return committed.isPresent() ? committed.get() : Files.readAllBytes(file);
  }

  /// Writes a whole file or none of it: on a full disk, half a starter would look like one.
  private static void write(byte[] bytes, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    WholeFile.write(file, bytes);
  }

  /// Returns whether a student's files differ from the starter.
  public boolean isTouched(Exercise exercise) throws IOException {
    for (var name : exercise.edit()) {
      var kept = kept(exercise, name);
      var file = exercise.directory().resolve(name);
      if (!Files.exists(file) || (Files.exists(kept) && Files.mismatch(kept, file) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /// Restores the starter, and returns the folder that the student's files are in now; empty if
  /// there were none.
  ///
  /// @throws IOException if something can't be written, or the starter was never saved; then the
  ///   student's files are unchanged
  public Optional<Path> reset(Exercise exercise) throws IOException {
    keep(exercise);
    for (var name : exercise.edit()) {
      if (!Files.exists(kept(exercise, name))) {
        throw new NoSuchFileException(
            name, null, "there is no copy of it here. Get it from where you got the book");
      }
    }
    for (var name : exercise.edit()) {
      if (Files.isDirectory(exercise.directory().resolve(name))) {
        throw new FileSystemException(name, null, "Is a directory");
      }
    }
    var backup = freshBackup(exercise);
    var saved = false;
    for (var name : exercise.edit()) {
      var file = exercise.directory().resolve(name);
      if (Files.exists(file)) {
        write(Files.readAllBytes(file), backup.resolve(name));
        saved = true;
      }
    }
    for (var name : exercise.edit()) {
      write(Files.readAllBytes(kept(exercise, name)), exercise.directory().resolve(name));
    }
    return saved ? Optional.of(backup) : Optional.empty();
  }

  private Path kept(Exercise exercise, String name) {
    return home.resolve(".loopbook/starters")
        .resolve(exercise.chapter())
        .resolve(exercise.folder())
        .resolve(name);
  }

  private Path freshBackup(Exercise exercise) {
    var folder =
        home.resolve(".loopbook/backups").resolve(exercise.chapter()).resolve(exercise.folder());
    for (var number = 1; ; number++) {
      var backup = folder.resolve(Integer.toString(number));
      if (!Files.exists(backup)) {
        return backup;
      }
    }
  }

  /// Returns the committed version of a file, if it's under git.
  private Optional<byte[]> committed(Path file) {
    var name = "HEAD:./" + home.relativize(file).toString().replace('\\', '/');
    try {
      var git =
          new ProcessBuilder("git", "show", name)
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      var bytes = git.getInputStream().readAllBytes();
      var ended = git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0;
      return ended && bytes.length > 0 ? Optional.of(bytes) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // there is no git here
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
