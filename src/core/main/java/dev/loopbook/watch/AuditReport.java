package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Shorten;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Formats findings for people, 80 columns wide.
///
/// ```
/// ⚠ a coroutine was never awaited: fetchUser
///     made at  MissingAwait:18      fetchUser(1);
///     It never ran. Write await(fetchUser(1)), or createTask(fetchUser(1)).
///     chapter 3, "What it cannot catch"
/// ```
public final class AuditReport {

  /// How many columns a report takes unless it is asked to be narrower.
  public static final int WIDTH = 80;

  private static final String INDENT = "    ";

  private final Function<StackTraceElement, Optional<String>> lineText;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private AuditReport(Function<StackTraceElement, Optional<String>> lineText, int width) {
    this.width = width;
    this.lineText = lineText;
  }

  /// Returns `findings` in lines; equal ones appear once, with a count.
  ///
  /// @param lineText returns the text of a line of the program, if it is known
  public static List<String> lines(
      List<? extends Finding> findings, Function<StackTraceElement, Optional<String>> lineText) {
    return lines(findings, lineText, WIDTH);
  }

  /// Returns `findings` in lines of at most `width` columns.
  public static List<String> lines(
      List<? extends Finding> findings,
      Function<StackTraceElement, Optional<String>> lineText,
      int width) {
    SequencedMap<Finding, Integer> counted = new LinkedHashMap<>();
    findings.forEach(finding -> counted.merge(finding, 1, Integer::sum));
    var report = new AuditReport(lineText, width);
    counted.forEach(report::add);
    return List.copyOf(report.lines);
  }

  /// Returns `findings` in lines, without the text of the program.
  public static List<String> lines(List<? extends Finding> findings) {
    return lines(findings, _ -> Optional.empty());
  }

  private void add(Finding finding, int times) {
    var what = "⚠ " + finding.what() + (times > 1 ? format(" (%d times)", times) : "");
    addWrapped("", what);
    var spots = finding.spots();
    var roles = spots.stream().mapToInt(spot -> spot.role().length()).max().orElse(0);
    var places = spots.stream().mapToInt(spot -> spot.shortPlace().length()).max().orElse(0);
    for (var spot : spots) {
      var text = lineText.apply(spot.place()).map(String::strip).orElse("");
      var line =
          INDENT
              + Shorten.pad(spot.role(), roles)
              + "  "
              + Shorten.pad(spot.shortPlace(), Math.max(places, 18))
              + "  "
              + text;
      lines.add(Shorten.toColumns(line.stripTrailing(), width));
    }
    var text = spots.stream().findFirst().flatMap(spot -> lineText.apply(spot.place()));
    addWrapped(INDENT, finding.fix(text));
    finding.chapter().ifPresent(chapter -> addWrapped(INDENT, chapter));
  }

  private void addWrapped(String indent, String text) {
    var rest = text;
    var before = indent;
    while (before.length() + rest.length() > width) {
      var space = rest.lastIndexOf(' ', width - before.length());
      if (space <= 0) {
        break; // a single long word is better left whole than cut
      }
      lines.add(before + rest.substring(0, space));
      rest = rest.substring(space + 1);
      before = INDENT;
    }
    lines.add(before + rest);
  }
}
