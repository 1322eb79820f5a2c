package dev.loopbook.watch;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Formats findings for people, 80 columns wide. Only code is cut; a place, or an object's `<…>`,
/// that doesn't fit sticks out, because one may want to search for it.
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

  /// Fewer columns of code tell nobody anything.
  private static final int LEAST_CODE = 8;

  private final Function<StackTraceElement, Optional<String>> lineText;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private AuditReport(Function<StackTraceElement, Optional<String>> lineText, int width) {
    this.width = width;
    this.lineText =
        lineText.andThen(text -> text.map(String::strip).map(ControlCharacters::shownOnOneLine));
  }

  /// Returns `findings` in lines; equal ones appear once, with a count, and of those that only
  /// differ in a name or a time the first five.
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
    var report = new AuditReport(lineText, width);
    CountedFinding.of(findings).forEach(report::add);
    return List.copyOf(report.lines);
  }

  /// Returns `findings` in lines, without the text of the program.
  public static List<String> lines(List<? extends Finding> findings) {
    return lines(findings, _ -> Optional.empty());
  }

  private void add(CountedFinding counted) {
    var finding = counted.finding();
    addWrapped("", "⚠ " + counted.what());
    var spots = finding.spots();
    var roles = spots.stream().mapToInt(spot -> spot.role().length()).max().orElse(0);
    var places = spots.stream().mapToInt(spot -> spot.shortPlace().length()).max().orElse(0);
    for (var spot : spots) {
      var text = lineText.apply(spot.place()).orElse("");
      var place =
          INDENT
              + Shorten.pad(spot.role(), roles)
              + "  "
              + Shorten.pad(spot.shortPlace(), Math.max(places, 18))
              + "  ";
      var columns = width - DisplayWidth.of(place);
      lines.add(
          (place + (columns >= LEAST_CODE ? Shorten.toColumns(text, columns) : ""))
              .stripTrailing());
    }
    var text = spots.stream().findFirst().flatMap(spot -> lineText.apply(spot.place()));
    addWrapped(INDENT, finding.fix(text));
    finding.chapter().ifPresent(chapter -> addWrapped(INDENT, chapter));
    counted.others().ifPresent(others -> lines.add("⚠ " + others));
  }

  private void addWrapped(String indent, String text) {
    var rest = ControlCharacters.shown(text);
    var before = indent;
    while (before.length() + rest.length() > width) {
      var space = spaceOutside(rest, width - before.length());
      if (space <= 0) {
        break; // a single long word is better left whole than cut
      }
      lines.add(before + rest.substring(0, space));
      rest = rest.substring(space + 1);
      before = INDENT;
    }
    lines.add(before + rest);
  }

  /// Returns the last space up to an index that isn't inside an object's `<…>`, or -1.
  private static int spaceOutside(String text, int to) {
    var space = text.lastIndexOf(' ', to);
    while (space > 0 && isInObject(text, space)) {
      space = text.lastIndexOf(' ', space - 1);
    }
    return space;
  }

  private static boolean isInObject(String text, int at) {
    var open = text.lastIndexOf('<', at);
    return open > text.lastIndexOf('>', at)
        && Character.isUpperCase(text.charAt(open + 1))
        && text.indexOf('>', at) > 0;
  }
}
