package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;

/// A comment for a pull request: a student's feedback, cut between exercises where GitHub would not
/// take it any more.
///
/// Its first line, which is not shown, tells a workflow which comment to replace next time.
final class PullRequestComment {
  private static final int LONGEST = 60_000; // GitHub takes 65,536 characters
  private static final String MARK = "<!-- loopbook -->\n";

  private final FeedbackMarkdown markdown;

  PullRequestComment(GradeBook book) {
    this.markdown = new FeedbackMarkdown(book);
  }

  String text(GradeBook.Row row) {
    var text = new StringBuilder(MARK).append(markdown.head(row));
    var left = 0;
    for (var section : markdown.sections(row)) {
      if (left > 0 || text.length() + section.length() > LONGEST) {
        left++;
      } else {
        text.append(section);
      }
    }
    if (left > 0) {
      text.append(
          format("… and %s. `./run.sh check` says it all.\n\n", Counted.of(left, "more exercise")));
    }
    return text.append(FeedbackMarkdown.tail(row)).toString();
  }
}
