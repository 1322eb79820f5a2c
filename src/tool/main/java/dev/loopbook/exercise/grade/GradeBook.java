package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Exercise;
import java.util.List;

/// The grades of a class.
///
/// @param exercises the exercises that were graded, in the order of the book
/// @param students a row for each student, sorted by name
/// @param walls the names of the walls around the answers
/// @param missingWalls the names of the walls that this system lacks
/// @param sandbox what built the walls
/// @param remarks about entries of the folder that weren't submissions
public record GradeBook(
    List<Exercise> exercises,
    List<Row> students,
    List<String> walls,
    List<String> missingWalls,
    String sandbox,
    List<String> remarks) {
  /// Keeps its own copies.
  public GradeBook {
    exercises = List.copyOf(exercises);
    students = List.copyOf(students);
    walls = List.copyOf(walls);
    missingWalls = List.copyOf(missingWalls);
    remarks = List.copyOf(remarks);
  }

  /// One student.
  ///
  /// @param submission what was handed in
  /// @param grades a grade for each exercise, in their order
  public record Row(Submission submission, List<Grade> grades) {
    /// Keeps its own copy.
    public Row {
      grades = List.copyOf(grades);
    }

    /// Returns the student's name.
    public String student() {
      return submission.student();
    }

    /// Returns the points that the student earned.
    public double points() {
      return grades.stream().mapToDouble(Grade::points).sum();
    }

    /// Returns the points that the student could have earned.
    public double max() {
      return grades.stream().mapToDouble(Grade::max).sum();
    }

    /// Returns how many exercises passed.
    public long passed() {
      return grades.stream().filter(Grade::passed).count();
    }

    /// Returns whether there's an answer that couldn't be judged, and may still earn points.
    public boolean hasUnjudged() {
      return grades.stream().anyMatch(Grade::isNotJudged);
    }

    /// Returns how many exercises were handed in.
    public long handedIn() {
      return grades.stream().filter(Grade::isHandedIn).count();
    }
  }

  /// Returns how many answers could not be judged.
  public long notJudged() {
    return students.stream()
        .flatMap(row -> row.grades().stream())
        .filter(Grade::isNotJudged)
        .count();
  }

  /// Returns whether every student handed something in, and all of that passed.
  public boolean allPassed() {
    return students.stream()
        .allMatch(
            row ->
                row.submission().refused().isEmpty()
                    && row.handedIn() > 0
                    && row.passed() == row.handedIn());
  }
}
