package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Attempt;
import java.util.Map;

/// What a student handed in for one exercise.
///
/// @param attempt the edited files
/// @param places where each stood: its name in the exercise to its path in what was handed in
public record Answer(Attempt attempt, Map<String, String> places) {
  /// Keeps its own copy.
  public Answer {
    places = Map.copyOf(places);
  }
}
