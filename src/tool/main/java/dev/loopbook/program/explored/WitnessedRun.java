package dev.loopbook.program.explored;

import dev.loopbook.explore.RunResult;
import java.util.List;

/// One run of a program, told act by act.
///
/// @param acts what the callbacks did, in order
/// @param result what it came to
public record WitnessedRun(List<WitnessedAct> acts, RunResult result) {
  /// Keeps its own copy.
  public WitnessedRun {
    acts = List.copyOf(acts);
  }
}
