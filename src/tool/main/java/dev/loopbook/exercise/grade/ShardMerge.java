package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes one grade book of the shares that several machines have graded: the same as one machine
/// would have made, or none.
public final class ShardMerge {
  private static final Pattern NAME = Pattern.compile("shard-[0-9]+-of-[0-9]+\\.json");

  /// How many missing shares are named.
  private static final int NAMED = 20;

  private record Found(Path file, ShardReport report) {}

  private ShardMerge() {}

  /// Says why shares don't make a whole.
  public static final class Impossible extends Exception {
    private static final long serialVersionUID = 1L;

    Impossible(String why) {
      super(why, null, false, false);
    }

    /// Returns the reason, which names the files or the shares.
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /// Merges all shares in these folders.
  ///
  /// @param exercises the exercises of the book
  /// @throws Impossible if one is missing, can't be read, or isn't of the same grading
  public static GradeBook of(List<Path> folders, List<Exercise> exercises) throws Impossible {
    var shards = new TreeMap<Integer, Found>();
    for (var file : files(folders)) {
      add(shards, new Found(file, ShardReport.read(file, exercises)));
    }
    if (shards.isEmpty()) {
      throw new Impossible(
          format(
              "there are no shares in %s. grade DIR --shard 1/4 --out FOLDER makes one of four",
              String.join(", ", folders.stream().map(Path::toString).toList())));
    }
    var first = shards.firstEntry().getValue();
    for (var other : shards.values()) {
      requireSameGrading(first, other);
    }
    requireAll(shards);
    return merged(first.report(), shards.values().stream().map(Found::report).toList());
  }

  private static List<Path> files(List<Path> folders) throws Impossible {
    var all = new ArrayList<Path>();
    for (var folder : folders) {
      try (Stream<Path> inside = Files.list(folder)) {
        inside
            .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
            .sorted()
            .forEach(all::add);
      } catch (IOException failure) {
        throw new Impossible(format("%s can't be listed: %s", folder, FileFailure.why(failure)));
      }
    }
    return all.stream().distinct().toList();
  }

  private static void add(Map<Integer, Found> shards, Found found) throws Impossible {
    var before = shards.putIfAbsent(found.report().shard().number(), found);
    if (before != null && !same(before.file(), found.file())) {
      if (before.report().shard().count() != found.report().shard().count()) {
        throw differ(before, found, "the number of shares");
      }
      throw new Impossible(
          format(
              "%s and %s are the same share, graded differently. Remove one",
              before.file(), found.file()));
    }
  }

  private static boolean same(Path one, Path other) throws Impossible {
    try {
      return Files.mismatch(one, other) < 0;
    } catch (IOException failure) {
      throw new Impossible(format("%s can't be read: %s", other, FileFailure.why(failure)));
    }
  }

  private static void requireSameGrading(Found one, Found other) throws Impossible {
    requireSame(one, other, "the number of shares", report -> report.shard().count());
    requireSame(
        one,
        other,
        "the exercises",
        report -> report.book().exercises().stream().map(Exercise::id).toList());
    requireSame(
        one,
        other,
        "the walls",
        report ->
            List.of(report.book().sandbox(), report.book().walls(), report.book().missingWalls()));
    requireSame(
        one,
        other,
        "the limits, the points, the seed, the exercises' files or Loopbook itself",
        ShardReport::settings);
    requireSame(
        one, other, "who is in the class", report -> List.of(report.everybody(), report.size()));
    requireSame(one, other, "what lies beside the hand-ins", report -> report.book().remarks());
  }

  private static void requireSame(
      Found one, Found other, String what, Function<ShardReport, Object> part) throws Impossible {
    if (!part.apply(one.report()).equals(part.apply(other.report()))) {
      throw differ(one, other, what);
    }
  }

  private static Impossible differ(Found one, Found other, String what) {
    return new Impossible(
        format(
            "%s and %s aren't of one grading: they differ in %s. Grade the older one again",
            one.file(), other.file(), what));
  }

  private static void requireAll(NavigableMap<Integer, Found> shards) throws Impossible {
    var count = shards.firstEntry().getValue().report().shard().count();
    var missing =
        IntStream.rangeClosed(1, count)
            .filter(number -> !shards.containsKey(number))
            .mapToObj(number -> new Shard(number, count).toString())
            .toList();
    if (!missing.isEmpty()) {
      throw new Impossible(
          format(
              "%s missing: %s%s.   grade DIR --shard %s --out FOLDER grades %s",
              missing.size() == 1 ? "a share is" : missing.size() + " shares are",
              String.join(", ", missing.subList(0, Math.min(NAMED, missing.size()))),
              missing.size() > NAMED ? " and more" : "",
              missing.getFirst(),
              missing.size() == 1 ? "it" : "the first"));
    }
  }

  private static GradeBook merged(ShardReport first, List<ShardReport> all) throws Impossible {
    var rows =
        all.stream()
            .flatMap(report -> report.book().students().stream())
            .sorted(Comparator.comparing(GradeBook.Row::student))
            .toList();
    var names = new HashSet<String>();
    if (rows.size() != first.size()
        || !rows.stream().map(GradeBook.Row::student).allMatch(names::add)) {
      throw new Impossible(
          format(
              "the shares hold %d students of %d, so somebody is lost or there twice",
              rows.size(), first.size()));
    }
    var book = first.book();
    return new GradeBook(
        book.exercises(), rows, book.walls(), book.missingWalls(), book.sandbox(), book.remarks());
  }
}
