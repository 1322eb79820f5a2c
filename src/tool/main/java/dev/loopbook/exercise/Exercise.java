package dev.loopbook.exercise;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.ExerciseKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One exercise: its task, its files, and the answers that prove it sound.
///
/// @param chapter the chapter's folder: `ch04_blocking`
/// @param folder its own folder: `e1_unblock`
/// @param points the points for a pass
/// @param minutes how long it takes
/// @param fails the test in which the untouched starter fails
/// @param teaches where the book explains it
/// @param title its title
/// @param task the task as Markdown, without title and hints
/// @param hints as Markdown, from the faintest to one that nearly gives the solution away
/// @param why why the solution is right, as Markdown; empty if that isn't told
/// @param directory where the student's files, the given files and the tests are
/// @param wrong wrong answers that must be rejected
/// @param right right answers other than the solution, which must pass
/// @param properties what an answer must do
/// @param excuses mutants of the solution that are no mistakes
/// @param assignment the files that decide a verdict
/// @param was where it was before it moved, if it did
public record Exercise(
    String chapter,
    String folder,
    int points,
    int minutes,
    String fails,
    Optional<Teaches> teaches,
    String title,
    String task,
    List<String> hints,
    String why,
    Path directory,
    List<WrongAnswer> wrong,
    List<RightAnswer> right,
    PropertySheet properties,
    ExcuseList excuses,
    Assignment assignment,
    Optional<FormerPlace> was) {
  private static final Pattern REASON =
      Pattern.compile("(?ms)^Why: [*]?(.)(.*?)(?:\\R\\s*\\R|\\z)");

  /// Keeps its own copies.
  public Exercise {
    hints = List.copyOf(hints);
    wrong = List.copyOf(wrong);
    right = List.copyOf(right);
  }

  /// Where the book explains what an exercise is about.
  ///
  /// @param chapter the chapter's short name: `ch04`
  /// @param heading one of its headings
  public record Teaches(String chapter, String heading) {
    private static final Pattern FORM = Pattern.compile("(ch[0-9]{2}):\\s*(\\S.*)");

    /// Parses `ch04: What blocks`; empty if the text doesn't have that form.
    public static Optional<Teaches> of(String text) {
      var form = FORM.matcher(text);
      return form.matches()
          ? Optional.of(new Teaches(form.group(1), form.group(2)))
          : Optional.empty();
    }

    /// Returns it as it reads in a sentence: `chapter 4, "What blocks"`.
    @Override
    public String toString() {
      return format("chapter %d, \"%s\"", Integer.parseInt(chapter.substring(2)), heading);
    }
  }

  /// A wrong answer that students really give, and that must not pass.
  ///
  /// @param name the file's name without its extension
  /// @param file the whole wrong answer, in place of the first edited file
  /// @param test the test that rejects it
  /// @param words what the report must say
  /// @param mistake the mistake in a sentence, if it's one of the commonest; empty otherwise
  public record WrongAnswer(String name, Path file, String test, String words, String mistake) {}

  /// A right answer that is built differently from the solution, and must pass as well.
  ///
  /// @param name the file's name without its extension
  /// @param file the whole answer, in place of the first edited file
  /// @param differs how it differs
  public record RightAnswer(String name, Path file, String differs) {}

  /// Returns what it teaches, in a sentence or two: the reason that its task ends with.
  public Optional<String> lesson() {
    var reason = REASON.matcher(task);
    return reason.find()
        ? Optional.of(
            reason.group(1).toUpperCase(Locale.ROOT)
                + reason.group(2).replaceAll("\\s+", " ").replaceAll("[*]", "").stripTrailing())
        : Optional.empty();
  }

  /// Returns the name that commands use: `ch04/e1_unblock`.
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

  /// Returns whether a chapter that is called this, `ch04` or `ch04_blocking`, has it.
  public boolean isIn(String name) {
    return name.equals(chapterId()) || name.equals(chapter);
  }

  /// Returns the chapter's number.
  public int chapterNumber() {
    return Integer.parseInt(chapter.substring(2, 4));
  }

  /// Returns the number in its folder's name.
  public int number() {
    return Integer.parseInt(folder.substring(1, folder.indexOf('_')));
  }

  /// Returns what the student does.
  public ExerciseKind kind() {
    return assignment.kind();
  }

  /// Returns the names of the files that the student edits, at least one.
  public List<String> edit() {
    return assignment.edit();
  }

  /// Returns the student's own attempt, in the exercise's folder.
  public Attempt attempt() {
    return Attempt.in(directory, assignment);
  }

  @Override
  public String toString() {
    return format("<Exercise %s, %s>", id(), kind().key());
  }
}
