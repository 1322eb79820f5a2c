package dev.loopbook.testkit.http;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.io.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/// One request that came to an [HttpStub], as far as it has gone.
///
/// @param number which one it was, from 1
/// @param request what was asked
/// @param began the loop's time when it came
/// @param ended the loop's time when it was over; nothing while it is under way
/// @param outcome how it ended: a status, or the name of what was thrown; `under way` before
@API(status = MAINTAINED, since = "1.0")
public record HttpCall(
    int number, HttpRequest request, Duration began, Optional<Duration> ended, String outcome) {

  static HttpCall begin(int number, HttpRequest request, Duration now) {
    return new HttpCall(number, request, now, Optional.empty(), "under way");
  }

  HttpCall end(Duration now, String how) {
    return new HttpCall(number, request, began, Optional.of(now), how);
  }

  /// Returns whether it is not over.
  public boolean isUnderWay() {
    return ended.isEmpty();
  }

  /// Returns number, times, outcome and request in a line, to be read one below the other.
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
