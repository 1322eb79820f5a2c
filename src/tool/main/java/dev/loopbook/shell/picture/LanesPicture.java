package dev.loopbook.shell.picture;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.ListFilter;
import dev.loopbook.shell.step.LoopTime;
import dev.loopbook.shell.step.PausedProgram;
import dev.loopbook.step.TaskSnapshot.State;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.watch.LaneGlyphs;
import dev.loopbook.watch.Timeline;
import dev.loopbook.watch.Timeline.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lanes`: its arguments, and what it does.
final class LanesPicture {
  private static final String INDENT = "  ";

  /// More than these would push the lanes off the screen.
  private static final int MOST_WAITS = 6;

  private final Session session;

  @Option(names = "--ticks", description = "Along ticks, not along time.")
  private boolean ticks;

  @Option(names = "--ascii", description = "Without characters that some terminals lack.")
  private boolean ascii;

  @Option(
      names = "--from",
      paramLabel = "WHEN",
      description = "Where to begin: a loop time (0.2, 500ms); a tick with --ticks.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "WHEN", description = "Where to end.")
  private @Nullable String to;

  @Mixin private ListFilter filter = new ListFilter();

  LanesPicture(Session session) {
    this.session = session;
  }

  int run() {
    var program = PausedProgram.standing("lanes", session);
    var events = program.events("lanes");
    var all = ticks ? Timeline.along(Axis.TICKS, events) : Timeline.of(events);
    var lines = new ArrayList<StyledLine>();
    var glyphs = ascii ? LaneGlyphs.ASCII : LaneGlyphs.UNICODE;
    for (var timeline : all) {
      var shown = window(timeline).of(task -> filter.accepts(task.name(), ""));
      shown
          .lines(Math.max(20, session.screen().width() - INDENT.length()), glyphs)
          .forEach(line -> lines.add(StyledLine.of(INDENT + line, Style.PLAIN)));
      if (!shown.lanes().isEmpty()) {
        lines.add(
            StyledLine.of(
                INDENT + (shown.axis() == Axis.TICKS ? "ticks · " : "") + glyphs.legend(),
                Style.LABEL));
        shown.remark().ifPresent(remark -> lines.add(StyledLine.of(INDENT + remark, Style.PLAIN)));
      }
    }
    if (lines.isEmpty()) {
      session
          .screen()
          .say(
              filter.isEmpty() && from == null && to == null
                  ? "No task has run yet.   tick runs the first tick"
                  : "No task there.   lanes shows them all");
      return ExitStatus.OK;
    }
    if (to == null) {
      lines.addAll(waits(program));
    }
    Projector.show(lines, session);
    return ExitStatus.OK;
  }

  /// Returns what each waiting task waits for now, below where its lane ends.
  private List<StyledLine> waits(PausedProgram program) {
    var waiting =
        program.stepper().tasks().stream()
            .filter(task -> task.state() instanceof State.Suspended)
            .filter(task -> filter.accepts(task.name(), ""))
            .toList();
    var shown = waiting.subList(0, Math.min(MOST_WAITS, waiting.size()));
    var widest = shown.stream().mapToInt(task -> DisplayWidth.of(task.name())).max().orElse(0);
    var room = Math.max(10, session.screen().width() - INDENT.length());
    var lines = new ArrayList<StyledLine>();
    for (var task : shown) {
      if (task.state() instanceof State.Suspended(var _, var what, var _)) {
        var row = Shorten.pad(task.name(), widest) + "  waits for " + what;
        lines.add(StyledLine.of(INDENT + Shorten.toColumns(row, room), Style.PLAIN));
      }
    }
    if (waiting.size() > shown.size()) {
      var more = waiting.size() - shown.size();
      lines.add(
          StyledLine.of(
              INDENT + "… and " + more + " more, which tasks waiting lists", Style.LABEL));
    }
    return lines;
  }

  private Timeline window(Timeline timeline) {
    var begin =
        Optional.ofNullable(from).map(text -> position(text, timeline)).orElse(timeline.from());
    var end = Optional.ofNullable(to).map(text -> position(text, timeline)).orElse(timeline.to());
    if (begin > end) {
      throw CommandException.usage(
          "lanes: --from is later than --to.   Swap them, or leave one out");
    }
    return from == null && to == null ? timeline : timeline.between(begin, end);
  }

  private static long position(String typed, Timeline timeline) {
    if (timeline.axis() == Axis.TIME) {
      return LoopTime.parse("lanes", typed);
    }
    if (!typed.matches("\\d{1,18}")) {
      throw CommandException.usage(
          "lanes %s: these lanes count ticks.   Write a tick's number", typed);
    }
    return Long.parseLong(typed);
  }
}
