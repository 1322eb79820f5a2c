package dev.loopbook.exercise.suite;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import java.util.List;

/// The commonest mistakes in each exercise, and what a student who makes them is told.
///
/// Each row is a wrong answer beside the solution. That the report has these words is a
/// [SoundnessClaim].
public final class MistakeTable {
  private static final String HEAD =
      """
      # What students do, and what they are told

      The commonest mistakes in each exercise: wrong answers whose second line is `// mistake: …`. The last column is from the report.
      `./run.sh solutions --mistakes` prints this page.

      | exercise | the answer … | and fails in | where it says |
      |---|---|---|---|
      """;

  private MistakeTable() {}

  /// Returns the table as Markdown.
  public static String of(List<Exercise> exercises) {
    var table = new StringBuilder(HEAD);
    for (var exercise : exercises) {
      for (var wrong : exercise.wrong()) {
        if (!wrong.mistake().isEmpty()) {
          table.append(
              format(
                  "| %s | %s | `%s` | %s |\n",
                  exercise.shortId(), cell(wrong.mistake()), wrong.test(), cell(wrong.words())));
        }
      }
    }
    return table.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
