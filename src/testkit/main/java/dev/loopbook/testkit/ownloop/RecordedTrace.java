package dev.loopbook.testkit.ownloop;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads and writes a trace as text: a line for each tick in which something was said, and below
/// it, indented, what was said.
///
/// ```
/// tick 1 @0
///   A starts
/// tick 3 @50
///   A is done
/// ```
final class RecordedTrace {
  private static final Pattern HEADING = Pattern.compile("tick (\\d{1,9}) @(\\d{1,15})");

  private RecordedTrace() {}

  static List<TracedMoment> read(String text) {
    var moments = new ArrayList<TracedMoment>();
    var tick = 0;
    var millis = 0L;
    for (var line : text.lines().filter(each -> !each.isBlank()).toList()) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        tick = Integer.parseInt(heading.group(1));
        millis = Long.parseLong(heading.group(2));
      } else {
        moments.add(new TracedMoment(tick, millis, line.strip()));
      }
    }
    return moments;
  }

  static String write(List<TracedMoment> moments) {
    var text = new StringBuilder();
    var heading = "";
    for (var each : moments) {
      var needed = each.tick() == 0 ? "" : "tick " + each.tick() + " @" + each.millis() + "\n";
      if (!needed.equals(heading)) {
        heading = needed;
        text.append(heading);
      }
      text.append("  ").append(each.words()).append('\n');
    }
    return text.toString();
  }
}
