package dev.loopbook.exercise.grade;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Markup;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a student reads in Moodle: each verdict in a line. Moodle takes a comment for HTML.
final class FeedbackComment {
  /// What begins a formula, with its full-width twins.
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

  /// A comment of ours, from an earlier run perhaps.
  private static final Pattern OURS = Pattern.compile("(?s)<p>Loopbook: .*?</ul>");

  private FeedbackComment() {}

  /// Returns a comment with a student's verdicts in it. What a teacher wrote stays.
  ///
  /// @param before the comment that is there already; empty if there is none
  static String of(GradeBook.Row row, String before) {
    var ours = ours(row).source();
    var earlier = OURS.matcher(before);
    return earlier.find() ? earlier.replaceFirst(Matcher.quoteReplacement(ours)) : before + ours;
  }

  private static Markup ours(GradeBook.Row row) {
    var lines =
        row.grades().stream()
            .map(
                grade ->
                    Markup.of(
                        "<li>%s: %s%s</li>",
                        grade.exercise(),
                        grade.word(),
                        grade.passed() || !grade.isHandedIn()
                            ? Markup.EMPTY
                            : text(". " + grade.summary())))
            .toList();
    return Markup.of(
        "<p>Loopbook: %d of %d exercises passed, %s of %s points.</p><ul>%s</ul>",
        row.passed(),
        row.grades().size(),
        GradeText.points(row.points()),
        GradeText.points(row.max()),
        Markup.join(lines));
  }

  /// Returns a stranger's text. Where one writes HTML, what a spreadsheet would run can be written
  /// as a number, wherever the spreadsheet takes a cell to begin.
  private static Markup text(String text) {
    var source = Markup.text(ControlCharacters.shownOnOneLine(text)).source();
    return new Markup(
        FORMULA.matcher(source).replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";"));
  }
}
