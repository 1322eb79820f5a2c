package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One exercise: its task, its files, and what proves it sound.
///
/// @param chapter the chapter's folder: `ch04_blocking`
/// @param folder its own folder: `e1_unblock`
/// @param kind what the student does
/// @param points what a pass is worth
/// @param minutes how long it takes
/// @param edit the names of the files that the student edits, at least one
/// @param fails the test in which the untouched starter fails
/// @param teaches where the book explains it
/// @param title its title
/// @param task the task as Markdown, without title and hints
/// @param hints from the faintest to the one that nearly gives it away, as Markdown
/// @param directory where the student's files, the given files and the tests stand
/// @param solution where the edited files stand solved
/// @param files the other files
public record Exercise(
    String chapter,
    String folder,
    ExerciseKind kind,
    int points,
    int minutes,
    List<String> edit,
    String fails,
    Optional<Teaches> teaches,
    String title,
    String task,
    List<String> hints,
    Path directory,
    Path solution,
    Files files) {

  /// The name of the pseudo-test of kind `test` in which the right program has to pass.
  public static final String ACCEPTS = "acceptsTheRightOne";

  /// What the student does not edit.
  ///
  /// @param given the programs that the exercise gives, in its folder
  /// @param tests the tests that the student sees, in its folder; empty for kind `test`
  /// @param hidden the tests that only a grader runs
  /// @param wrong answers that must be rejected
  /// @param mutants for kind `test`, wrong programs that its test must catch
  public record Files(
      List<Path> given,
      List<Path> tests,
      List<Path> hidden,
      List<WrongAnswer> wrong,
      List<Mutant> mutants) {
    /// Keeps its own copies.
    public Files {
      given = List.copyOf(given);
      tests = List.copyOf(tests);
      hidden = List.copyOf(hidden);
      wrong = List.copyOf(wrong);
      mutants = List.copyOf(mutants);
    }
  }

  /// Keeps its own copies.
  public Exercise {
    edit = List.copyOf(edit);
    hints = List.copyOf(hints);
  }

  /// Returns the name by which commands know it: `ch04/e1_unblock`.
  public String id() {
    return chapterId() + "/" + folder;
  }

  /// Returns the shortest name that commands understand: `ch04/e1`.
  public String shortId() {
    return chapterId() + "/" + folder.substring(0, folder.indexOf('_'));
  }

  /// Returns the chapter's short name: `ch04`.
  public String chapterId() {
    return chapter.substring(0, chapter.indexOf('_'));
  }

  /// Returns the number in its folder's name.
  public int number() {
    return Integer.parseInt(folder.substring(1, folder.indexOf('_')));
  }

  /// Returns the package of all its files.
  public String packageName() {
    return chapter + "." + folder;
  }

  @Override
  public String toString() {
    return format("<Exercise %s, %s>", id(), kind.key());
  }
}
