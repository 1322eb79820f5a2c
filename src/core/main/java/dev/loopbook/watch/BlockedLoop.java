package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import java.util.Optional;

/// A callback that held the loop for longer than the limit of a [BlockWatch].
///
/// @param callback the name of the task, or the text of the callback
/// @param nanos for how long, in nanoseconds of loop time
/// @param over whether it has given the loop back; else it still holds it
/// @param line the line of the program that held it, if one was seen
/// @param call what that line was calling, such as `Thread.sleep`; empty if nothing
public record BlockedLoop(
    String callback, long nanos, boolean over, Optional<StackTraceElement> line, String call) {

  /// Returns it as a sentence: `user-1 has held the loop for 120 ms, at Users:17 in Thread.sleep`.
  public String describe() {
    return format(
        "%s %s the loop for %s%s%s",
        callback,
        over ? "held" : "has held",
        TimeText.rounded(nanos),
        line.map(place -> ", at " + SourcePlace.of(place)).orElse(""),
        call.isEmpty() ? "" : " in " + call);
  }
}
