package dev.loopbook.exercise.grade;

import dev.loopbook.text.Markup;

/// JUnit XML, with a suite for each student and a case for each test, in the form of Ant's schema,
/// which the strictest readers ask for. It has no system properties, and its times are all zero, so
/// that equal grades make equal files.
final class JunitReport {
  private static final String EPOCH = "1970-01-01T00:00:00";

  private final GradeBook book;

  JunitReport(GradeBook book) {
    this.book = book;
  }

  String text() {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    var id = 0;
    for (var row : book.students()) {
      suite(row, id++, xml);
    }
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(GradeBook.Row row, int id, StringBuilder xml) {
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
                """
                  <testsuite id="%d" package="%s" name="%s" timestamp="%s" hostname="localhost" \
                tests="%d" failures="%d" errors="%d" skipped="%d" time="0">
                    <properties/>
                """,
                id, name(row), name(row), EPOCH, counts[0], counts[1], counts[2], counts[3]))
        .append(cases)
        .append("    <system-out/>\n    <system-err/>\n  </testsuite>\n");
  }

  /// Returns the student's name, which the schema wants to be one.
  private static String name(GradeBook.Row row) {
    return row.student().isBlank() ? "(no name)" : row.student();
  }

  private static void one(
      GradeBook.Row row, Grade grade, String test, String tag, String message, StringBuilder xml) {
    xml.append(
        Markup.of(
            "    <testcase classname=\"%s.%s\" name=\"%s\" time=\"0\"",
            name(row), grade.exercise().replace('/', '.'), test));
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
