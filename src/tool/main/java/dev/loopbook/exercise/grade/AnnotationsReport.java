package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.util.stream.Collectors;

/// Lines of the form `path:line: message`, which editors turn into links.
final class AnnotationsReport {
  private final GradeBook book;

  AnnotationsReport(GradeBook book) {
    this.book = book;
  }

  String text() {
    return LineRemark.in(book).stream()
        .map(
            finding ->
                format(
                    "%s:%d: %s\n",
                    finding.path(), finding.line(), finding.message().replace('\n', ' ')))
        .collect(Collectors.joining());
  }
}
