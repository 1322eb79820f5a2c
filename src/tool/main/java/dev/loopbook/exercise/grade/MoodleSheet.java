package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.List;

/// Moodle's grading worksheet, which the assignment's page exports and takes back ("Download
/// grading worksheet", "Upload grading worksheet").
///
/// `Participant 1234567` in its first column is the number in the names of exported files.
final class MoodleSheet implements Worksheet {
  private final CsvSheet sheet;
  private final int identifier;
  private final int grade;
  private final int comments;

  MoodleSheet(CsvSheet sheet) {
    this.sheet = sheet;
    this.identifier = Worksheet.column(sheet, "Identifier");
    this.grade = Worksheet.column(sheet, "Grade");
    this.comments = Worksheet.column(sheet, "Feedback comments");
  }

  static boolean isOne(CsvSheet sheet) {
    return Worksheet.column(sheet, "Identifier") >= 0 && Worksheet.column(sheet, "Grade") >= 0;
  }

  @Override
  public Filled filled(GradeBook book) {
    var remarks = new ArrayList<String>();
    if (comments < 0) {
      remarks.add(
          "no column \"Feedback comments\", so only grades were filled in. The assignment's settings"
              + " switch comments on");
    }
    var count = 0;
    var scaled = SheetPoints.of("");
    for (var each : people().handIns(book, remarks).entrySet()) {
      var row = each.getKey();
      var student = each.getValue();
      if (isLocked(row)) {
        remarks.add(format("%s: the grade can't be changed, says Moodle", student.student()));
      } else if (student.hasUnjudged()) {
        remarks.add(
            format("%s: not filled in, because an answer was not judged", student.student()));
      } else {
        scaled = SheetPoints.of(sheet.value(row, Worksheet.column(sheet, "Maximum Grade")));
        sheet.put(row, grade, scaled.points(student));
        if (comments >= 0) {
          sheet.put(row, comments, FeedbackComment.of(student, sheet.value(row, comments)));
        }
        count++;
      }
    }
    scaled.remarkOn(book, remarks);
    return new Filled(sheet.text(), count, remarks);
  }

  private boolean isLocked(int row) {
    return sheet.value(row, Worksheet.column(sheet, "Grade can be changed")).equalsIgnoreCase("No");
  }

  private SheetPeople people() {
    var people = new SheetPeople();
    for (var row = 1; row < sheet.size(); row++) {
      people.add(
          new SheetPeople.Person(
              row,
              sheet.value(row, identifier).replaceFirst("(?i)^Participant\\s+", ""),
              List.of(
                  sheet.value(row, Worksheet.column(sheet, "ID number")),
                  sheet.value(row, Worksheet.column(sheet, "Email address")),
                  sheet.value(row, Worksheet.column(sheet, "Full name")))));
    }
    return people;
  }
}
