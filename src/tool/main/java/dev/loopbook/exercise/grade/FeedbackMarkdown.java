package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import java.util.ArrayList;
import java.util.List;

/// What a student gets back, as Markdown: the same as on [FeedbackPage], to be read in any viewer,
/// or as a comment on a pull request.
final class FeedbackMarkdown {
  private final GradeBook book;

  FeedbackMarkdown(GradeBook book) {
    this.book = book;
  }

  String text(GradeBook.Row row) {
    return head(row) + String.join("", sections(row)) + tail(row);
  }

  /// Returns the heading, and what is to be said before any exercise.
  String head(GradeBook.Row row) {
    var text =
        new StringBuilder(
            format(
                "# Feedback for %s\n\n%d of %d exercises passed, %s of %s points.\n\n",
                CodeMarkdown.span(row.student()),
                row.passed(),
                row.grades().size(),
                GradeText.points(row.points()),
                GradeText.points(row.max())));
    row.submission().refused().ifPresent(why -> text.append(CodeMarkdown.fence(why)).append('\n'));
    var remarks = row.submission().remarks();
    remarks.forEach(remark -> text.append(format("- %s\n", CodeMarkdown.span(remark))));
    return text.append(remarks.isEmpty() ? "" : "\n").toString();
  }

  /// Returns a section for each exercise that was handed in.
  List<String> sections(GradeBook.Row row) {
    var sections = new ArrayList<String>();
    if (row.submission().refused().isPresent()) {
      return sections; // no exercise has more to say
    }
    for (var i = 0; i < row.grades().size(); i++) {
      var grade = row.grades().get(i);
      if (grade.isHandedIn()) {
        sections.add(section(book.exercises().get(i), grade));
      }
    }
    return sections;
  }

  /// Returns the last line: which exercises weren't handed in.
  static String tail(GradeBook.Row row) {
    return Feedback.notHandedIn(row).map(names -> format("Not handed in: %s.\n", names)).orElse("");
  }

  private static String section(Exercise exercise, Grade grade) {
    var text =
        new StringBuilder(
            format(
                "## `%s` %s\n\n%s **%s**, %s of %s points\n\n",
                exercise.id(),
                exercise.title(),
                grade.passed() ? "✓" : "✗",
                grade.word(),
                GradeText.points(grade.points()),
                GradeText.points(grade.max())));
    if (grade.passed()) {
      exercise.lesson().ifPresent(lesson -> text.append(lesson).append("\n\n"));
      return text.toString();
    }
    if (Feedback.tellsSummary(grade)) {
      text.append(CodeMarkdown.fence(grade.summary())).append('\n');
    }
    grade
        .details()
        .forEach(detail -> text.append(CodeMarkdown.fence(detail.toString())).append('\n'));
    grade.tests().stream().filter(test -> !test.passed()).forEach(test -> test(test, text));
    exercise.teaches().ifPresent(where -> text.append(format("Read %s.\n\n", where)));
    for (var i = 0; i < exercise.hints().size(); i++) {
      text.append(
          format(
              "<details><summary>Hint %d</summary>\n\n%s\n\n</details>\n\n",
              i + 1, exercise.hints().get(i).strip()));
    }
    return text.toString();
  }

  private static void test(Grade.Test test, StringBuilder text) {
    text.append(
            format(
                "### %s%s\n\n",
                test.hidden() ? "Hidden test: " : "", CodeMarkdown.span(test.name())))
        .append(CodeMarkdown.fence(Feedback.message(test)))
        .append('\n');
    if (!test.advice().isEmpty()) {
      text.append(format("Probably %s\n\n", CodeMarkdown.span(test.advice())));
    }
    if (!test.lanes().isEmpty()) {
      text.append(CodeMarkdown.fence(String.join("\n", test.lanes()))).append('\n');
    }
  }
}
