package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.io.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/// One request to an [HttpStub], as far as it has got.
///
/// @param number counted from 1
/// @param began the loop's time when it was made
/// @param ended the loop's time when it was over; empty while it is under way
/// @param outcome a status, or the name of what was thrown; `under way` before that
@API(status = MAINTAINED, since = "1.0")
public record HttpCall(
    int number, HttpRequest request, Duration began, Optional<Duration> ended, String outcome) {

  static HttpCall begin(int number, HttpRequest request, Duration now) {
    return new HttpCall(number, request, now, Optional.empty(), "under way");
  }

  HttpCall end(Duration now, String how) {
    return new HttpCall(number, request, began, Optional.of(now), how);
  }

  /// Returns whether it isn't over yet.
  public boolean isUnderWay() {
    return ended.isEmpty();
  }

  /// Returns number, times, outcome and request as one line of a table.
  @Override
  public String toString() {
    return format(
        "%d  %s%s s  %s  %s",
        number,
        clock(began),
        ended.map(time -> " to " + clock(time)).orElse(""),
        outcome,
        request.line());
  }

  private static String clock(Duration time) {
    return format("%d.%03d", time.toSeconds(), time.toMillisPart());
  }
}
