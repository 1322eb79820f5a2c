package dev.loopbook.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the known words that a mistyped one was probably meant to be.
///
/// The distance is the Damerau-Levenshtein distance in its "optimal string alignment" form:
/// inserting, dropping or replacing a letter costs one, and so does swapping two neighbours, the
/// commonest slip of fast fingers.
public final class Nearest {

  private static final int MOST = 3;

  private Nearest() {}

  /// Returns up to three known words near the typed one, the nearest first; empty if none is near.
  ///
  /// Near means a distance of at most a third of the typed word's length, or 1; case doesn't count.
  /// Words that have no letter in common aren't near, however short they are. A word that starts
  /// with the typed one is near too (`chap` for `chapters`), but comes after those that are near by
  /// distance.
  public static List<String> to(String typed, Collection<String> known) {
    var wanted = typed.toLowerCase(Locale.ROOT);
    if (wanted.isBlank()) {
      return List.of();
    }
    var limit = Math.max(1, wanted.length() / 3);
    record Candidate(String word, int distance) {}
    return known.stream()
        .distinct()
        .map(word -> new Candidate(word, distanceOrPrefix(wanted, word, limit)))
        .filter(candidate -> candidate.distance() <= limit + 1)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .limit(MOST)
        .map(Candidate::word)
        .toList();
  }

  private static int distanceOrPrefix(String wanted, String word, int limit) {
    var candidate = word.toLowerCase(Locale.ROOT);
    var distance = distance(wanted, candidate);
    if (distance <= limit && distance < Math.max(wanted.length(), candidate.length())) {
      return distance;
    }
    return wanted.length() > 1 && candidate.startsWith(wanted) ? limit + 1 : Integer.MAX_VALUE;
  }

  /// Returns "Did you mean a?", "Did you mean a or b?", or an empty text if nothing is near.
  public static String question(Collection<String> suggestions) {
    var words = List.copyOf(suggestions);
    return switch (words.size()) {
      case 0 -> "";
      case 1 -> "Did you mean " + words.getFirst() + "?";
      default ->
          "Did you mean "
              + String.join(", ", words.subList(0, words.size() - 1))
              + " or "
              + words.getLast()
              + "?";
    };
  }

  /// Returns what goes after a complaint about a word: ` Did you mean a?`, with a blank before it;
  /// or an empty text if nothing is near.
  public static String hint(String typed, Collection<String> known) {
    var question = question(to(typed, known));
    return question.isEmpty() ? "" : " " + question;
  }

  /// Returns how many typing slips apart two words are.
  public static int distance(String one, String other) {
    // three rows of the usual table are enough: the swap looks two rows back
    var beforeLast = new int[other.length() + 1];
    var last = new int[other.length() + 1];
    var row = new int[other.length() + 1];
    Arrays.setAll(last, column -> column);
    for (var i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var same = one.charAt(i - 1) == other.charAt(j - 1);
        var cost = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          cost = Math.min(cost, beforeLast[j - 2] + 1);
        }
        row[j] = cost;
      }
      var free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[other.length()];
  }
}
