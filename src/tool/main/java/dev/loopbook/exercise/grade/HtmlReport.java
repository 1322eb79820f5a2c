package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import dev.loopbook.text.Markup;

/// A page for the teacher: who passed what, and where the class went wrong.
final class HtmlReport {
  private final GradeBook book;
  private final StringBuilder html = new StringBuilder();

  HtmlReport(GradeBook book) {
    this.book = book;
  }

  String text() {
    html.append("<h1>The grades of a class</h1>\n");
    sentence(
        format(
            "%s, %s.",
            Counted.of(book.students().size(), "student"),
            Counted.of(book.exercises().size(), "exercise")));
    table();
    html.append(StandingMarkup.of(book));
    mistakes();
    rows();
    walls();
    return ReportPage.of("Loopbook: the grades of a class", new Markup(html.toString()));
  }

  private void table() {
    html.append(
        "<h2>Who passed what</h2>\n<div class=\"wide\" tabindex=\"0\"><table>\n<tr><th>student</th>");
    for (var exercise : book.exercises()) {
      html.append(Markup.of("<th title=\"%s\">%s</th>", exercise.title(), exercise.shortId()));
    }
    html.append("<th>points</th></tr>\n");
    for (var row : book.students()) {
      html.append(Markup.of("<tr><th scope=\"row\">%s</th>", row.student()));
      for (var grade : row.grades()) {
        var kind = grade.passed() ? "passed" : grade.isHandedIn() ? "failed" : "none";
        var sign = grade.passed() ? "✓" : grade.isHandedIn() ? "✗" : "–";
        html.append(
            Markup.of("<td class=\"%s\" title=\"%s\">%s</td>", kind, grade.summary(), sign));
      }
      html.append(
          Markup.of(
              "<td class=\"number\">%s of %s</td></tr>\n",
              GradeText.points(row.points()), GradeText.points(row.max())));
    }
    html.append("<tr><th scope=\"row\">passed</th>");
    for (var i = 0; i < book.exercises().size(); i++) {
      var at = i;
      html.append("<td>")
          .append(book.students().stream().filter(row -> row.grades().get(at).passed()).count())
          .append("</td>");
    }
    html.append("<td></td></tr>\n</table></div>\n");
  }

  private void mistakes() {
    html.append("<h2>Where they went wrong</h2>\n");
    var any = false;
    for (var exercise : book.exercises()) {
      var mistakes = CommonMistakes.of(exercise, book);
      if (mistakes.isEmpty()) {
        continue;
      }
      any = true;
      html.append(
          Markup.of(
              "<h3><code>%s</code> %s</h3>\n<div class=\"wide\" tabindex=\"0\"><table>\n<tr><th>students</th><th>fails</th><th>how</th><th>for example</th></tr>\n",
              exercise.id(), exercise.title()));
      for (var mistake : mistakes) {
        html.append(
            Markup.of(
                "<tr><td class=\"number\" title=\"%s\">%d</td><td><code>%s</code></td><td>%s</td><td>%s</td></tr>\n",
                String.join(", ", mistake.students()),
                mistake.students().size(),
                mistake.test().isEmpty() ? "–" : mistake.test(),
                mistake
                    .known()
                    .map(name -> Markup.of("as the known wrong answer <code>%s</code>", name))
                    .orElseGet(() -> Markup.text(mistake.words())),
                example(mistake.example())));
      }
      html.append("</table></div>\n");
    }
    if (!any) {
      sentence("Nobody did.");
    }
  }

  private static Markup example(CommonMistakes.Example example) {
    return Markup.of(
        "%s<br/>%s<code>%s</code>",
        example.student(),
        example.place().isEmpty() ? Markup.EMPTY : Markup.of("%s<br/>", example.place()),
        example.text());
  }

  private void rows() {
    html.append("<h2>Student by student</h2>\n");
    for (var row : book.students()) {
      html.append(
          Markup.of(
              "<details><summary>%s: %d of %d passed</summary>\n<ul>\n",
              row.student(), row.passed(), row.grades().size()));
      row.submission().refused().ifPresent(why -> html.append(Markup.of("<li>%s</li>\n", why)));
      for (var grade : row.grades()) {
        if (grade.isHandedIn()) {
          html.append(
              Markup.of(
                  "<li><code>%s</code> %s: %s</li>\n",
                  grade.exercise(), grade.word(), grade.summary()));
        }
      }
      for (var remark : row.submission().remarks()) {
        html.append(Markup.of("<li>%s</li>\n", remark));
      }
      html.append("</ul></details>\n");
    }
  }

  private void walls() {
    html.append("<h2>The walls that stood</h2>\n");
    sentence(
        format("The answers ran behind %s: %s.", book.sandbox(), String.join(", ", book.walls())));
    if (!book.missingWalls().isEmpty()) {
      sentence(format("This system lacks: %s.", String.join(", ", book.missingWalls())));
    }
  }

  private void sentence(String text) {
    html.append(Markup.of("<p>%s</p>\n", text));
  }
}
