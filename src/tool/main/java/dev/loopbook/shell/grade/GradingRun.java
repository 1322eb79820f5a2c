package dev.loopbook.shell.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.grade.Grade;
import dev.loopbook.exercise.grade.GradeBook;
import dev.loopbook.exercise.grade.GradeCache;
import dev.loopbook.exercise.grade.Grader;
import dev.loopbook.exercise.grade.Submissions;
import dev.loopbook.exercise.grade.UndecidedAnswer;
import dev.loopbook.exercise.grade.WalledLauncher;
import dev.loopbook.judge.ChildJudge;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.wall.Allowance;
import dev.loopbook.judge.wall.Sandbox;
import dev.loopbook.judge.wall.Wall;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.ProgressCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges the answers of a class behind the walls of this system, and remembers the grades.
///
/// Ctrl-C ends it between two answers; what was graded until then is kept.
final class GradingRun {
  private static final String MEMORY = ".loopbook-grades";
  private static final int CELLS = 20;

  private final Session session;
  private final GradeOptions options;
  private final ReviewOption review;
  private final Path folder;

  /// @param folder the class; its grades are remembered in it
  GradingRun(Session session, GradeOptions options, ReviewOption review, Path folder) {
    this.session = session;
    this.options = options;
    this.review = review;
    this.folder = folder;
  }

  /// Returns the grades, as a person has decided where the machine couldn't.
  ///
  /// @param share the share of this machine, if the class is graded by several
  GradeBook grade(
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

  private static Sandbox sandbox() {
    try {
      return Sandbox.detect();
    } catch (IOException failure) {
      throw CommandException.failure(
          "grade: nothing can be judged, because no folder to work in can be made in %s: %s",
          System.getProperty("java.io.tmpdir"), FileFailure.why(failure));
    }
  }

  private void tellWalls(Sandbox sandbox) {
    if (sandbox.missing().isEmpty()) {
      return;
    }
    var missing = String.join(", ", sandbox.missing().stream().map(Wall::toString).toList());
    if (options.requiresSandbox()) {
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

  private Graded grade(
      List<Exercise> exercises,
      Submissions submissions,
      Optional<ShardOption.Share> share,
      Sandbox sandbox)
      throws IOException, InterruptedException, Grader.Unsound {
    var limits = options.limits();
    var walls =
        Stream.concat(Stream.of(Wall.CODE), sandbox.walls().stream()).map(Wall::toString).toList();
    var cache = share.isPresent() ? remembered(share.get().cache()) : remembered(exercises);
    try (var launcher = new WalledLauncher(sandbox, Allowance.during(limits.whole()));
        var judge = ChildJudge.forStrangers(limits, launcher);
        var grader = grader(judge, cache, limits + " " + walls);
        var again = grader(judge, cache, limits + " " + walls + " once more");
        var _ = session.interrupts().to(() -> cancel(grader, again))) {
      launcher.beforeEnding(() -> cancel(grader, again));
      var rows = grader.grade(exercises, submissions.all(), this::progress);
      var second =
          review.isAsked()
              ? again.grade(
                  exercises,
                  UndecidedAnswer.forSecondLook(exercises, submissions.all()),
                  this::progress)
              : List.<GradeBook.Row>of();
      session.screen().clearStatus();
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

  private static void cancel(Grader... graders) {
    for (var grader : graders) {
      grader.cancel();
    }
  }

  private Grader grader(Judge judge, GradeCache cache, String settings) {
    return new Grader(judge, options.scheme(), cache, settings, options.seeds(), options.jobs());
  }

  private GradeCache remembered(List<Exercise> exercises) throws IOException {
    // a student could hand in grades, too
    if (!Files.isWritable(folder) || Submissions.mayBeOne(folder, exercises)) {
      return GradeCache.ofThisRun();
    }
    return remembered(folder.resolve(MEMORY));
  }

  private GradeCache remembered(Path file) throws IOException {
    if (options.isAnew() && Files.isRegularFile(file)) {
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
    session
        .screen()
        .status(
            format(
                "%s %d of %d  %s %s: %s",
                ProgressCells.of(done, all, CELLS),
                done,
                all,
                student,
                grade.exercise(),
                grade.word()));
  }
}
