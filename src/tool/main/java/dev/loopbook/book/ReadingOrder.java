package dev.loopbook.book;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The order in which chapters are read: by number, except that a chapter with `after: ch11` in its
/// front matter follows that one.
///
/// A chapter keeps its number for good, because exercises, progress files and links name it. So a
/// chapter that joins the middle of the book takes the next free number, and says what it follows.
public final class ReadingOrder {
  static final String KEY = "after";

  private static final Pattern FOLDER = Pattern.compile("ch([0-9]{2})_.*");
  private static final Pattern VALUE = Pattern.compile("\"?ch([0-9]{2})\"?");

  private final Map<Integer, Integer> followed;

  private ReadingOrder(Map<Integer, Integer> followed) {
    this.followed = Map.copyOf(followed);
  }

  /// Returns the order of the chapters in a home directory. What follows no chapter that is there
  /// is read by its number.
  public static ReadingOrder in(Path home) {
    var followed = new HashMap<Integer, Integer>();
    var numbers = new HashSet<Integer>();
    try (Stream<Path> folders = Files.list(home.resolve("chapters"))) {
      for (var folder : folders.toList()) {
        var name = FOLDER.matcher(folder.getFileName().toString());
        if (name.matches()) {
          var number = Integer.valueOf(name.group(1));
          numbers.add(number);
          followedIn(folder.resolve("README.md")).ifPresent(each -> followed.put(number, each));
        }
      }
    } catch (IOException _) {
      return new ReadingOrder(Map.of());
    }
    followed.values().retainAll(numbers);
    return new ReadingOrder(followed);
  }

  private static Optional<Integer> followedIn(Path readme) {
    try {
      return TextFile.read(readme)
          .lines()
          .skip(1)
          .takeWhile(line -> !line.equals("---"))
          .filter(line -> line.startsWith(KEY + ":"))
          .map(line -> VALUE.matcher(line.substring(KEY.length() + 1).strip()))
          .filter(value -> value.matches())
          .map(value -> Integer.valueOf(value.group(1)))
          .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Returns whether a chapter says that it follows another one, and following those never leads
  /// back to it.
  boolean follows(int number) {
    return place(number).length > 1;
  }

  /// Returns a comparator of chapter numbers.
  public Comparator<Integer> byNumber() {
    return (one, other) -> Arrays.compare(place(one), place(other));
  }

  /// Returns the numbers that lead to a chapter, each following the one before: 11, 22 for chapter
  /// 22 if it follows 11.
  private int[] place(int number) {
    var way = new ArrayDeque<Integer>();
    for (Integer at = number; at != null; at = followed.get(at)) {
      if (way.contains(at)) {
        return new int[] {number}; // a circle leads nowhere
      }
      way.addFirst(at);
    }
    return way.stream().mapToInt(Integer::intValue).toArray();
  }
}
