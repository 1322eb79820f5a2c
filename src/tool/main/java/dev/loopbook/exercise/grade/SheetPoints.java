package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The points that a worksheet has room for. What students earned is scaled to it.
///
/// @param most the points for everything; empty if the worksheet doesn't say
/// @param comma whether it writes a decimal comma
record SheetPoints(Optional<Double> most, boolean comma) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:[.,][0-9]{1,9})?");

  /// Reads a cell with the highest grade: `100.00`, or `100,00`.
  static SheetPoints of(String cell) {
    if (!NUMBER.matcher(cell).matches()) {
      return new SheetPoints(Optional.empty(), false);
    }
    var most = Double.parseDouble(cell.replace(',', '.'));
    return new SheetPoints(Optional.of(most).filter(value -> value > 0), cell.contains(","));
  }

  /// Returns a student's points as the worksheet counts and writes them.
  String points(GradeBook.Row row) {
    var scaled = row.points() * (isScaled(row) ? most.orElseThrow() / row.max() : 1);
    var text = GradeText.points(scaled);
    return comma ? text.replace('.', ',') : text;
  }

  /// Adds a remark if points were scaled: it must be no surprise.
  void remarkOn(GradeBook book, List<String> remarks) {
    book.students().stream()
        .filter(this::isScaled)
        .findFirst()
        .ifPresent(
            row ->
                remarks.add(
                    format(
                        "%s points here are %s points in the worksheet, so points were scaled",
                        GradeText.points(row.max()), GradeText.points(most.orElseThrow()))));
  }

  private boolean isScaled(GradeBook.Row row) {
    return row.max() > 0 && most.filter(value -> value != row.max()).isPresent();
  }
}
