package dev.loopbook.shell.grade;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.grade.GradeBook;
import dev.loopbook.exercise.grade.ReportFormat;
import dev.loopbook.exercise.grade.ShardReport;
import dev.loopbook.exercise.grade.Submission;
import dev.loopbook.exercise.grade.Submissions;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Wrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `grade`: its arguments, and what it does.
public final class GradeClass {
  private final Session session;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "A folder or zip for each student, or what a platform exports. With --merge, where shares are.")
  private List<Path> folders = new ArrayList<>();

  private Path folder = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "table, json, csv, junit, html, sarif or annotations for the class; gradescope, classroom,"
              + " feedback or comment for each student; moodle, a zip of feedback.")
  private @Nullable ReportFormat named;

  @Mixin private WorksheetOption worksheet = new WorksheetOption();

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = "Write to this file; to this folder where each student gets a report.")
  private @Nullable Path out;

  @Mixin private final GradeOptions options = new GradeOptions();
  @Mixin private final SimilarOption similar = new SimilarOption();

  @Mixin private final ShardOption shards = new ShardOption();
  @Mixin private final ReviewOption review = new ReviewOption();

  /// Made by the command line.
  public GradeClass(Session session) {
    this.session = session;
  }

  /// Grades, and returns the exit status.
  public int run() throws IOException, InterruptedException {
    var format = Optional.ofNullable(named).orElse(ReportFormat.TABLE);
    if (!shards.merges()) {
      check();
    }
    var filling = worksheet.read(named != null, out);
    var share = shards.read(named != null || filling.isPresent(), out);
    if (review.isAsked() && (share.isPresent() || shards.merges())) {
      throw CommandException.usage(
          "grade: --review goes over the whole class. Review first: every share then counts what was decided");
    }
    if (similar.isAsked()
        && (named != null
            || filling.isPresent()
            || share.isPresent()
            || shards.merges()
            || review.isAsked())) {
      throw CommandException.usage(
          "grade: --similar compares the answers of a whole class, and grades nothing. It takes --only, --layout, --roster and --out");
    }
    if (share.isPresent()) {
      return graded(share.get());
    }
    if (shards.merges()) {
      var book = ShardOption.merged(folders, Exercises.in(session.home()).all());
      return told(
          book,
          format,
          filling,
          target(
              format, filling, book.students().stream().map(GradeBook.Row::submission).toList()));
    }
    var exercises = options.chosen(session);
    var submissions = submissions(exercises);
    if (similar.isAsked()) {
      return similar.run(exercises, submissions, out, session);
    }
    var target = target(format, filling, submissions.all());
    return told(judging().grade(exercises, submissions, Optional.empty()), format, filling, target);
  }

  private GradingRun judging() {
    return new GradingRun(session, options, review, folder);
  }

  private Submissions submissions(List<Exercise> exercises) throws IOException {
    var submissions = Submissions.in(folder, exercises, options.layout(), options.roster());
    if (submissions.all().isEmpty()) {
      throw CommandException.usage(
          "%s: no submissions here. Each student has a folder or a zip file in it", folder);
    }
    return submissions;
  }

  private Optional<ReportTarget> target(
      ReportFormat format, Optional<WorksheetOption.Filling> filling, List<Submission> students) {
    if (format.isPerStudent() && students.size() > 1 && out == null) {
      throw CommandException.usage(
          "grade: %s makes a file for each student. Say where: --out DIR", format);
    }
    if (students.stream().noneMatch(format::includes)) {
      throw CommandException.usage(
          "grade: %s finds students by Moodle's numbers, as in Ann Lee_1234567_assignsubmission_file_, and no hand-in here has one",
          format);
    }
    if (format.isZip() && out == null) {
      throw CommandException.usage(
          "grade: %s makes a zip file. Say where: --out feedback.zip", format);
    }
    return Optional.ofNullable(out)
        .filter(_ -> filling.isEmpty())
        .map(path -> ReportTarget.of(path, format));
  }

  private int told(
      GradeBook book,
      ReportFormat format,
      Optional<WorksheetOption.Filling> filling,
      Optional<ReportTarget> target) {
    filling.ifPresentOrElse(each -> each.write(book, session), () -> report(book, format, target));
    return status(book);
  }

  /// Grades a share of the class. What the grades are doesn't matter yet: --merge tells.
  private int graded(ShardOption.Share share) throws IOException, InterruptedException {
    var exercises = options.chosen(session);
    var everybody = submissions(exercises);
    var book = judging().grade(exercises, everybody.in(share.shard()), Optional.of(share));
    var file = share.write(ShardReport.of(share.shard(), options.settings(), everybody, book));
    session
        .screen()
        .say(
            "%s: %s of %d",
            file, Counted.of(book.students().size(), "student"), everybody.all().size());
    return sayNotJudged(book) ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private int status(GradeBook book) {
    if (sayNotJudged(book)) {
      return ExitStatus.FAILED;
    }
    return book.allPassed() ? ExitStatus.OK : ExitStatus.TO_FIX;
  }

  private boolean sayNotJudged(GradeBook book) {
    var notJudged = book.notJudged();
    if (notJudged > 0) {
      session
          .screen()
          .problem(
              CommandException.failure(
                  "%s not judged: that was this machine or Loopbook, and not the answers. Grading again judges only these",
                  notJudged == 1 ? "1 answer was" : notJudged + " answers were"));
    }
    return notJudged > 0;
  }

  private void check() {
    if (folders.size() > 1) {
      throw CommandException.usage(
          "grade: one folder at a time, not %d. --merge takes several", folders.size());
    }
    folder = folders.getFirst();
    if (!Files.isDirectory(folder)) {
      throw CommandException.usage(
          "%s: no such folder. grade takes the folder that holds the submissions", folder);
    }
    options.check();
  }

  private void report(GradeBook book, ReportFormat format, Optional<ReportTarget> target) {
    if (target.isPresent()) {
      target.get().write(book);
      var left =
          book.students().stream().filter(row -> !format.includes(row.submission())).toList();
      left.forEach(
          row ->
              session
                  .screen()
                  .say("· %s: left out, because Moodle's number isn't known", row.student()));
      session
          .screen()
          .say(
              "%s: %s",
              target.get().path(), Counted.of(book.students().size() - left.size(), "student"));
      return;
    }
    if (format.isPerStudent()) {
      book.students().forEach(row -> session.screen().raw(format.of(book, row)));
    } else if (format == ReportFormat.TABLE) {
      table(format.of(book));
    } else {
      session.screen().raw(format.of(book));
    }
    if (format == ReportFormat.TABLE) {
      session
          .screen()
          .say(
              "%s, behind %s: %s",
              Counted.of(book.students().size(), "student"),
              book.sandbox(),
              String.join(", ", book.walls()));
    }
  }

  /// Prints lines that break between words on a terminal; a pipe gets them whole.
  private void table(String text) {
    var screen = session.screen();
    if (screen.isTerminal()) {
      screen.lines(
          text.lines()
              .flatMap(line -> Wrap.code(List.of(Span.plain(line)), screen.width()).stream())
              .toList());
    } else {
      screen.raw(text);
    }
  }
}
