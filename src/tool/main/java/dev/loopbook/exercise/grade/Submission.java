package dev.loopbook.exercise.grade;

import dev.loopbook.text.ControlCharacters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one student handed in.
///
/// @param id what the platform that exported it knows the student by; the student's name elsewhere
/// @param student the name of the folder, or of the zip file without its extension
/// @param answers the answers by the exercise's name, if any of its files were found
/// @param refused why it wasn't read, if it wasn't; then no exercise passes
/// @param remarks what the grader should know, for example that a file was ignored
public record Submission(
    String id,
    String student,
    Map<String, Answer> answers,
    Optional<String> refused,
    List<String> remarks) {
  /// Keeps its own copies.
  public Submission {
    answers = Map.copyOf(answers);
    refused = refused.map(ControlCharacters::shownOnOneLine);
    remarks = remarks.stream().map(ControlCharacters::shownOnOneLine).toList();
  }

  static Submission refused(String id, String student, String why) {
    return new Submission(id, student, Map.of(), Optional.of(why), List.of());
  }
}
