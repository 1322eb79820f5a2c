package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.Lookup;
import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.grade.ExportKind;
import dev.loopbook.exercise.grade.Grade;
import dev.loopbook.exercise.grade.GradeBook;
import dev.loopbook.exercise.grade.GradeCache;
import dev.loopbook.exercise.grade.Grader;
import dev.loopbook.exercise.grade.GradingScheme;
import dev.loopbook.exercise.grade.ReportFormat;
import dev.loopbook.exercise.grade.Roster;
import dev.loopbook.exercise.grade.Seeds;
import dev.loopbook.exercise.grade.ShardReport;
import dev.loopbook.exercise.grade.Submission;
import dev.loopbook.exercise.grade.Submissions;
import dev.loopbook.exercise.grade.UndecidedAnswer;
import dev.loopbook.exercise.grade.WalledLauncher;
import dev.loopbook.judge.ChildJudge;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Limits;
import dev.loopbook.judge.wall.Allowance;
import dev.loopbook.judge.wall.Sandbox;
import dev.loopbook.judge.wall.Wall;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.ProgressCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `grade`: its arguments, and what it does.
final class GradeClass {
  private static final String MEMORY = ".loopbook-grades";

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

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Only these exercises or chapters.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--jobs", paramLabel = "N", description = "Answers judged at once.")
  private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Time that one answer may take.")
  private int timeout = (int) Limits.USUAL.whole().toSeconds();

  @Option(names = "--memory", paramLabel = "MB", description = "Heap that one answer may have.")
  private int memory = Limits.USUAL.heapMegabytes();

  @Option(
      names = "--weight",
      paramLabel = "ID=FACTOR",
      split = ",",
      description = "Multiply the points of an exercise or a chapter.")
  private Map<String, Double> weights = new LinkedHashMap<>();

  @Option(
      names = "--partial",
      description = "Give points for each test that passes but failed on the starter.")
  private boolean partial;

  @Option(names = "--anew", description = "Judge everything again.")
  private boolean anew;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the hidden tests draw their data from.")
  private long seed;

  @Option(names = "--seed-per-student", description = "Draw other data for each student.")
  private boolean seedPerStudent;

  @Option(
      names = "--layout",
      paramLabel = "KIND",
      description =
          "folders, single, moodle, canvas, blackboard, gradescope, nbgrader or mail; as it looks.")
  private @Nullable ExportKind layout;

  @Option(
      names = "--roster",
      paramLabel = "FILE",
      description = "CSV with the columns id and name of all in the class.")
  private @Nullable Path roster;

  @Option(names = "--require-sandbox", description = "Grade only if this system has every wall.")
  private boolean requireSandbox;

  @Mixin private final SimilarOption similar = new SimilarOption();

  @Mixin private final ShardOption shards = new ShardOption();
  @Mixin private final ReviewOption review = new ReviewOption();

  GradeClass(Session session) {
    this.session = session;
  }

  int run() throws IOException, InterruptedException {
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
    var exercises = chosen();
    var submissions = submissions(exercises);
    if (similar.isAsked()) {
      return similar.run(exercises, submissions, out, session);
    }
    var target = target(format, filling, submissions.all());
    return told(grade(exercises, submissions, Optional.empty()), format, filling, target);
  }

  private Submissions submissions(List<Exercise> exercises) throws IOException {
    var submissions = Submissions.in(folder, exercises, Optional.ofNullable(layout), roster());
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
    var exercises = chosen();
    var everybody = submissions(exercises);
    var book = grade(exercises, everybody.in(share.shard()), Optional.of(share));
    var file = share.write(ShardReport.of(share.shard(), settings(), everybody, book));
    session
        .screen()
        .say("%s: %s of %d", file, students(book.students().size()), everybody.all().size());
    return sayNotJudged(book) ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private static Sandbox sandbox() {
    try {
      return Sandbox.detect();
    } catch (IOException failure) {
      throw CommandException.failure(
          "grade: nothing can be judged, because no folder to work in can be made in %s: %s",
          System.getProperty("java.io.tmpdir"), FileFailure.why(failure));
    }
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
    if (jobs < 1 || jobs > 64) {
      throw CommandException.usage("grade: --jobs is between 1 and 64, not " + jobs);
    }
    if (timeout < 1 || timeout > 3600) {
      throw CommandException.usage(
          "grade: --timeout is between 1 and 3600 seconds, not " + timeout);
    }
    if (memory < 64) {
      throw CommandException.usage(
          "grade: --memory is 64 MB at least: the test framework needs that much");
    }
    weights.forEach(
        (id, factor) -> {
          if (factor < 0 || factor > 1000) {
            throw CommandException.usage(
                "grade: --weight %s=%s: a factor is 0 or more", id, factor);
          }
        });
  }

  private Roster roster() {
    if (roster == null) {
      return Roster.empty();
    }
    try {
      return Roster.read(roster);
    } catch (IOException failure) {
      throw CommandException.usage(
          "grade: --roster %s: it can't be read: %s", roster, FileFailure.why(failure));
    } catch (IllegalArgumentException broken) {
      throw CommandException.usage("grade: --roster %s: %s", roster, broken.getMessage());
    }
  }

  private List<Exercise> chosen() {
    var all = Exercises.in(session.home()).all();
    if (all.isEmpty()) {
      throw CommandException.toFix(
          "%s: there are no exercises here to grade by. Put the folder exercises back",
          session.home());
    }
    var exercises = Exercises.in(session.home());
    var chosen = new ArrayList<Exercise>();
    for (var id : only) {
      var chapter = all.stream().filter(each -> isOf(each, id)).toList();
      if (!chapter.isEmpty()) {
        chosen.addAll(chapter);
        continue;
      }
      switch (exercises.find(id)) {
        case Lookup.Found<Exercise>(var found) -> chosen.add(found);
        case Lookup.Unknown<Exercise> unknown -> throw CommandException.usage(unknown.message());
        case Lookup.Ambiguous<Exercise> several -> throw CommandException.usage(several.message());
      }
    }
    return only.isEmpty()
        ? all
        : all.stream()
            .filter(each -> chosen.stream().anyMatch(other -> other.id().equals(each.id())))
            .toList();
  }

  private static boolean isOf(Exercise exercise, String chapter) {
    return exercise.chapterId().equals(chapter) || exercise.chapter().equals(chapter);
  }

  private void tellWalls(Sandbox sandbox) {
    if (sandbox.missing().isEmpty()) {
      return;
    }
    var missing = String.join(", ", sandbox.missing().stream().map(Wall::toString).toList());
    if (requireSandbox) {
      throw CommandException.failure(
          "grade: this system lacks the walls %s, and --require-sandbox asks for all of them. Linux with bubblewrap, or with unshare and setpriv of util-linux, has them",
          missing);
    }
    session
        .screen()
        .problem(
            CommandException.toFix(
                "These walls are missing here: %s. What the answers' classes may refer to is still checked.   --require-sandbox refuses to continue",
                missing));
  }

  private GradeBook grade(
      List<Exercise> exercises, Submissions submissions, Optional<ShardOption.Share> share)
      throws IOException, InterruptedException {
    session.interrupts().check();
    var reviews = review.in(folder, !Submissions.mayBeOne(folder, exercises), session);
    Graded graded;
    try (var sandbox = sandbox()) {
      session.interrupts().check();
      tellWalls(sandbox);
      graded = grade(exercises, submissions, share, sandbox);
    } catch (Grader.Unsound unsound) {
      throw CommandException.failure(unsound.getMessage() + ".   ./run.sh solutions");
    }
    return review.decided(graded.book(), graded.second(), reviews, session);
  }

  /// The machine's grades.
  ///
  /// @param second those of what was judged once more
  private record Graded(GradeBook book, List<GradeBook.Row> second) {}

  private Limits limits() {
    return Limits.USUAL.withWhole(Duration.ofSeconds(timeout)).withHeap(memory);
  }

  /// Returns what grades depend on, besides the answers, the exercises and the walls.
  private String settings() {
    return String.join(
        "\n",
        limits().toString(),
        new GradingScheme(weights, partial).toString(),
        new Seeds(seed, seedPerStudent).toString());
  }

  private Graded grade(
      List<Exercise> exercises,
      Submissions submissions,
      Optional<ShardOption.Share> share,
      Sandbox sandbox)
      throws IOException, InterruptedException, Grader.Unsound {
    var limits = limits();
    var walls =
        Stream.concat(Stream.of(Wall.CODE), sandbox.walls().stream()).map(Wall::toString).toList();
    var cache = share.isPresent() ? remembered(share.get().cache()) : remembered(exercises);
    try (var launcher = new WalledLauncher(sandbox, Allowance.during(limits.whole()));
        var judge = ChildJudge.forStrangers(limits, launcher);
        var grader = grader(judge, cache, limits + " " + walls);
        var again = grader(judge, cache, limits + " " + walls + " once more");
        var _ = session.interrupts().to(grader::cancel)) {
      launcher.beforeEnding(grader::cancel);
      var rows = grader.grade(exercises, submissions.all(), this::progress);
      var second =
          review.isAsked()
              ? again.grade(
                  exercises,
                  UndecidedAnswer.forSecondLook(exercises, submissions.all()),
                  this::progress)
              : List.<GradeBook.Row>of();
      endProgress();
      if (cache.isBroken()) {
        session
            .screen()
            .problem(
                CommandException.toFix(
                    "%s can't be read or written, so the next run judges everything again",
                    share.map(ShardOption.Share::cache).orElse(folder.resolve(MEMORY))));
      }
      return new Graded(
          new GradeBook(
              exercises,
              rows,
              walls,
              sandbox.missing().stream().map(Wall::toString).toList(),
              sandbox.name(),
              submissions.remarks()),
          second);
    }
  }

  private Grader grader(Judge judge, GradeCache cache, String settings) {
    return new Grader(
        judge,
        new GradingScheme(weights, partial),
        cache,
        settings,
        new Seeds(seed, seedPerStudent),
        jobs);
  }

  private GradeCache remembered(List<Exercise> exercises) throws IOException {
    // a student could hand in grades, too
    if (!Files.isWritable(folder) || Submissions.mayBeOne(folder, exercises)) {
      return GradeCache.ofThisRun();
    }
    return remembered(folder.resolve(MEMORY));
  }

  private GradeCache remembered(Path file) throws IOException {
    if (anew && Files.isRegularFile(file)) {
      Files.delete(file);
    }
    return sayingDamage(GradeCache.in(file), file);
  }

  private GradeCache sayingDamage(GradeCache cache, Path file) {
    if (cache.damaged() > 0) {
      session
          .screen()
          .problem(
              CommandException.toFix(
                  "%s: %s damaged, as when the machine stopped in the middle of writing. %s judged again",
                  file,
                  cache.damaged() == 1 ? "1 line is" : cache.damaged() + " lines are",
                  cache.damaged() == 1 ? "That answer is" : "Those answers are"));
    }
    return cache;
  }

  private void progress(int done, int all, String student, Grade grade) {
    if (session.screen().isTerminal()) {
      var cells = 20;
      session
          .screen()
          .status(
              format(
                  "%s %d of %d  %s %s: %s",
                  ProgressCells.of(done, all, cells),
                  done,
                  all,
                  student,
                  grade.exercise(),
                  grade.word()));
    }
  }

  private void endProgress() {
    if (session.screen().isTerminal()) {
      session.screen().clearStatus();
    }
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
          .say("%s: %s", target.get().path(), students(book.students().size() - left.size()));
      return;
    }
    if (format.isPerStudent()) {
      book.students().forEach(row -> session.screen().raw(format.of(book, row)));
    } else {
      session.screen().raw(format.of(book));
    }
    if (format == ReportFormat.TABLE) {
      session
          .screen()
          .say(
              "%s, behind %s: %s",
              students(book.students().size()), book.sandbox(), String.join(", ", book.walls()));
    }
  }

  private static String students(int count) {
    return count == 1 ? "1 student" : count + " students";
  }
}
