package dev.loopbook.exercise.grade;

import dev.loopbook.judge.Attempt;
import dev.loopbook.text.ControlCharacters;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a student handed in for one exercise.
///
/// @param attempt the edited files
/// @param places the path of each in what was handed in, by its name in the exercise; sorted by
///   that, so that reports come out the same on every machine
public record Answer(Attempt attempt, Map<String, String> places) {
  /// Keeps its own copy of the paths, in which control characters are made visible.
  public Answer {
    var shown = new TreeMap<String, String>();
    places.forEach((name, place) -> shown.put(name, ControlCharacters.shownOnOneLine(place)));
    places = Collections.unmodifiableMap(shown);
  }
}
