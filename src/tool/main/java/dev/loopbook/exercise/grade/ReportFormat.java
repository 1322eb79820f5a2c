package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.ControlCharacters;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The formats of reports on grades.
public enum ReportFormat {
  /// A table for a person; the shell draws it.
  TABLE(false),
  /// Everything, for programs: see [JsonReport].
  JSON(false),
  /// CSV with a line for each student, for a grade book.
  CSV(false),
  /// JUnit XML with a suite for each student, as CI servers read it.
  JUNIT(false),
  /// A page for people: who passed what, and the most common mistakes.
  HTML(false),
  /// SARIF 2.1.0, as editors and code hosts read it.
  SARIF(false),
  /// `file:line: message`, as any editor reads it.
  ANNOTATIONS(false),
  /// Gradescope's `results.json`, one for each student.
  GRADESCOPE(true),
  /// The result that GitHub Classroom's reporter reads, one for each student.
  CLASSROOM(true),
  /// What each student gets back: a page, and the same as Markdown.
  FEEDBACK(true),
  /// A comment for each student's pull request.
  COMMENT(true),
  /// The pages of feedback in the zip file that Moodle takes.
  MOODLE(false);

  private final boolean perStudent;

  ReportFormat(boolean perStudent) {
    this.perStudent = perStudent;
  }

  /// Returns whether each student gets a report of its own.
  public boolean isPerStudent() {
    return perStudent;
  }

  /// Returns whether the report is a zip file, and no text.
  public boolean isZip() {
    return this == MOODLE;
  }

  /// Returns the report on a class.
  ///
  /// @throws IllegalStateException if each student gets one, or it's no text
  public String of(GradeBook book) {
    return harmless(written(book));
  }

  private String written(GradeBook book) {
    return switch (this) {
      case TABLE -> String.join("\n", new TableReport(book).lines()) + "\n";
      case JSON -> new JsonReport(book).text();
      case CSV -> new CsvReport(book).text();
      case JUNIT -> new JunitReport(book).text();
      case HTML -> new HtmlReport(book).text();
      case SARIF -> new SarifReport(book).text();
      case ANNOTATIONS -> new AnnotationsReport(book).text();
      case GRADESCOPE, CLASSROOM, FEEDBACK, COMMENT ->
          throw new IllegalStateException(this + " is a report on one student");
      case MOODLE -> throw new IllegalStateException(this + " is a zip file");
    };
  }

  /// Returns the report on one student.
  ///
  /// @throws IllegalStateException if the whole class gets one
  public String of(GradeBook book, GradeBook.Row row) {
    return harmless(written(book, row));
  }

  private String written(GradeBook book, GradeBook.Row row) {
    return switch (this) {
      case GRADESCOPE -> new GradescopeReport(book).text(row);
      case CLASSROOM -> new ClassroomReport().text(row);
      case FEEDBACK -> new FeedbackMarkdown(book).text(row);
      case COMMENT -> new PullRequestComment(book).text(row);
      default -> throw new IllegalStateException(this + " is a report on a whole class");
    };
  }

  /// Returns the files of the report on one student, by their names.
  ///
  /// @throws IllegalStateException if the whole class gets one
  public Map<String, String> files(GradeBook book, GradeBook.Row row) {
    return switch (this) {
      case FEEDBACK ->
          Map.of(
              "feedback.html",
              harmless(new FeedbackPage(book).text(row)),
              "feedback.md",
              of(book, row));
      case COMMENT -> Map.of("comment.md", of(book, row));
      default -> Map.of("results.json", of(book, row));
    };
  }

  /// Returns the report on a class as a zip file.
  ///
  /// @throws IllegalStateException if it's none
  public byte[] zip(GradeBook book) {
    if (!isZip()) {
      throw new IllegalStateException(this + " is no zip file");
    }
    return new FeedbackZip(book).bytes();
  }

  /// Returns whether a student can be in the report: Moodle knows people by a number alone.
  public boolean includes(Submission submission) {
    return this != MOODLE || FeedbackZip.includes(submission);
  }

  /// Returns a report in which no character of a stranger's does anything when it's shown on a
  /// terminal, logged by a CI server or read by a person: control characters, C1 ones too, and
  /// those that turn the direction of text are made visible. JSON has an escape for them, which
  /// loses nothing.
  private String harmless(String report) {
    var end = ending(report);
    var writing = writing();
    return report
        .lines()
        .map(
            line ->
                writing == LogCommands.Writing.JSON ? escaped(line) : ControlCharacters.shown(line))
        .map(line -> LogCommands.defused(line, writing))
        .collect(Collectors.joining(end, "", report.isEmpty() ? "" : end));
  }

  private LogCommands.Writing writing() {
    return switch (this) {
      case JSON, SARIF, GRADESCOPE, CLASSROOM -> LogCommands.Writing.JSON;
      case JUNIT, HTML -> LogCommands.Writing.MARKUP;
      case TABLE, CSV, ANNOTATIONS, FEEDBACK, COMMENT, MOODLE -> LogCommands.Writing.TEXT;
    };
  }

  private static String escaped(String line) {
    if (ControlCharacters.noneIn(line)) {
      return line;
    }
    return line.codePoints()
        .mapToObj(
            point -> {
              var text = Character.toString(point);
              return ControlCharacters.noneIn(text) ? text : format("\\u%04x", point);
            })
        .collect(Collectors.joining());
  }

  private static String ending(String report) {
    return report.contains("\r\n") ? "\r\n" : "\n";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
