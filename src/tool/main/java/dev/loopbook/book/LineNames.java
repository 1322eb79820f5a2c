package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import java.util.HashMap;
import java.util.Map;

/// The names by which a link leads to a line of code: `TwoTasks-main-3` is the third line of the
/// part `main` of that file. Where a page shows a part twice, the second one has another name.
final class LineNames {

  private final Map<String, Integer> shown = new HashMap<>();

  /// Returns the beginning of the names of the lines of one more listing.
  String prefix(String reference) {
    var name = reference.replace(".java", "").replaceAll("[^A-Za-z0-9_]+", "-");
    var times = shown.merge(name, 1, Integer::sum);
    return times == 1 ? name : format("%s-again%d", name, times - 1);
  }
}
