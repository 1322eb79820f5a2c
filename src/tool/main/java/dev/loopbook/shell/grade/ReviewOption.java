package dev.loopbook.shell.grade;

import dev.loopbook.exercise.grade.GradeBook;
import dev.loopbook.exercise.grade.ReviewLog;
import dev.loopbook.exercise.grade.UndecidedAnswer;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// `grade --review`: a person decides what the machine couldn't.
final class ReviewOption {
  private static final String FILE = ".loopbook-reviews";

  @Option(
      names = "--review",
      description =
          "Show what no machine should decide, and ask for points and a comment. Both are kept.")
  private boolean review;

  /// Returns whether a person wants to decide now.
  boolean isAsked() {
    return review;
  }

  /// Returns what was decided about the class in this folder. It counts in every grading.
  ///
  /// @param trusted whether nothing in the folder itself can be a student's
  /// @throws CommandException if there is something to decide and no place to keep it
  ReviewLog in(Path folder, boolean trusted, Session session) {
    if (!trusted || !Files.isWritable(folder)) {
      if (review) {
        throw CommandException.usage(
            "grade: --review keeps decisions in %s, and can't: %s",
            folder,
            trusted
                ? "no permission to write there"
                : "what lies there may be a student's own. Move the hand-ins to a folder of their own");
      }
      return trusted && Files.isRegularFile(folder.resolve(FILE))
          ? ReviewLog.in(folder.resolve(FILE))
          : ReviewLog.empty();
    }
    var reviews = ReviewLog.in(folder.resolve(FILE));
    if (reviews.damaged() > 0) {
      session
          .screen()
          .problem(
              CommandException.toFix(
                  "%s: %s damaged, and what was decided there is lost.   --review asks again",
                  folder.resolve(FILE),
                  reviews.damaged() == 1 ? "1 line is" : reviews.damaged() + " lines are"));
    }
    return reviews;
  }

  /// Returns the grades with all decisions, after asking for more if that's wanted.
  ///
  /// @param second the grades of what was judged once more
  GradeBook decided(
      GradeBook book, List<GradeBook.Row> second, ReviewLog reviews, Session session) {
    if (review) {
      new ReviewWalk(
              session,
              UndecidedAnswer.in(book.exercises(), book.students(), second, reviews),
              reviews)
          .run();
      if (reviews.isBroken()) {
        throw CommandException.failure(
            "grade: --review: the decisions can't be written to " + FILE + ", so they aren't kept");
      }
    }
    return new GradeBook(
        book.exercises(),
        reviews.applied(book.students()),
        book.walls(),
        book.missingWalls(),
        book.sandbox(),
        book.remarks());
  }
}
