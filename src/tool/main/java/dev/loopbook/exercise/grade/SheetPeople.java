package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The people of a worksheet, and which of the hand-ins is whose.
final class SheetPeople {
  private final List<Person> people = new ArrayList<>();

  /// A person.
  ///
  /// @param row the row of the worksheet
  /// @param id what the platform's exports call them
  /// @param names what else they are known by: other ids, an address, a name
  record Person(int row, String id, List<String> names) {}

  void add(Person person) {
    people.add(person);
  }

  /// Returns the hand-ins by their row. What isn't one person's stays out, with a remark.
  SortedMap<Integer, GradeBook.Row> handIns(GradeBook book, List<String> remarks) {
    var byRow = new TreeMap<Integer, GradeBook.Row>();
    for (var student : book.students()) {
      var found = whose(student.submission());
      if (found.size() != 1) {
        remarks.add(
            format(
                "%s: %s in the worksheet",
                student.student(),
                found.isEmpty() ? "nobody" : found.size() + " people of this name are"));
      } else if (byRow.putIfAbsent(found.getFirst().row(), student) != null) {
        remarks.add(
            format(
                "%s: handed in by somebody who has another hand-in too, which was filled in",
                student.student()));
      }
    }
    return byRow;
  }

  /// Returns whom a hand-in may be from. An id decides, where there is one.
  private List<Person> whose(Submission submission) {
    var byId =
        people.stream()
            .filter(each -> !each.id().isEmpty() && each.id().equals(submission.id()))
            .toList();
    return byId.isEmpty()
        ? people.stream().filter(each -> isNamed(each, submission)).toList()
        : byId;
  }

  private static boolean isNamed(Person person, Submission submission) {
    return person.names().stream()
        .filter(name -> !name.isEmpty())
        .anyMatch(
            name ->
                name.equalsIgnoreCase(submission.id())
                    || name.equalsIgnoreCase(submission.student()));
  }
}
