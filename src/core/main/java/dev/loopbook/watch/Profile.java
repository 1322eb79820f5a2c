package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Where the time of a program's tasks went.
///
/// @param usages one for each task, in the order they were created
/// @param more how many ended tasks have no usage of their own
/// @param isVirtual whether the time was virtual: then code takes no time, only `busy` and waiting
///   do
public record Profile(List<Usage> usages, long more, boolean isVirtual) {

  /// What a task did with its time, in nanoseconds of loop time.
  ///
  /// @param coroutine the name of what it ran
  /// @param running how long its code held the loop
  /// @param ready how long it could have run, but others held the loop
  /// @param waiting how long it waited for something to happen
  /// @param steps how often it ran
  /// @param longestStep the longest it held the loop at a stretch
  /// @param over whether it is done
  public record Usage(
      TaskRef task,
      String coroutine,
      long running,
      long ready,
      long waiting,
      int steps,
      long longestStep,
      boolean over) {}

  /// Returns what the tasks of a timeline did with their time. What code they ran isn't known.
  public static Profile of(Timeline timeline, boolean isVirtual) {
    return new Profile(
        timeline.lanes().stream().map(lane -> usage(lane, timeline.to())).toList(), 0, isVirtual);
  }

  private static Usage usage(Lane lane, long end) {
    var steps = lane.spans().stream().filter(span -> span.state() == TaskState.RUNNING).toList();
    return new Usage(
        lane.task(),
        "",
        lane.total(TaskState.RUNNING),
        lane.total(TaskState.READY),
        lane.total(TaskState.WAITING),
        steps.size(),
        steps.stream().mapToLong(Lane.Span::length).max().orElse(0),
        lane.to() < end);
  }

  private static final int GAP = 3;

  /// Keeps a copy of the list.
  public Profile {
    usages = List.copyOf(usages);
  }

  /// Returns the table, the task that ran longest first.
  ///
  /// ```
  /// task     running     ready   waiting   steps   longest step
  /// user-1       2 s       0 s       0 s       1            2 s
  /// ```
  public List<String> lines() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("task", "running", "ready", "waiting", "steps", "longest step"));
    var names = TaskRef.namesApart(usages.stream().map(Usage::task));
    usages.stream()
        .sorted(Comparator.comparingLong(Usage::running).reversed())
        .forEach(usage -> rows.add(row(usage, names.apply(usage.task()))));
    var lines = new ArrayList<>(aligned(rows));
    if (more > 0) {
      lines.add(format("… and %s that ended", Counted.of(more, "more task")));
    }
    if (isVirtual) {
      lines.add("In virtual time code takes no time: only busy(…) runs, and only waiting waits.");
    }
    return lines;
  }

  private static List<String> row(Usage usage, String name) {
    return List.of(
        name,
        TimeText.rounded(usage.running()),
        TimeText.rounded(usage.ready()),
        TimeText.rounded(usage.waiting()),
        Integer.toString(usage.steps()),
        TimeText.rounded(usage.longestStep()));
  }

  /// Returns the rows as lines: names at the left of their column, numbers at the right of theirs.
  private static List<String> aligned(List<List<String>> rows) {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row -> {
              var line = new StringBuilder(Shorten.pad(row.getFirst(), widths[0]));
              for (var i = 1; i < widths.length; i++) {
                line.append(" ".repeat(GAP + widths[i] - width(row.get(i)))).append(row.get(i));
              }
              return line.toString();
            })
        .toList();
  }

  private static int width(String cell) {
    return DisplayWidth.of(cell);
  }
}
