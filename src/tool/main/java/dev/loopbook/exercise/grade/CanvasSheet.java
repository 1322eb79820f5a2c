package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Canvas' grade book, as its page exports it and takes it back. An assignment's column is called
/// `Loops (4711)`, with its id; above the students there is a row with the points for it.
final class CanvasSheet implements Worksheet {
  private static final Pattern ASSIGNMENT = Pattern.compile("(.*\\S) *\\(([0-9]+)\\)");
  private static final String POINTS = "Points Possible";
  private static final String EXCUSED = "EX";

  private final CsvSheet sheet;
  private final int column;

  private CanvasSheet(CsvSheet sheet, int column) {
    this.sheet = sheet;
    this.column = column;
  }

  static boolean isOne(CsvSheet sheet) {
    return Worksheet.column(sheet, "Student") >= 0 && Worksheet.column(sheet, "ID") >= 0;
  }

  /// Finds the assignment's column: the only one, or the named one.
  static CanvasSheet of(CsvSheet sheet, Optional<String> assignment) throws Unsuitable {
    var heading = sheet.row(0);
    var all =
        IntStream.range(0, heading.size())
            .filter(column -> ASSIGNMENT.matcher(heading.get(column)).matches())
            .boxed()
            .toList();
    if (all.isEmpty()) {
      throw new Unsuitable(
          "it has no column of an assignment, such as \"Loops (4711)\". Make the assignment in Canvas"
              + " first, and export the grade book again");
    }
    var meant =
        all.stream()
            .filter(
                column -> assignment.isEmpty() || isNamed(heading.get(column), assignment.get()))
            .toList();
    if (meant.size() == 1) {
      return new CanvasSheet(sheet, meant.getFirst());
    }
    throw new Unsuitable(
        format(
            "%s. Its columns are %s",
            assignment
                .map(
                    name ->
                        format(
                            "--assignment %s names %s",
                            name,
                            meant.isEmpty() ? "none of its columns" : "several of its columns"))
                .orElse("several assignments are in it: name one with --assignment"),
            String.join(", ", all.stream().map(heading::get).toList())));
  }

  private static boolean isNamed(String heading, String name) {
    var parts = ASSIGNMENT.matcher(heading);
    return heading.equals(name)
        || (parts.matches()
            && (parts.group(1).equalsIgnoreCase(name) || parts.group(2).equals(name)));
  }

  @Override
  public Filled filled(GradeBook book) {
    var remarks = new ArrayList<String>();
    var points = points();
    points.remarkOn(book, remarks);
    var count = 0;
    for (var each : people().handIns(book, remarks).entrySet()) {
      var student = each.getValue();
      if (sheet.value(each.getKey(), column).equalsIgnoreCase(EXCUSED)) {
        remarks.add(
            format("%s: excused, says Canvas, so nothing was filled in", student.student()));
      } else if (student.hasUnjudged()) {
        remarks.add(
            format("%s: not filled in, because an answer was not judged", student.student()));
      } else {
        sheet.put(each.getKey(), column, points.points(student));
        count++;
      }
    }
    return new Filled(sheet.text(), count, remarks);
  }

  private SheetPoints points() {
    return IntStream.range(1, sheet.size())
        .filter(this::isPoints)
        .mapToObj(row -> SheetPoints.of(sheet.value(row, column)))
        .findFirst()
        .orElse(SheetPoints.of(""));
  }

  private boolean isPoints(int row) {
    return sheet.value(row, Worksheet.column(sheet, "Student")).equals(POINTS);
  }

  private SheetPeople people() {
    var people = new SheetPeople();
    for (var row = 1; row < sheet.size(); row++) {
      if (!isPoints(row)) {
        var name = sheet.value(row, Worksheet.column(sheet, "Student"));
        people.add(
            new SheetPeople.Person(
                row,
                sheet.value(row, Worksheet.column(sheet, "ID")),
                List.of(
                    sheet.value(row, Worksheet.column(sheet, "SIS User ID")),
                    sheet.value(row, Worksheet.column(sheet, "SIS Login ID")),
                    name,
                    givenNameFirst(name))));
      }
    }
    return people;
  }

  /// Returns `Ann Lee` for `Lee, Ann`.
  private static String givenNameFirst(String name) {
    var comma = name.indexOf(", ");
    return comma < 0 ? "" : name.substring(comma + 2) + " " + name.substring(0, comma);
  }
}
