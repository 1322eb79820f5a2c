package dev.loopbook.shell.grade;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.grade.GradeBook;
import dev.loopbook.exercise.grade.Shard;
import dev.loopbook.exercise.grade.ShardMerge;
import dev.loopbook.exercise.grade.ShardReport;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.OutPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `grade --shard` and `grade --merge`: a class is graded by several machines.
final class ShardOption {
  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Grade share I of N only, into the folder --out. It's continued if it stopped.")
  private @Nullable String shard;

  @Option(names = "--merge", description = "Make one report of the shares in these folders.")
  private boolean merge;

  /// A share to grade, and the folder for its files.
  record Share(Shard shard, Path folder) {
    /// Returns the file that keeps what is graded so far.
    Path cache() {
      return ShardReport.cacheIn(folder, shard);
    }

    /// Writes the grades of the share, and returns the file.
    Path write(ShardReport report) {
      try {
        return report.writeTo(folder);
      } catch (IOException failure) {
        throw ReportTarget.unwritten(folder, failure);
      }
    }
  }

  /// Returns the share to grade; empty if it's the whole class.
  ///
  /// @param reports whether a report is asked for
  /// @throws CommandException if the options don't go together, or there is no such share
  Optional<Share> read(boolean reports, @Nullable Path out) {
    if (shard == null) {
      return Optional.empty();
    }
    if (merge) {
      throw CommandException.usage(
          "grade: --shard grades a share and --merge puts all together: one or the other");
    }
    var share = Shard.parse(shard);
    if (share.isEmpty()) {
      throw CommandException.usage(
          "grade: --shard %s: a share is I/N, with I from 1 to N, as 3/8", shard);
    }
    if (reports) {
      throw CommandException.usage(
          "grade: --shard makes no report yet: --format and --worksheet go with --merge, once all shares are there");
    }
    if (out == null) {
      throw CommandException.usage(
          "grade: --shard needs a folder for the grades of its share: --out FOLDER, the same one for all");
    }
    OutPath.requireFolder("grade", out, "--shard makes its files there");
    return Optional.of(new Share(share.get(), out));
  }

  /// Returns whether shares are to be merged.
  boolean merges() {
    return merge;
  }

  /// Returns the grades of all shares in these folders.
  ///
  /// @throws CommandException if they don't make a whole
  static GradeBook merged(List<Path> folders, List<Exercise> exercises) {
    try {
      return ShardMerge.of(folders, exercises);
    } catch (ShardMerge.Impossible impossible) {
      throw CommandException.toFix("grade --merge: " + impossible.why());
    }
  }
}
