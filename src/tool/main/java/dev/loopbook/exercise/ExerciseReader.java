package dev.loopbook.exercise;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.Article;
import dev.loopbook.book.BookProblem;
import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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

  private final Path directory;
  private final Path solution;
  private final String chapter;
  private final String folder;
  private final List<BookProblem> problems;
  private final int problemsBefore;

  ExerciseReader(Path home, String chapter, Path directory, List<BookProblem> problems) {
    this.directory = directory;
    this.chapter = chapter;
    this.folder = directory.getFileName().toString();
    this.solution = home.resolve("solutions").resolve(chapter).resolve(folder);
    this.problems = problems;
    this.problemsBefore = problems.size();
  }

  Optional<Exercise> read() throws IOException {
    if (!FOLDER.matcher(folder).matches()) {
      problem("an exercise's folder is named eN_slug, for instance e1_unblock");
      return Optional.empty();
    }
    var readme = directory.resolve("README.md");
    if (!Files.isRegularFile(readme)) {
      problem("this exercise has no README.md, and so no task");
      return Optional.empty();
    }
    Article article;
    try {
      article = Article.of(TextFile.read(readme));
    } catch (CharacterCodingException _) {
      problem("this file is not UTF-8. Save it again as UTF-8");
      return Optional.empty();
    }
    var kind =
        article
            .meta("kind")
            .flatMap(ExerciseKind::of)
            .orElseGet(() -> missing("kind: say make, bug, predict or test", ExerciseKind.MAKE));
    var edit = edited(article);
    if (article.title().isEmpty()) {
      problem("this exercise has no title. Put it under the front matter: # Unblock the loop");
    }
    var solutions = new SolutionReader(solution, solutionLabel(), this::problem);
    var others =
        SolutionReader.java(directory).stream()
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
            right.programs(),
            solutions.mutants(kind, given),
            solution);
    var read =
        new Exercise(
            chapter,
            folder,
            number(article, "points"),
            number(article, "minutes"),
            article
                .meta("fails")
                .orElseGet(
                    () -> missing("fails: name the test in which the untouched starter fails", "")),
            article
                .meta("teaches")
                .flatMap(Exercise.Teaches::of)
                .or(
                    () ->
                        missing(
                            "teaches: name chapter and heading, as in teaches: \"ch04: What"
                                + " blocks\"",
                            Optional.empty())),
            article.title().orElse(folder),
            article.body(),
            hints(article),
            directory,
            solutions.wrong(),
            right.answers(),
            solutions.properties(),
            solutions.excuses(),
            assignment);
    return problems.size() == problemsBefore ? Optional.of(read) : Optional.empty();
  }

  private int number(Article article, String key) {
    return article
        .meta(key)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::parseInt)
        .orElseGet(() -> missing(key + ": say a whole number, as in " + key + ": 10", 1));
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
      if (!Files.isRegularFile(directory.resolve(name))) {
        problem(format("edit: there is no file %s in the exercise's folder", name));
      }
      if (!Files.isRegularFile(solution.resolve(name))) {
        problem(format("there is no solution %s", solutionLabel() + "/" + name));
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
