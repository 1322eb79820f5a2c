package dev.loopbook.exercise.grade;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What people decided about the answers of a class, kept in a file of its own: each decision is on
/// disk before the next question, and grading again, even from scratch, changes none.
public final class ReviewLog {
  private final Map<String, Review> reviews = new ConcurrentHashMap<>();
  private final Optional<ChecksummedLog> log;

  private ReviewLog(Optional<Path> file) {
    log = file.map(path -> ChecksummedLog.in(path, this::recall));
  }

  /// Returns one without any.
  public static ReviewLog empty() {
    return new ReviewLog(Optional.empty());
  }

  /// Returns the one in a file, which is made with the first decision.
  public static ReviewLog in(Path file) {
    return new ReviewLog(Optional.of(file));
  }

  private void recall(JsonObject line) {
    put(
        new Review(
            line.get("student").getAsString(),
            line.get("exercise").getAsString(),
            line.get("answer").getAsString(),
            line.get("points").getAsDouble(),
            line.get("max").getAsDouble(),
            line.get("comment").getAsString()));
  }

  private void put(Review review) {
    reviews.put(key(review.student(), review.exercise()), review);
  }

  private static String key(String student, String exercise) {
    return student + "\n" + exercise;
  }

  /// Keeps a decision, in place of an earlier one about the same student and exercise.
  public void keep(Review review) {
    put(review);
    var line = new JsonObject();
    line.addProperty("student", review.student());
    line.addProperty("exercise", review.exercise());
    line.addProperty("answer", review.answer());
    line.addProperty("points", review.points());
    line.addProperty("max", review.max());
    line.addProperty("comment", review.comment());
    log.ifPresent(each -> each.add(line));
  }

  /// Returns the last decision about a student's exercise, which may be about an earlier answer.
  public Optional<Review> find(Submission submission, String exercise) {
    return Optional.ofNullable(reviews.get(key(submission.id(), exercise)));
  }

  /// Returns the grades with the decisions in place of the machine's, where there are any.
  public List<GradeBook.Row> applied(List<GradeBook.Row> rows) {
    return rows.stream().map(this::applied).toList();
  }

  private GradeBook.Row applied(GradeBook.Row row) {
    var grades = new ArrayList<Grade>();
    for (var grade : row.grades()) {
      grades.add(
          find(row.submission(), grade.exercise())
              .filter(review -> review.isAbout(row.submission()))
              .map(review -> review.applied(grade))
              .orElse(grade));
    }
    return new GradeBook.Row(row.submission(), grades);
  }

  /// Returns how many lines of the file were damaged. Their decisions are lost.
  public int damaged() {
    return log.map(ChecksummedLog::damaged).orElse(0);
  }

  /// Returns whether the file couldn't be read or written.
  public boolean isBroken() {
    return log.map(ChecksummedLog::isBroken).orElse(false);
  }
}
