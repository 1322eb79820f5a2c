package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.testkit.RecordedTurns.Turn;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.SourcePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Two runs of a test side by side, from where they part: who had their turn first in, first out,
/// and who had it in the order that fails.
final class ScheduleLanes {

  private static final int MOST_ROWS = 8;

  private static final String USUAL = "usual";

  private ScheduleLanes() {}

  /// Returns the lines of a report; none if the same callbacks ran in the same order.
  static List<String> of(List<Turn> usual, List<Turn> failing) {
    var parting = 0;
    while (parting < Math.min(usual.size(), failing.size())
        && isSame(usual.get(parting), failing.get(parting))) {
      parting++;
    }
    if (parting >= Math.min(usual.size(), failing.size())) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    differ(failing.get(parting), usual.get(parting), lines);
    lanes(usual, failing, parting, lines);
    return lines;
  }

  private static boolean isSame(Turn one, Turn other) {
    return one.who().equals(other.who()) && one.line().equals(other.line());
  }

  private static void differ(Turn first, Turn passedOver, List<String> lines) {
    lines.add(
        format(
            "differs    in tick %d %s runs before %s",
            first.tick(), first.who(), passedOver.who()));
    for (var turn : List.of(first, passedOver)) {
      turn.line()
          .ifPresent(
              line -> lines.add(format("             %s  %s", turn.who(), SourcePlace.of(line))));
    }
  }

  /// Adds a row for each turn, from the one before the parting to where both have caught up.
  private static void lanes(List<Turn> usual, List<Turn> failing, int parting, List<String> lines) {
    var first = Math.max(0, parting - 1);
    var end = Math.min(parting + MOST_ROWS, meeting(usual, failing, parting));
    var width =
        Stream.concat(
                Stream.of(USUAL),
                usual.subList(first, Math.min(end, usual.size())).stream().map(Turn::who))
            .mapToInt(DisplayWidth::of)
            .max()
            .orElseThrow();
    lines.add(row("lanes", "tick", USUAL, width, "this order"));
    for (var i = first; i < end; i++) {
      var here = i < failing.size() ? failing.get(i) : null;
      lines.add(
          row(
                  "",
                  here == null ? "" : "" + here.tick(),
                  i < usual.size() ? usual.get(i).who() : "",
                  width,
                  (here == null ? "" : here.who()) + (i == parting ? "  ◀" : ""))
              .stripTrailing());
    }
  }

  private static String row(String label, String tick, String who, int width, String other) {
    return format("%-11s%4s  %s  %s", label, tick, DisplayWidth.pad(who, width), other);
  }

  /// Returns how many turns there are until the same callbacks have run in both; the end if that
  /// never is.
  private static int meeting(List<Turn> usual, List<Turn> failing, int from) {
    var ahead = new ArrayList<String>();
    var behind = new ArrayList<String>();
    for (var i = from; i < Math.min(usual.size(), failing.size()); i++) {
      note(failing.get(i).who(), ahead, behind);
      note(usual.get(i).who(), behind, ahead);
      if (ahead.isEmpty() && behind.isEmpty()) {
        return i + 1;
      }
    }
    return Math.max(usual.size(), failing.size());
  }

  private static void note(String who, List<String> here, List<String> there) {
    if (!there.remove(who)) {
      here.add(who);
    }
  }
}
