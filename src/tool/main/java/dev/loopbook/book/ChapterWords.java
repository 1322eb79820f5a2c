package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many words a chapter has: text, code and outputs, but no front matter, no targets of links,
/// and nothing that has neither a letter nor a digit.
///
/// Nobody takes in more than [#MOST] in one sitting. A chapter that gets longer is two.
final class ChapterWords {
  static final int MOST = 3_000;

  private static final Pattern MEANS_SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");

  private ChapterWords() {}

  /// Returns the lines of a chapter without its front matter.
  static List<String> lines(Chapter chapter) {
    var lines = chapter.markdown().lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals("---")) {
      return lines;
    }
    return lines.subList(lines.subList(1, lines.size()).indexOf("---") + 2, lines.size());
  }

  static int of(Chapter chapter) {
    return lines(chapter).stream()
        .filter(line -> !line.startsWith("```"))
        .mapToInt(ChapterWords::words)
        .sum();
  }

  private static int words(String line) {
    return (int)
        Arrays.stream(line.replaceAll("\\]\\([^)]*\\)", "]").split("\\s+"))
            .filter(word -> MEANS_SOMETHING.matcher(word).find())
            .count();
  }

  static Optional<BookProblem> check(Chapter chapter) {
    var words = of(chapter);
    return words <= MOST
        ? Optional.empty()
        : Optional.of(
            new BookProblem(
                chapter.label(),
                1,
                format(
                    "%,d words, and %,d are enough for one sitting. Shorten it, or make two of it",
                    words, MOST)));
  }
}
