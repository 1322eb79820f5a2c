package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

/// The characters that lanes are drawn with, each one column wide.
///
/// @param running the task ran for most of this column
/// @param instant the task ran, but only for a small part of this column
/// @param ready the task could have run
/// @param waiting the task waited
public record LaneGlyphs(char running, char instant, char ready, char waiting) {

  /// Blocks and dots.
  public static final LaneGlyphs UNICODE = new LaneGlyphs('█', '│', '░', '·');

  /// For terminals without Unicode.
  public static final LaneGlyphs ASCII = new LaneGlyphs('#', '|', '-', '.');

  char of(TaskState state) {
    return switch (state) {
      case RUNNING -> running;
      case READY -> ready;
      case WAITING -> waiting;
    };
  }

  /// Returns what the characters mean, in a line.
  public String legend() {
    return format(
        "%c runs  %c runs for an instant  %c ready, but the loop is busy  %c waits",
        running, instant, ready, waiting);
  }
}
