package dev.loopbook.step.cast;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A recording of a terminal.
///
/// @param width columns it was recorded with
/// @param height rows it was recorded with
/// @param longestPause what a longer pause is cut down to, if the recording asks for that
/// @param pieces what was shown, in the order of their times
public record Cast(
    int width,
    int height,
    Optional<String> title,
    Optional<Duration> longestPause,
    List<Piece> pieces) {

  /// Keeps its own copy.
  public Cast {
    pieces = List.copyOf(pieces);
  }

  /// What was shown at once.
  ///
  /// @param nanos since the recording's beginning
  public record Piece(long nanos, String text) {}

  /// Returns how long it takes to play.
  public Duration length() {
    return Duration.ofNanos(pieces.isEmpty() ? 0 : pieces.getLast().nanos());
  }
}
