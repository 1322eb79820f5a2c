package dev.loopbook.step.view;

import dev.loopbook.step.TickReport.Queue;
import dev.loopbook.text.Counted;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import java.util.List;
import java.util.Locale;

/// Cuts and joins texts for a number of columns.
final class ColumnText {

  /// Of more than these, a sentence names one less and counts the rest.
  private static final int MOST_NAMES = 4;

  private ColumnText() {}

  /// Returns as many names as fit, and how many more there are: `A, B, … and 12 more`.
  static String names(Queue queue, int columns) {
    var repeated = queue.first().stream().distinct().count() == 1 ? queue.count() : 1;
    return repeated > 1
        ? Shorten.toColumns(queue.first().getFirst(), columns - 8) + " × " + count(repeated)
        : list(queue.first(), queue.count(), ", ", columns);
  }

  /// Returns as many entries as fit, and how many more there are.
  ///
  /// @param count how many there are in all; the list may hold only the first of them
  static String list(List<String> entries, int count, String between, int columns) {
    var text = new StringBuilder();
    var told = 0;
    for (var entry : entries) {
      var next = (told == 0 ? "" : between) + entry;
      var rest = count - told - 1;
      var room = columns - (rest == 0 ? 0 : DisplayWidth.of(more(rest, between)));
      if (told > 0 && DisplayWidth.of(text + next) > room) {
        break;
      }
      text.append(next);
      told++;
    }
    if (told == count) {
      return Shorten.toColumns(text.toString(), columns);
    }
    var more = more(count - told, between);
    return Shorten.toColumns(
        Shorten.toColumns(text.toString(), Math.max(8, columns - DisplayWidth.of(more))) + more,
        columns);
  }

  private static String more(int count, String between) {
    return between + "… and " + count(count) + " more";
  }

  /// Returns a number with its thousands apart.
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// Returns names in a sentence: `A`, `A and B`, `A, B and C`, `A, B and 98 more`.
  static String sentence(List<String> names) {
    return names.isEmpty() ? "" : sentence(names, names.size(), "");
  }

  /// Returns some names of so many in a sentence: `A, B and 98 more`, or `100 tasks` without names.
  ///
  /// @param count how many there are; the list may hold only the first of them
  static String sentence(List<String> names, int count, String noun) {
    if (names.isEmpty() || count == 1) {
      return names.isEmpty() ? Counted.of(count, noun) : names.getFirst();
    }
    var all = names.size() == count && count <= MOST_NAMES;
    var told = all ? count - 1 : Math.min(names.size(), MOST_NAMES - 1);
    var last = all ? names.getLast() : count(count - told) + " more";
    return String.join(", ", names.subList(0, told)) + " and " + last;
  }
}
