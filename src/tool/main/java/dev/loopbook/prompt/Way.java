package dev.loopbook.prompt;

import dev.loopbook.step.PrintedText;
import dev.loopbook.step.StepResult;
import java.util.List;
import java.util.Optional;

/// What the loop did while a snippet waited.
///
/// @param ticks how many ticks it ran
/// @param nanos how far its time moved
/// @param printed what the program printed in those ticks, as far as it's kept
/// @param end how it stopped, if the program ended
public record Way(
    long ticks, long nanos, List<PrintedText> printed, Optional<StepResult.Ended> end) {
  /// Copies the list.
  public Way {
    printed = List.copyOf(printed);
  }
}
