package dev.loopbook.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The untouched starters, kept in `.loopbook/starters` so that an exercise can begin anew, and
/// what a student had written before that, in `.loopbook/backups`.
///
/// A starter is kept when its exercise is first seen. Where the folder is a git checkout it is what
/// was committed, so that it does not matter if the student has begun by then.
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

  /// Keeps the starter of an exercise, if it is not kept already.
  public void keep(Exercise exercise) throws IOException {
    for (var name : exercise.edit()) {
      var kept = kept(exercise, name);
      if (Files.exists(kept)) {
        continue;
      }
      Files.createDirectories(kept.getParent());
      var committed = committed(exercise.directory().resolve(name));
      if (committed.isPresent()) {
        Files.write(kept, committed.get());
      } else {
        Files.copy(exercise.directory().resolve(name), kept);
      }
    }
  }

  /// Returns whether a student's files differ from the starter.
  public boolean isTouched(Exercise exercise) throws IOException {
    for (var name : exercise.edit()) {
      var kept = kept(exercise, name);
      var file = exercise.directory().resolve(name);
      if (Files.exists(kept) && (!Files.exists(file) || Files.mismatch(kept, file) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /// Puts the starter back, and returns the folder in which the student's files lie now.
  ///
  /// @throws IOException if something cannot be written; then the student's files are as they were
  public Path reset(Exercise exercise) throws IOException {
    keep(exercise);
    var backup = freshBackup(exercise);
    Files.createDirectories(backup);
    for (var name : exercise.edit()) {
      var file = exercise.directory().resolve(name);
      if (Files.exists(file)) {
        Files.copy(file, backup.resolve(name));
      }
    }
    for (var name : exercise.edit()) {
      Files.copy(
          kept(exercise, name),
          exercise.directory().resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return backup;
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

  /// Returns what git has committed of a file, if it knows it.
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
