package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of a text with their own line breaks, so that joining them gives the same text again.
final class LinesWithBreaks {

  private static final Pattern LINE =
      Pattern.compile("(?<text>[^\\r\\n]*)(?<end>\\r\\n|\\n|\\r|\\z)");

  private final List<String> texts = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  private LinesWithBreaks() {}

  @SuppressWarnings("JdkObsolete") // hitEnd says whether the last line has a break
  static LinesWithBreaks of(String text) {
    var lines = new LinesWithBreaks();
    var matcher = LINE.matcher(text);
    while (matcher.find() && !(matcher.group().isEmpty() && matcher.hitEnd())) {
      lines.texts.add(matcher.group("text"));
      lines.ends.add(matcher.group("end"));
    }
    return lines;
  }

  /// Returns a line without its break.
  ///
  /// @param index the line, counted from 0
  String text(int index) {
    return texts.get(index);
  }

  /// Replaces lines. The new ones end as the line before them does.
  ///
  /// @param first the first line to replace, counted from 0 and at least 1
  /// @param count how many lines to replace
  void replace(int first, int count, List<String> replacement) {
    var end = ends.get(first - 1);
    texts.subList(first, first + count).clear();
    ends.subList(first, first + count).clear();
    texts.addAll(first, replacement);
    ends.addAll(first, replacement.stream().map(_ -> end).toList());
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var i = 0; i < texts.size(); i++) {
      text.append(texts.get(i)).append(ends.get(i));
    }
    return text.toString();
  }
}
