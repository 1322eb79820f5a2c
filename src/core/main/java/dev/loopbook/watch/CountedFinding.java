package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A finding as a report tells it: once, though a loop of the program may have made it a thousand
/// times.
///
/// @param finding what was found
/// @param times how often the very same was found
/// @param more how many others were found at the same lines, which differ from this one in a name
///   or a time only, and aren't told; 0 unless this is the last that is
public record CountedFinding(Finding finding, int times, int more) {

  /// As many as a small screen has room for. Of more that are alike, the rest is counted.
  private static final int MOST_ALIKE = 5;

  /// What findings from one line have in common.
  private record Likeness(Class<? extends Finding> kind, List<Finding.Spot> spots) {
    static Likeness of(Finding finding) {
      return new Likeness(finding.getClass(), finding.spots());
    }
  }

  /// Returns what was found, in one line, and how often.
  public String what() {
    return finding.what() + (times > 1 ? format(" (%d times)", times) : "");
  }

  /// Returns that there are others, if there are any.
  public Optional<String> others() {
    return more > 0
        ? Optional.of(format("… and %,d more like it, from the same line", more))
        : Optional.empty();
  }

  /// Counts findings, in the order in which they were found.
  public static List<CountedFinding> of(List<? extends Finding> findings) {
    SequencedMap<Finding, Integer> counted = new LinkedHashMap<>();
    findings.forEach(finding -> counted.merge(finding, 1, Integer::sum));
    var left = new HashMap<Likeness, Integer>();
    counted.forEach((finding, times) -> left.merge(Likeness.of(finding), times, Integer::sum));
    var told = new HashMap<Likeness, Integer>();
    var all = new ArrayList<CountedFinding>();
    counted.forEach(
        (finding, times) -> {
          var likeness = Likeness.of(finding);
          var number = told.merge(likeness, 1, Integer::sum);
          var more = left.merge(likeness, -times, Integer::sum);
          if (number <= MOST_ALIKE) {
            all.add(new CountedFinding(finding, times, number == MOST_ALIKE ? more : 0));
          }
        });
    return all;
  }
}
