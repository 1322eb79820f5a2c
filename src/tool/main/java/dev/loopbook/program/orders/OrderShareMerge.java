package dev.loopbook.program.orders;

import static dev.loopbook.text.RootLocale.format;

import com.google.errorprone.annotations.FormatMethod;
import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.OrderShare;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts the shares of a program's orders together, which several machines have walked.
public final class OrderShareMerge {

  private OrderShareMerge() {}

  /// The shares in a folder don't make a whole.
  public static final class Impossible extends Exception {
    private static final long serialVersionUID = 1;

    @FormatMethod
    Impossible(String why, @Nullable Object... values) {
      super(format(why, values));
    }
  }

  /// Returns what came of all shares: as if one machine had walked the whole tree.
  ///
  /// @param folder has the files of the shares, and may have others
  /// @param digest the program's
  /// @param search what is asked for now, which has to be what the shares were made for
  /// @throws Impossible if a share is missing, or one of something else is there
  public static Exploration of(
      Path folder, String digest, OrderSearch search, Optional<String> check) throws Impossible {
    var shares = new TreeMap<Integer, OrderShareFile>();
    for (var file : files(folder)) {
      var share =
          OrderShareFile.read(text(file))
              .orElseThrow(
                  () ->
                      new Impossible(
                          "%s is no share of a program's orders. explore makes it again with --shard",
                          file));
      requireSame(file, share, digest, search, check);
      if (!shares.isEmpty() && shares.firstEntry().getValue().count() != share.count()) {
        throw new Impossible(
            "%s is one of %d shares, and others there are of %d. Keep those of one division",
            file, share.count(), shares.firstEntry().getValue().count());
      }
      if (shares.put(share.number(), share) != null) {
        throw new Impossible("%s: share %d is there twice", file, share.number());
      }
    }
    requireAll(folder, shares);
    return OrderShare.merged(shares.values().stream().map(OrderShareFile::share).toList());
  }

  private static List<Path> files(Path folder) throws Impossible {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("share-\\d+-of-\\d+\\.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Impossible("%s: cannot be read: %s", folder, FileFailure.why(e));
    }
  }

  private static String text(Path file) throws Impossible {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Impossible("%s: cannot be read: %s", file, FileFailure.why(e));
    }
  }

  private static void requireSame(
      Path file, OrderShareFile share, String digest, OrderSearch search, Optional<String> check)
      throws Impossible {
    if (!share.digest().equals(digest)) {
      throw new Impossible("%s is of another program, or of this one before it was changed", file);
    }
    if (share.share().freedom() != search.freedom()) {
      throw new Impossible("%s was made with another --freedom", file);
    }
    if (share.by() != search.by()) {
      throw new Impossible("%s was made with another --by", file);
    }
    if (!share.check().equals(check)) {
      throw new Impossible(
          "%s was made with %s",
          file, share.check().map(other -> "--check \"" + other + "\"").orElse("no --check"));
    }
  }

  private static void requireAll(Path folder, NavigableMap<Integer, OrderShareFile> shares)
      throws Impossible {
    if (shares.isEmpty()) {
      throw new Impossible(
          "%s has no shares. explore PROGRAM --shard 1/8 --out %s makes the first of eight",
          folder, folder);
    }
    var count = shares.firstEntry().getValue().count();
    var missing =
        IntStream.rangeClosed(1, count)
            .filter(number -> !shares.containsKey(number))
            .mapToObj(number -> number + "/" + count)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new Impossible("these shares are missing: %s", missing);
    }
  }
}
