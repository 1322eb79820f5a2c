package dev.loopbook.exercise.grade;

import java.util.List;
import java.util.Optional;

/// One hand-in of an export, which is one row of the report.
///
/// @param id what the platform knows the student by: a number, a user's or a folder's name
/// @param student the student's name as far as the export tells it, or the group's
/// @param handIn what was handed in; nothing if it can't be read
/// @param refused why it can't be read
/// @param remarks what the grader should know, for instance that there was an earlier attempt
record HandedIn(
    String id,
    String student,
    Optional<HandIn> handIn,
    Optional<String> refused,
    List<String> remarks) {
  HandedIn {
    remarks = List.copyOf(remarks);
  }

  static HandedIn of(String id, String student, HandIn handIn, List<String> remarks) {
    return new HandedIn(id, student, Optional.of(handIn), Optional.empty(), remarks);
  }

  static HandedIn refused(String id, String student, String why) {
    return new HandedIn(id, student, Optional.empty(), Optional.of(why), List.of());
  }

  HandedIn named(String name) {
    return new HandedIn(id, name, handIn, refused, remarks);
  }
}
