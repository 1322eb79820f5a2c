package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Which tasks ran, were ready or waited, side by side: a view of a trace with one lane for each
/// task of a loop.
///
/// ```
///         0 s         2 s         4 s
/// user-1  ████████████│
/// user-2  ░░░░░░░░░░░░████████████│
/// user-3  ░░░░░░░░░░░░░░░░░░░░░░░░████████████│
/// ```
///
/// @param axis what the positions of the lanes count
/// @param lanes the lanes of the tasks in the order they were created
public record Timeline(Axis axis, List<Lane> lanes) {

  /// What a timeline runs along.
  public enum Axis {
    /// Loop time in nanoseconds.
    TIME,
    /// Ticks: a step fills its tick.
    TICKS
  }

  /// Keeps a copy of the lanes.
  public Timeline {
    lanes = List.copyOf(lanes);
  }

  /// Returns the timeline of each loop in `events` that had tasks, along its time, or along its
  /// ticks if no time passed.
  public static List<Timeline> of(List<TraceEvent> events) {
    var timelines = new ArrayList<Timeline>();
    for (var ofLoop : byLoop(events)) {
      var inTime = build(Axis.TIME, ofLoop);
      var timeline = inTime.length() > 0 ? inTime : build(Axis.TICKS, ofLoop);
      if (!timeline.lanes().isEmpty()) {
        timelines.add(timeline);
      }
    }
    return timelines;
  }

  /// Returns the timeline of each loop in `events` that had tasks, along `axis`.
  public static List<Timeline> along(Axis axis, List<TraceEvent> events) {
    return byLoop(events).stream()
        .map(ofLoop -> build(axis, ofLoop))
        .filter(timeline -> !timeline.lanes().isEmpty())
        .toList();
  }

  private static List<List<TraceEvent>> byLoop(List<TraceEvent> events) {
    SequencedMap<Integer, List<TraceEvent>> loops = new LinkedHashMap<>();
    for (var event : events) {
      loops.computeIfAbsent(event.at().loop(), _ -> new ArrayList<>()).add(event);
    }
    return List.copyOf(loops.values());
  }

  private static Timeline build(Axis axis, List<TraceEvent> events) {
    SequencedMap<Integer, LaneBuilder> builders = new LinkedHashMap<>();
    var over = false;
    for (var event : events) {
      over |= event instanceof TraceEvent.CleanUpBegan;
      var task = event.task().orElse(null);
      // The clean-up's own tasks aren't the program's.
      if (task != null && (!over || builders.containsKey(task.number()))) {
        follow(event, axis, builders.computeIfAbsent(task.number(), _ -> new LaneBuilder(task)));
      }
    }
    var last = events.getLast().at();
    var end = axis == Axis.TIME ? last.nanos() : last.tick() + 1;
    builders.values().forEach(builder -> builder.finish(end));
    return new Timeline(
        axis,
        builders.values().stream().map(LaneBuilder::build).flatMap(Optional::stream).toList());
  }

  private static void follow(TraceEvent event, Axis axis, LaneBuilder lane) {
    switch (event) {
      case TraceEvent.TaskCreated(var at, var _, var _, var _, var _) ->
          lane.change(TaskState.READY, position(axis, at, lane));
      case TraceEvent.TaskBegan(var at, var _, var _) ->
          lane.change(TaskState.RUNNING, position(axis, at, lane));
      case TraceEvent.TaskResumed(var at, var _, var _, var _) ->
          lane.change(TaskState.RUNNING, position(axis, at, lane));
      case TraceEvent.TaskSuspended(var at, var _, var waitsFor, var _) ->
          lane.change(
              waitsFor.equals(TraceEvent.ITS_TURN) ? TaskState.READY : TaskState.WAITING,
              position(axis, at, lane));
      case TraceEvent.TaskWoken(var at, var _, var _, var _, var since) ->
          lane.change(TaskState.READY, axis == Axis.TIME ? since : position(axis, at, lane));
      case TraceEvent.TaskDone(var at, var _, var _) -> lane.finish(position(axis, at, lane));
      default -> {}
    }
  }

  /// Returns where on the axis a lane changes its state; a step ends with its tick.
  private static long position(Axis axis, Moment at, LaneBuilder lane) {
    return switch (axis) {
      case TIME -> at.nanos();
      case TICKS -> lane.isIn(TaskState.RUNNING) ? at.tick() + 1 : at.tick();
    };
  }

  /// Returns the part of it between two positions: the lanes that were there then, cut at both.
  public Timeline between(long from, long to) {
    return new Timeline(
        axis,
        lanes.stream()
            .filter(lane -> lane.from() <= to && lane.to() >= from)
            .map(lane -> cut(lane, from, to))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Lane> cut(Lane lane, long from, long to) {
    var spans =
        lane.spans().stream()
            .filter(span -> span.from() <= to && span.to() >= from)
            .map(
                span ->
                    new Lane.Span(
                        span.state(), Math.max(span.from(), from), Math.min(span.to(), to)))
            .filter(span -> span.length() > 0 || span.state() == TaskState.RUNNING)
            .toList();
    return spans.isEmpty() ? Optional.empty() : Optional.of(new Lane(lane.task(), spans));
  }

  /// Returns it with the lanes of some tasks only.
  public Timeline of(Predicate<? super TaskRef> tasks) {
    return new Timeline(axis, lanes.stream().filter(lane -> tasks.test(lane.task())).toList());
  }

  /// Returns where the first lane begins.
  public long from() {
    return lanes.stream().mapToLong(Lane::from).min().orElse(0);
  }

  /// Returns where the last lane ends.
  public long to() {
    return lanes.stream().mapToLong(Lane::to).max().orElse(0);
  }

  /// Returns how long it is, in nanoseconds or in ticks.
  public long length() {
    return to() - from();
  }

  /// Returns the picture: a line with the scale, then one for each lane, none wider than `width`
  /// columns.
  ///
  /// @throws IllegalArgumentException if `width` leaves no room for names and lanes, 20 columns at
  ///   least
  public List<String> lines(int width) {
    return lines(width, LaneGlyphs.UNICODE);
  }

  /// Returns the picture, drawn with `glyphs`.
  ///
  /// @throws IllegalArgumentException if `width` is less than 20
  public List<String> lines(int width, LaneGlyphs glyphs) {
    return LaneDrawing.of(this, width, glyphs);
  }

  /// Returns a sentence about the task that lost most time because others held the loop; empty if
  /// none lost a tenth of the time.
  public Optional<String> remark() {
    if (axis != Axis.TIME) {
      return Optional.empty();
    }
    return lanes.stream()
        .max((a, b) -> Long.compare(a.total(TaskState.READY), b.total(TaskState.READY)))
        .filter(lane -> lane.total(TaskState.READY) * 10 >= length() && length() > 0)
        .map(
            lane ->
                format(
                    "%s was ready for %s and could not run: something held the loop",
                    lane.task().name(), TimeText.rounded(lane.total(TaskState.READY))));
  }
}
