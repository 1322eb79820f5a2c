package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.program.WholeFile;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The grades of one share of a class, as one machine leaves them for [ShardMerge].
///
/// @param shard the share
/// @param settings a hash of what all grades depend on: see [#settings]
/// @param everybody a hash of the ids of the whole class
/// @param size how many the whole class has
/// @param book the grades of the share
public record ShardReport(
    Shard shard, String settings, String everybody, int size, GradeBook book) {

  /// Returns the report on a share.
  ///
  /// @param settings everything that the grades depend on besides the answers and the exercises
  /// @param all the whole class
  public static ShardReport of(Shard shard, String settings, Submissions all, GradeBook book) {
    var exercises = book.exercises().stream().map(Fingerprint::of).toList();
    return new ShardReport(
        shard,
        Fingerprint.of(Fingerprint.ofThisBuild(), settings, String.join("\n", exercises)),
        Fingerprint.of(all.all().stream().map(Submission::id).toArray(String[]::new)),
        all.all().size(),
        book);
  }

  /// Returns the file of a share in a folder.
  public static Path fileIn(Path folder, Shard shard) {
    return folder.resolve(format("shard-%d-of-%d.json", shard.number(), shard.count()));
  }

  /// Returns the file with the finished grades of a share that may have been interrupted.
  public static Path cacheIn(Path folder, Shard shard) {
    return folder.resolve(format("shard-%d-of-%d.grades", shard.number(), shard.count()));
  }

  /// Writes it into a folder, whole or not at all, and returns the file.
  public Path writeTo(Path folder) throws IOException {
    var file = fileIn(folder, shard);
    WholeFile.write(file, ShardJson.write(this));
    return file;
  }

  /// Reads a file that [#writeTo] wrote.
  ///
  /// @throws ShardMerge.Impossible if it isn't one
  static ShardReport read(Path file, List<Exercise> exercises) throws ShardMerge.Impossible {
    try {
      return ShardJson.read(
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8), exercises);
    } catch (IOException failure) {
      throw new ShardMerge.Impossible(
          format("%s can't be read: %s", file, FileFailure.why(failure)));
    } catch (RuntimeException _) {
      throw new ShardMerge.Impossible(
          format("%s isn't what grade --shard writes here: damaged, or of another version", file));
    }
  }
}
