package dev.loopbook.judge;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the judge knows about an exercise: the files that define what an answer has to do.
///
/// @param kind what the student does
/// @param packageName the package of all its files
/// @param edit the names of the files that the student edits, at least one
/// @param given the programs that come with the exercise
/// @param tests the tests that the student sees; empty for kind `test`
/// @param hidden the tests that only a grader runs
/// @param right right answers other than the solution; what they use is open to every answer
/// @param wrong known wrong answers: what they use is judged by the tests, and not refused because
///   only tests use it
/// @param rightPrograms for kind `test`, right programs other than the given one, which the
///   student's test must accept too
/// @param mutants for kind `test`, wrong programs that the student's test must catch
/// @param solution the folder with the solution of the edited files
/// @param orders in how many orders of its callbacks a test runs that says nothing about it: `1`,
///   or `all`
public record Assignment(
    ExerciseKind kind,
    String packageName,
    List<String> edit,
    List<Path> given,
    List<Path> tests,
    List<Path> hidden,
    List<Path> right,
    List<Path> wrong,
    List<RightProgram> rightPrograms,
    List<Mutant> mutants,
    Path solution,
    String orders) {

  /// For kind `test`, the name of the pseudo-test in which the right program has to pass.
  public static final String ACCEPTS = "acceptsTheRightOne";

  /// Keeps its own copies.
  public Assignment {
    edit = List.copyOf(edit);
    given = List.copyOf(given);
    tests = List.copyOf(tests);
    hidden = List.copyOf(hidden);
    right = List.copyOf(right);
    wrong = List.copyOf(wrong);
    rightPrograms = List.copyOf(rightPrograms);
    mutants = List.copyOf(mutants);
  }

  /// Returns the same with tests that run first in, first out, unless they say something else.
  public Assignment inUsualOrder() {
    return new Assignment(
        kind,
        packageName,
        edit,
        given,
        tests,
        hidden,
        right,
        wrong,
        rightPrograms,
        mutants,
        solution,
        "1");
  }

  /// Returns the solution of the edited files.
  public List<Path> solved() {
    return edit.stream().map(solution::resolve).toList();
  }

  /// Returns the right answers whose imports and calls are open to every answer: the solution, and
  /// the right alternatives.
  public List<Path> models() {
    return Stream.concat(solved().stream(), right.stream()).toList();
  }

  /// For kind `test`, returns an assignment in which a program takes the place of all others: a
  /// student's test passes if it accepts that one.
  ///
  /// @param program a file that has the name of the given one that it replaces
  public Assignment onlyOn(Path program) {
    var name = program.getFileName();
    return new Assignment(
        kind,
        packageName,
        edit,
        given.stream().map(file -> file.getFileName().equals(name) ? program : file).toList(),
        tests,
        hidden,
        right,
        wrong,
        List.of(),
        List.of(),
        solution,
        orders);
  }

  /// A program to run a student's test on.
  public sealed interface Program {}

  /// The program that came with the exercise.
  public record GivenProgram() implements Program {}

  /// A program in place of the given one.
  public sealed interface Variant extends Program {
    /// Returns the program.
    Path file();

    /// Returns the name of the given file that it replaces.
    String replaces();
  }

  /// A right program that is written in another way than the given one.
  ///
  /// @param name the file's name without its extension
  /// @param file the program
  /// @param replaces the name of the given file that it replaces
  /// @param differs how it differs, for a student whose test rejects it
  public record RightProgram(String name, Path file, String replaces, String differs)
      implements Variant {}

  /// A wrong program that the student's test has to catch.
  ///
  /// @param name the file's name without its extension
  /// @param file the wrong program
  /// @param replaces the name of the given file that it replaces
  /// @param wrong what it does wrong, for a student whose test misses it
  public record Mutant(String name, Path file, String replaces, String wrong) implements Variant {

    /// Returns the name of the pseudo-test that says whether it was caught.
    public String test() {
      return "catches" + name;
    }
  }
}
