package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Markup;
import java.util.List;
import java.util.stream.IntStream;

/// The part of the class report that says where the class stands, and how it did in each exercise.
final class StandingMarkup {
  private StandingMarkup() {}

  static Markup of(GradeBook book) {
    return Markup.join(List.of(standing(book), exercises(book)));
  }

  private static Markup standing(GradeBook book) {
    var standing = ClassStanding.of(book);
    var html = new StringBuilder("<h2>Where the class stands</h2>\n");
    html.append(
        Markup.of(
            "<p>%s%% of the points on average, half of the class has %s%% or more. %s</p>\n",
            GradeText.points((double) Math.round(standing.average())),
            GradeText.points((double) Math.round(standing.median())),
            standing.absent() == 0
                ? "Everybody handed something in."
                : format("%d handed in nothing that counts.", standing.absent())));
    html.append("<table>\n<tr><th>points</th><th colspan=\"2\">students</th></tr>\n");
    for (var band : standing.bands()) {
      html.append(
          Markup.of(
              "<tr><th scope=\"row\">%d to %d%%</th><td class=\"number\">%d</td><td>%s</td></tr>\n",
              band.from(),
              band.to(),
              band.students(),
              meter(band.students(), standing.shares().size())));
    }
    return new Markup(html.append("</table>\n").toString());
  }

  private static Markup exercises(GradeBook book) {
    var html =
        new StringBuilder(
            """
            <h2>Exercise by exercise</h2>
            <div class="wide" tabindex="0"><table>
            <tr><th>exercise</th><th>handed in</th><th>passed</th><th colspan="2">of those</th>\
            <th>planned</th><th>remark</th></tr>
            """);
    IntStream.range(0, book.exercises().size())
        .mapToObj(index -> ExerciseStanding.of(book, index))
        .forEach(each -> html.append(row(each)));
    return new Markup(html.append("</table></div>\n").toString());
  }

  private static Markup row(ExerciseStanding standing) {
    return Markup.of(
        """
        <tr><th scope="row"><code>%s</code> %s</th><td class="number">%d</td><td class="number">%d</td>\
        <td class="number">%s</td><td>%s</td><td class="number">%d min</td><td>%s</td></tr>
        """,
        standing.exercise().id(),
        standing.exercise().title(),
        standing.handedIn(),
        standing.passed(),
        standing.handedIn() == 0 ? "–" : standing.percent() + "%",
        meter(standing.passed(), standing.handedIn()),
        standing.exercise().minutes(),
        standing.difficulty().words());
  }

  private static Markup meter(int value, int of) {
    return Markup.of("<meter min=\"0\" max=\"%d\" value=\"%d\"></meter>", Math.max(1, of), value);
  }
}
