package dev.loopbook.exercise.grade;

import dev.loopbook.book.MarkdownFragment;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.text.Markup;

/// What a student gets back, as a page: each verdict, where the loop's time went, and the hints. It
/// holds no solution, and of hidden tests the property alone. Whatever the student wrote is text.
final class FeedbackPage {
  private final GradeBook book;
  private final StringBuilder html = new StringBuilder();

  FeedbackPage(GradeBook book) {
    this.book = book;
  }

  String text(GradeBook.Row row) {
    html.append(Markup.of("<h1>Feedback for %s</h1>\n", row.student()));
    html.append(
        Markup.of(
            "<p>%d of %d exercises passed, %s of %s points.</p>\n",
            row.passed(),
            row.grades().size(),
            GradeText.points(row.points()),
            GradeText.points(row.max())));
    row.submission()
        .refused()
        .ifPresent(why -> html.append(Markup.of("<p class=\"failed\">%s</p>\n", why)));
    remarks(row);
    for (var i = 0; i < row.grades().size(); i++) {
      if (row.grades().get(i).isHandedIn() && row.submission().refused().isEmpty()) {
        exercise(book.exercises().get(i), row.grades().get(i));
      }
    }
    Feedback.notHandedIn(row)
        .ifPresent(names -> html.append(Markup.of("<p>Not handed in: %s.</p>\n", names)));
    return ReportPage.of("Feedback for " + row.student(), new Markup(html.toString()));
  }

  private void remarks(GradeBook.Row row) {
    if (row.submission().remarks().isEmpty()) {
      return;
    }
    html.append("<ul>\n");
    row.submission().remarks().forEach(it -> html.append(Markup.of("<li>%s</li>\n", it)));
    html.append("</ul>\n");
  }

  private void exercise(Exercise exercise, Grade grade) {
    html.append(
        Markup.of(
            """
            <h2><code>%s</code> %s</h2>
            <p><strong class="%s">%s %s</strong>, %s of %s points</p>
            """,
            exercise.id(),
            exercise.title(),
            grade.passed() ? "passed" : "failed",
            grade.passed() ? "✓" : "✗",
            grade.word(),
            GradeText.points(grade.points()),
            GradeText.points(grade.max())));
    if (grade.passed()) {
      exercise.lesson().ifPresent(it -> html.append(MarkdownFragment.html(it)));
      return;
    }
    if (Feedback.tellsSummary(grade)) {
      words(grade.summary());
    }
    grade.details().forEach(detail -> words(detail.toString()));
    grade.tests().stream().filter(test -> !test.passed()).forEach(this::test);
    exercise.teaches().ifPresent(where -> html.append(Markup.of("<p>Read %s.</p>\n", where)));
    for (var i = 0; i < exercise.hints().size(); i++) {
      html.append(
          Markup.of(
              "<details><summary>Hint %d</summary>\n%s</details>\n",
              i + 1, MarkdownFragment.html(exercise.hints().get(i))));
    }
  }

  private void test(Grade.Test test) {
    html.append(
        Markup.of(
            "<h3 class=\"failed\">%s%s</h3>\n", test.hidden() ? "Hidden test: " : "", test.name()));
    words(Feedback.message(test));
    if (!test.advice().isEmpty()) {
      html.append(Markup.of("<p>Probably %s.</p>\n", test.advice()));
    }
    if (!test.lanes().isEmpty()) {
      html.append(
          Markup.of(
              "<pre tabindex=\"0\" role=\"group\" aria-label=\"The tasks side by side\">%s</pre>\n",
              String.join("\n", test.lanes())));
    }
  }

  private void words(String text) {
    html.append(Markup.of("<pre class=\"words\">%s</pre>\n", text));
  }
}
