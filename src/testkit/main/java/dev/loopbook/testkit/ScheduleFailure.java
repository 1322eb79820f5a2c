package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.loopbook.explore.OrderToken;
import dev.loopbook.explore.RunResult;
import dev.loopbook.text.Counted;
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

  /// @param lanes the lines that show where the order leaves the usual one
  /// @param tried how many orders were tried, in words
  /// @param failure what the test threw
  ScheduleFailure(
      OrderToken token,
      List<String> lanes,
      String tried,
      RunResult result,
      Optional<Throwable> failure) {
    super(message(token, lanes, tried, result, failure), failure.orElse(null));
    this.token = token.toString();
    failure.ifPresent(thrown -> setStackTrace(thrown.getStackTrace()));
  }

  /// Returns what replays the order that fails: `@LoopTest(schedule = "any-7f3kq-e1c2w")`.
  public String token() {
    return token;
  }

  private static String message(
      OrderToken token,
      List<String> lanes,
      String tried,
      RunResult result,
      Optional<Throwable> failure) {
    var lines = new ArrayList<String>();
    lines.add("passes in the usual order of its callbacks, but not in another");
    lines.add("tried      " + tried);
    lines.addAll(lanes);
    var more = token.order().deviations() - 1;
    if (more > 0) {
      lines.add(
          format(
              "           and it leaves the usual order in %s more after it",
              Counted.of(more, "place")));
    }
    lines.add(format("replay     @LoopTest(schedule = \"%s\")", token));
    lines.add("probably   a race (chapter 6, \"When it does vary\")");
    lines.add("failed     " + text(result, failure));
    return String.join("\n", lines);
  }

  private static String text(RunResult result, Optional<Throwable> failure) {
    return switch (failure.orElse(null)) {
      case AssertionError assertion when assertion.getMessage() != null -> assertion.getMessage();
      case Throwable thrown when !result.isEndless() ->
          thrown.getClass().getSimpleName()
              + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
      case null, default -> result.ending();
    };
  }
}
