package dev.loopbook.exercise;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.BookProblem;
import dev.loopbook.book.Lookup;
import dev.loopbook.book.ReadingOrder;
import dev.loopbook.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All exercises of a book, and the names by which students ask for them.
public final class Exercises {
  private static final Pattern CHAPTER = Pattern.compile("ch[0-9]{2}_[a-z][a-z0-9_]*");
  private static final Pattern SHORT = Pattern.compile("(?:ch)?0*([0-9]+)/e?0*([0-9]+)");

  private final List<Exercise> all;
  private final List<BookProblem> problems;

  private Exercises(List<Exercise> all, List<BookProblem> problems) {
    this.all = List.copyOf(all);
    this.problems = List.copyOf(problems);
  }

  /// Reads the exercises below a home directory: the folders `exercises/chNN_slug/eN_slug`, and
  /// beside them `solutions/chNN_slug/eN_slug`.
  ///
  /// A folder that isn't a valid exercise is left out, and listed in [#problems]; so is whatever
  /// can't be read. A home without exercises is an empty set, not an error.
  public static Exercises in(Path home) {
    var exercises = new ArrayList<Exercise>();
    var problems = new ArrayList<BookProblem>();
    for (var chapter : folders(home.resolve("exercises"), "exercises", problems)) {
      var name = chapter.getFileName().toString();
      if (!CHAPTER.matcher(name).matches()) {
        problems.add(
            new BookProblem(
                "exercises/" + name,
                1,
                "the exercises of a chapter stand in a folder named chNN_slug, as the chapter's"));
        continue;
      }
      for (var folder : folders(chapter, "exercises/" + name, problems)) {
        new ExerciseReader(home, name, folder, problems).read().ifPresent(exercises::add);
      }
    }
    exercises.sort(
        Comparator.comparing(Exercise::chapterNumber, ReadingOrder.in(home).byNumber())
            .thenComparing(Exercise::chapter)
            .thenComparingInt(Exercise::number)
            .thenComparing(Exercise::folder));
    for (var i = 1; i < exercises.size(); i++) {
      if (exercises.get(i).shortId().equals(exercises.get(i - 1).shortId())) {
        problems.add(
            ExerciseReader.problem(
                exercises.get(i).chapter() + "/" + exercises.get(i).folder(),
                format(
                    "%s is there already: %s. Give one of them another number",
                    exercises.get(i).shortId(), exercises.get(i - 1).folder())));
      }
    }
    return new Exercises(exercises, problems);
  }

  private static List<Path> folders(Path parent, String label, List<BookProblem> problems) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException failure) {
      problems.add(BookProblem.unreadable(label, failure));
      return List.of();
    }
  }

  /// Returns the exercises in the order of the book.
  public List<Exercise> all() {
    return all;
  }

  /// Returns what is wrong with folders and README files, each with what to do about it.
  public List<BookProblem> problems() {
    return problems;
  }

  /// Finds an exercise by its name (`ch04/e1_unblock`), its short name (`ch04/e1`, `4/1`), its path
  /// (`exercises/ch04_blocking/e1_unblock`), or its folder alone if that is the only one.
  ///
  /// One that has moved is found by its former names, too.
  ///
  /// Case doesn't matter. A trailing slash, or the name of a file in the folder, is ignored.
  public Lookup<Exercise> find(String typed) {
    var wanted =
        typed
            .strip()
            .toLowerCase(Locale.ROOT)
            .replace('\\', '/')
            .replaceFirst("^.*(exercises|solutions)/", "")
            .replaceFirst("/[^/]*\\.(java|md)$", "")
            .replaceFirst("/+$", "");
    var numbers = SHORT.matcher(wanted);
    if (numbers.matches()) {
      wanted = shortName(numbers.group(1), numbers.group(2));
    }
    var name = wanted;
    var found = all.stream().filter(exercise -> names(exercise).contains(name)).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(exercise -> formerNames(exercise).contains(name)).toList();
    }
    return switch (found.size()) {
      case 0 -> new Lookup.Unknown<>(typed, "exercise", near(name));
      case 1 -> new Lookup.Found<>(found.getFirst());
      default ->
          new Lookup.Ambiguous<>(typed, "exercise", found.stream().map(Exercise::id).toList());
    };
  }

  private static String shortName(String chapter, String number) {
    return chapter.length() > 4 || number.length() > 4
        ? ""
        : format("ch%02d/e%d", Integer.parseInt(chapter), Integer.parseInt(number));
  }

  private static List<String> names(Exercise exercise) {
    return List.of(
        exercise.id(),
        exercise.shortId(),
        exercise.chapter() + "/" + exercise.folder(),
        exercise.folder(),
        exercise.folder().substring(exercise.folder().indexOf('_') + 1));
  }

  private static List<String> formerNames(Exercise exercise) {
    return exercise
        .was()
        .map(was -> List.of(was.id(), was.shortId(), was.chapter() + "/" + was.folder()))
        .orElse(List.of());
  }

  private List<String> near(String wanted) {
    return Nearest.to(wanted, all.stream().map(Exercise::id).toList());
  }
}
