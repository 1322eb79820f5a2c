package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.loopbook.text.SourcePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/// Thrown by a test that passes in the usual order of its callbacks and fails in another one.
///
/// The cause is what it failed with; the stack is that failure's, so that the line is the test's.
@API(status = EXPERIMENTAL, since = "1.0")
public final class ScheduleFailure extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final String token;

  ScheduleFailure(
      Schedule schedule,
      Optional<ScheduledQueue.Overtaking> first,
      String tried,
      Throwable failure) {
    super(message(schedule, first, tried, failure), failure);
    token = schedule.token();
    setStackTrace(failure.getStackTrace());
  }

  /// Returns what replays the order that fails: `@LoopTest(schedule = "4.1")`.
  public String token() {
    return token;
  }

  private static String message(
      Schedule schedule,
      Optional<ScheduledQueue.Overtaking> first,
      String tried,
      Throwable failure) {
    var lines = new ArrayList<String>();
    lines.add("passes in the usual order of its callbacks, but not in another");
    lines.add("tried      " + tried);
    first.ifPresent(overtaking -> describe(overtaking, lines));
    var more = schedule.choices().size() - 1;
    if (more > 0) {
      lines.add(format("           and %s more after it", MessageText.count(more, "place")));
    }
    lines.add(format("replay     @LoopTest(schedule = \"%s\")", schedule.token()));
    lines.add("probably   a race (chapter 6, \"When it does vary\")");
    lines.add("failed     " + text(failure));
    return String.join("\n", lines);
  }

  private static void describe(ScheduledQueue.Overtaking overtaking, List<String> lines) {
    lines.add(
        format(
            "differs    in tick %d %s runs before %s",
            overtaking.tick(), overtaking.first().name(), overtaking.passedOver().name()));
    for (var callback : List.of(overtaking.first(), overtaking.passedOver())) {
      callback
          .line()
          .ifPresent(
              line ->
                  lines.add(format("             %s  %s", callback.name(), SourcePlace.of(line))));
    }
  }

  private static String text(Throwable failure) {
    return switch (failure) {
      case AssertionError assertion when assertion.getMessage() != null -> assertion.getMessage();
      default ->
          failure.getClass().getSimpleName()
              + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
    };
  }
}
