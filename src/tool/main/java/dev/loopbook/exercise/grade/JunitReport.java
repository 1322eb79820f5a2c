package dev.loopbook.exercise.grade;

import dev.loopbook.text.Markup;

/// JUnit XML, with a suite for each student and a case for each test. It has no system properties
/// and no times, so that equal grades make equal files.
final class JunitReport {
  private final GradeBook book;

  JunitReport(GradeBook book) {
    this.book = book;
  }

  String text() {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    book.students().forEach(row -> suite(row, xml));
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(GradeBook.Row row, StringBuilder xml) {
    var cases = new StringBuilder();
    var counts = new int[4]; // tests, failures, errors, skipped
    for (var grade : row.grades()) {
      if (grade.tests().isEmpty()) {
        one(row, grade, "answer", grade.isHandedIn() ? "error" : "skipped", grade.summary(), cases);
        counts[0]++;
        counts[grade.isHandedIn() ? 2 : 3]++;
      }
      for (var test : grade.tests()) {
        counts[0]++;
        var tag =
            switch (test.outcome()) {
              case Grade.Test.PASSED -> "";
              case "failed" -> "failure";
              default -> "error";
            };
        if (!tag.isEmpty()) {
          counts[tag.equals("failure") ? 1 : 2]++;
        }
        var message = test.message().isEmpty() ? grade.summary() : test.message();
        one(row, grade, test.name(), tag, message, cases);
      }
    }
    xml.append(
            Markup.of(
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">\n",
                row.student(), counts[0], counts[1], counts[2], counts[3]))
        .append(cases)
        .append("  </testsuite>\n");
  }

  private static void one(
      GradeBook.Row row, Grade grade, String test, String tag, String message, StringBuilder xml) {
    xml.append(
        Markup.of(
            "    <testcase classname=\"%s.%s\" name=\"%s\"",
            row.student(), grade.exercise().replace('/', '.'), test));
    if (tag.isEmpty()) {
      xml.append("/>\n");
      return;
    }
    xml.append(Markup.of(">\n      <%s message=\"%s\"", tag, message));
    if (!tag.equals("skipped")) {
      xml.append(Markup.of(" type=\"%s\"", grade.word()));
    }
    xml.append("/>\n    </testcase>\n");
  }
}
