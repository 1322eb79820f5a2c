package dev.loopbook.exercise.grade;

import dev.loopbook.judge.Attempt;
import dev.loopbook.text.ControlCharacters;
import java.util.Map;
import java.util.stream.Collectors;

/// What a student handed in for one exercise.
///
/// @param attempt the edited files
/// @param places the path of each in what was handed in, by its name in the exercise
public record Answer(Attempt attempt, Map<String, String> places) {
  /// Keeps its own copy.
  public Answer {
    places =
        places.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    place -> ControlCharacters.shownOnOneLine(place.getValue())));
  }
}
