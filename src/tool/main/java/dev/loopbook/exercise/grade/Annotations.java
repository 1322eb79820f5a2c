package dev.loopbook.exercise.grade;

import java.util.stream.Collectors;

/// `path:line: message`, one a line, which any editor can jump by.
final class Annotations {
  private final GradeBook book;

  Annotations(GradeBook book) {
    this.book = book;
  }

  String text() {
    return LineRemark.in(book).stream()
        .map(
            finding ->
                "%s:%d: %s\n"
                    .formatted(
                        finding.path(), finding.line(), finding.message().replace('\n', ' ')))
        .collect(Collectors.joining());
  }
}
