package dev.loopbook.exercise;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.Article;
import dev.loopbook.book.BookProblem;
import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.ExerciseKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a folder as an exercise, and notes what is wrong with it.
final class ExerciseReader {
  private static final Pattern FOLDER = Pattern.compile("e[0-9]{1,3}_[a-z][a-z0-9_]*");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

  private final ReadableFiles files;
  private final Path directory;
  private final Path solution;
  private final String chapter;
  private final String folder;
  private final List<BookProblem> problems;
  private final int problemsBefore;

  ExerciseReader(Path home, String chapter, Path directory, List<BookProblem> problems) {
    this.files = new ReadableFiles(home, problems);
    this.directory = directory;
    this.chapter = chapter;
    this.folder = directory.getFileName().toString();
    this.solution = home.resolve("solutions").resolve(chapter).resolve(folder);
    this.problems = problems;
    this.problemsBefore = problems.size();
  }

  Optional<Exercise> read() {
    if (!FOLDER.matcher(folder).matches()) {
      problem("an exercise's folder is named eN_slug, for instance e1_unblock");
      return Optional.empty();
    }
    var readme = directory.resolve("README.md");
    if (!Files.isRegularFile(readme)) {
      problem("this exercise has no README.md, and so no task");
      return Optional.empty();
    }
    var text = files.text(readme);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var article = Article.of(text.get());
    var kind =
        article
            .meta("kind")
            .flatMap(ExerciseKind::of)
            .orElseGet(() -> missing("kind: say make, bug, predict or test", ExerciseKind.MAKE));
    var edit = edited(article);
    if (article.title().isEmpty()) {
      problem("this exercise has no title. Put it under the front matter: # Unblock the loop");
    }
    var solutions = new SolutionReader(solution, solutionLabel(), files, this::problem);
    var others =
        files.withoutCopies(directory, edit).stream()
            .filter(file -> !edit.contains(fileName(file)))
            .toList();
    var tests = others.stream().filter(ExerciseReader::isTest).toList();
    var given = others.stream().filter(file -> !isTest(file)).toList();
    if (kind != ExerciseKind.TEST && tests.isEmpty()) {
      problem("there is no test: a file whose name ends in Test.java");
    }
    if (kind == ExerciseKind.TEST && given.isEmpty()) {
      problem("kind test: the program that the student tests is missing");
    }
    var right = solutions.right(kind, edit, given);
    var assignment =
        new Assignment(
            kind,
            chapter + "." + folder,
            edit,
            given,
            tests,
            solutions.hidden(),
            right.answers().stream().map(Exercise.RightAnswer::file).toList(),
            solutions.wrongFiles(),
            right.programs(),
            solutions.mutants(kind, given),
            solution,
            orders(article));
    var points = number(article, "points");
    var minutes = number(article, "minutes");
    var fails =
        article
            .meta("fails")
            .orElseGet(
                () -> missing("fails: name the test in which the untouched starter fails", ""));
    var teaches =
        article
            .meta("teaches")
            .flatMap(Exercise.Teaches::of)
            .or(
                () ->
                    missing(
                        "teaches: name chapter and heading, as in teaches: \"ch04: What blocks\"",
                        Optional.empty()));
    var was = article.meta("was").flatMap(this::formerPlace);
    var hints = hints(article);
    var isWhole = problems.size() == problemsBefore;
    // what only proves the tests keeps nobody from the exercise
    var wrong = solutions.wrong();
    var properties = solutions.properties();
    var excuses = solutions.excuses();
    return isWhole
        ? Optional.of(
            new Exercise(
                chapter,
                folder,
                points,
                minutes,
                fails,
                teaches,
                article.title().orElse(folder),
                article.body(),
                hints,
                solutions.why(),
                directory,
                wrong,
                right.answers(),
                properties,
                excuses,
                assignment,
                was))
        : Optional.empty();
  }

  private int number(Article article, String key) {
    return article
        .meta(key)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::parseInt)
        .orElseGet(() -> missing(key + ": say a whole number, as in " + key + ": 10", 1));
  }

  private Optional<FormerPlace> formerPlace(String text) {
    return FormerPlace.of(text)
        .or(
            () ->
                missing(
                    "was: name the folder that it was in, as in was: ch11_async_mocks/e3_user_client",
                    Optional.empty()));
  }

  private String orders(Article article) {
    var given = article.meta("orders").orElse("1");
    if (!given.equals("all") && !NUMBER.matcher(given).matches()) {
      problem("orders: say in how many orders each test runs, as in orders: 100, or all");
    }
    return given;
  }

  private List<String> edited(Article article) {
    var names =
        Arrays.stream(article.meta("edit").orElse("").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (names.isEmpty()) {
      problem("edit: name the file that the student edits, as in edit: UserFetcher.java");
    }
    for (var name : names) {
      if (!Files.isRegularFile(solution.resolve(name))) {
        problem(format("there is no solution %s", solutionLabel() + "/" + name));
        // where there's a solution, the student has deleted the file, which is no mistake in here
        if (!Files.isRegularFile(directory.resolve(name))) {
          problem(format("edit: there is no file %s in the exercise's folder", name));
        }
      }
    }
    return names;
  }

  private List<String> hints(Article article) {
    var hints = new ArrayList<String>();
    for (var section : article.sections()) {
      if (section.heading().equals("Hint " + (hints.size() + 1))) {
        hints.add(section.text());
      } else {
        problem(
            format(
                "the section \"%s\": after the task come only ## Hint 1, ## Hint 2 and so on, in order",
                section.heading()));
      }
    }
    if (hints.isEmpty()) {
      problem("this exercise has no hint. Add ## Hint 1 at least");
    }
    return hints;
  }

  private static boolean isTest(Path file) {
    return fileName(file).endsWith("Test.java");
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }

  private String solutionLabel() {
    return "solutions/" + chapter + "/" + folder;
  }

  private <T> T missing(String message, T instead) {
    problem(message);
    return instead;
  }

  private void problem(String message) {
    problems.add(problem(chapter + "/" + folder, message));
  }

  static BookProblem problem(String path, String message) {
    return new BookProblem("exercises/" + path + "/README.md", 1, message);
  }
}
