package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;

/// How many minutes a chapter takes: to read it, to make its predictions, and to do what it asks
/// under Change and Make. The exercises come on top of that.
///
/// A reader is taken to read 200 words, 20 lines of code or 25 lines of output a minute, to think
/// 45 seconds about a prediction, four minutes about a change, and a quarter of an hour about the
/// program to make.
final class ReadingTime {
  private static final double WORDS = 200;
  private static final double CODE_LINES = 20;
  private static final double OUTPUT_LINES = 25;
  private static final double PREDICTION = 0.75;
  private static final int CHANGE = 4;
  private static final int MAKE = 15;

  private ReadingTime() {}

  /// Returns the minutes, rounded to five.
  static int of(Chapter chapter) {
    var minutes = 0.0;
    var fences = Fences.in(chapter.markdown());
    for (var fence : fences) {
      minutes +=
          switch (fence.spec()) {
            case FenceSpec.Source _, FenceSpec.Illustration _, FenceSpec.PythonSource _ ->
                fence.lines().size() / CODE_LINES;
            case FenceSpec.Predict _ -> PREDICTION + words(fence.lines()) / WORDS;
            default -> fence.lines().size() / OUTPUT_LINES;
          };
    }
    minutes += words(prose(chapter.markdown(), fences)) / WORDS;
    for (var section : Article.of(chapter.markdown()).sections()) {
      switch (section.heading()) {
        case "Change" ->
            minutes += CHANGE * (int) section.text().lines().filter(ReadingTime::isItem).count();
        case "Make" -> minutes += MAKE;
        default -> {}
      }
    }
    return (int) Math.round(minutes / 5) * 5;
  }

  private static boolean isItem(String line) {
    return line.startsWith("- ");
  }

  /// Returns the lines outside of the fences and of the front matter, without the targets of links.
  private static List<String> prose(String markdown, List<Fence> fences) {
    var lines = new ArrayList<>(markdown.lines().toList());
    for (var fence : fences.reversed()) {
      var end = Math.min(lines.size(), fence.line() + fence.lines().size() + 1);
      lines.subList(fence.line() - 1, end).clear();
    }
    var matter = lines.isEmpty() || !lines.getFirst().equals("---") ? -1 : lines.lastIndexOf("---");
    return lines.subList(matter + 1, lines.size()).stream()
        .map(line -> line.replaceAll("\\]\\([^)]*\\)", "]"))
        .toList();
  }

  private static int words(List<String> lines) {
    return lines.stream()
        .mapToInt(line -> line.isBlank() ? 0 : line.strip().split("\\s+").length)
        .sum();
  }
}
