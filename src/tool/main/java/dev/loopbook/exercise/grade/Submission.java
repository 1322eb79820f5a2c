package dev.loopbook.exercise.grade;

import dev.loopbook.text.ControlCharacters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one student handed in.
///
/// @param student the name: that of the folder, or of the zip file without its end
/// @param answers the answers by the exercise's name, for those of which anything was found
/// @param refused why nothing of it was opened, if that is so; then no exercise passes
/// @param remarks what the grader should know, as a file that was ignored
public record Submission(
    String student, Map<String, Answer> answers, Optional<String> refused, List<String> remarks) {
  /// Keeps its own copies.
  public Submission {
    answers = Map.copyOf(answers);
    refused = refused.map(ControlCharacters::shownOnOneLine);
    remarks = remarks.stream().map(ControlCharacters::shownOnOneLine).toList();
  }

  static Submission refused(String student, String why) {
    return new Submission(student, Map.of(), Optional.of(why), List.of());
  }
}
