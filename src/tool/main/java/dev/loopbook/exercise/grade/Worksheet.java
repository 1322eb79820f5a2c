package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A table that a learning platform exports, to have grades filled in and to be imported again.
public sealed interface Worksheet permits MoodleSheet, CanvasSheet {

  /// A worksheet with the grades in it.
  ///
  /// @param text the file's new text: but for what was filled in, the text that it had
  /// @param count how many students' grades were filled in
  /// @param remarks what the teacher should know, such as hand-ins of nobody in the worksheet
  record Filled(String text, int count, List<String> remarks) {
    /// Keeps its own copy.
    public Filled {
      remarks = List.copyOf(remarks);
    }
  }

  /// A file is no worksheet that can be filled in.
  final class Unsuitable extends Exception {
    private static final long serialVersionUID = 1L;

    Unsuitable(String why) {
      super(why, null, false, false);
    }

    /// Returns what is wrong with it, and what would help.
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /// Returns the worksheet with the grades of a class. Rows of people who handed nothing in stay as
  /// they are.
  Filled filled(GradeBook book);

  /// Recognizes a worksheet by the names of its columns.
  ///
  /// @param text a file's text, with its byte-order mark if it has one
  /// @param assignment which column of Canvas' is meant: an assignment's name or id
  /// @throws Unsuitable if it's none, or it isn't clear what is to be filled in
  static Worksheet of(String text, Optional<String> assignment) throws Unsuitable {
    CsvSheet sheet;
    try {
      sheet = CsvSheet.of(text);
    } catch (IllegalArgumentException broken) {
      throw new Unsuitable(format("it's damaged: %s", broken.getMessage()));
    }
    if (MoodleSheet.isOne(sheet)) {
      return new MoodleSheet(sheet);
    }
    if (CanvasSheet.isOne(sheet)) {
      return CanvasSheet.of(sheet, assignment);
    }
    throw new Unsuitable(
        "its first line has neither the columns of Moodle's grading worksheet (Identifier, Grade) nor"
            + " those of Canvas' grade book (Student, ID). Export it in English");
  }

  /// Returns where a column is; -1 if there's none of this name.
  static int column(CsvSheet sheet, String name) {
    return sheet.size() == 0
        ? -1
        : sheet.row(0).stream()
            .map(each -> each.toLowerCase(Locale.ROOT))
            .toList()
            .indexOf(name.toLowerCase(Locale.ROOT));
  }
}
