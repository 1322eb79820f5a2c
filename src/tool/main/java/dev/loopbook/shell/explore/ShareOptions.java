package dev.loopbook.shell.explore;

import dev.loopbook.exercise.grade.Shard;
import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.OrderShare;
import dev.loopbook.program.WholeFile;
import dev.loopbook.program.orders.OrderSearch;
import dev.loopbook.program.orders.OrderShareFile;
import dev.loopbook.program.orders.OrderShareMerge;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.OutPath;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `explore --shard` and `explore --merge`: several machines walk the orders of one program.
final class ShareOptions {
  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Run all orders of share I of N, however many there are, and leave what came of them in"
              + " the folder --out. Other machines run the other shares.")
  private @Nullable String shard;

  @Option(names = "--out", paramLabel = "FOLDER", description = "Where --shard leaves its file.")
  private @Nullable Path out;

  @Option(
      names = "--merge",
      paramLabel = "FOLDER",
      description = "Report on the shares in this folder, as if one machine had run them all.")
  private @Nullable Path merge;

  /// A share to walk, and the folder for its file.
  record Part(Shard shard, Path folder) {

    /// Writes what came of the share, and returns the file.
    Path write(String digest, OrderSearch search, Optional<String> check, OrderShare share) {
      var file = folder.resolve(OrderShareFile.name(shard.number(), shard.count()));
      var text =
          new OrderShareFile(digest, search.by(), check, shard.number(), shard.count(), share)
              .json();
      try {
        WholeFile.write(file, text);
      } catch (IOException failure) {
        throw CommandException.usage(
            "explore --shard: %s: cannot be written: %s", file, FileFailure.why(failure));
      }
      return file;
    }
  }

  /// Returns the share to walk; empty if it's the whole tree.
  ///
  /// @param leavesOut the option that leaves orders out, if there is one
  /// @throws CommandException if the options don't go together, or there is no such share
  Optional<Part> part(Optional<String> leavesOut) {
    if (shard == null) {
      if (out != null) {
        throw CommandException.usage(
            "explore: --out is where --shard leaves its file.   --json FILE writes the report");
      }
      requireAll("--merge", merge != null, leavesOut);
      return Optional.empty();
    }
    if (merge != null) {
      throw CommandException.usage(
          "explore: --shard runs a share and --merge puts all together: one or the other");
    }
    requireAll("--shard", true, leavesOut);
    var share = Shard.parse(shard);
    if (share.isEmpty()) {
      throw CommandException.usage(
          "explore: --shard %s: a share is I/N, with I from 1 to N, as 3/8", shard);
    }
    if (out == null) {
      throw CommandException.usage(
          "explore: --shard needs a folder for its file: --out FOLDER, the same one for all");
    }
    OutPath.requireFolder("explore", out, "--shard makes its file there");
    return Optional.of(new Part(share.get(), out));
  }

  private static void requireAll(String option, boolean isGiven, Optional<String> leavesOut) {
    if (isGiven && leavesOut.isPresent()) {
      throw CommandException.usage(
          "explore: %s is about all orders, and %s leaves some out. Leave it away",
          option, leavesOut.get());
    }
  }

  /// Returns whether shares are to be put together.
  boolean merges() {
    return merge != null;
  }

  /// Returns what came of all shares in the folder.
  ///
  /// @throws CommandException if they don't make a whole
  Exploration merged(String digest, OrderSearch search, Optional<String> check) {
    try {
      return OrderShareMerge.of(Objects.requireNonNull(merge), digest, search, check);
    } catch (OrderShareMerge.Impossible impossible) {
      throw CommandException.toFix("explore --merge: " + impossible.getMessage());
    }
  }
}
