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
import java.util.stream.Stream;

/// Reads a folder as an exercise, and notes what is wrong with it.
final class ExerciseReader {
  private static final Pattern FOLDER = Pattern.compile("e[0-9]{1,3}_[a-z][a-z0-9_]*");
  private static final Pattern REJECTED = Pattern.compile("// rejected by (\\w+): (\\S.*)");
  private static final Pattern WRONG = Pattern.compile("// wrong: (\\S.*)");
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
            wrongAnswers(),
            assignment(kind, edit));
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

  private Assignment assignment(ExerciseKind kind, List<String> edit) throws IOException {
    var others = java(directory).stream().filter(file -> !edit.contains(fileName(file))).toList();
    var tests = others.stream().filter(ExerciseReader::isTest).toList();
    var given = others.stream().filter(file -> !isTest(file)).toList();
    if (kind != ExerciseKind.TEST && tests.isEmpty()) {
      problem("there is no test: a file whose name ends in Test.java");
    }
    if (kind == ExerciseKind.TEST && given.isEmpty()) {
      problem("kind test: the program that the student tests is missing");
    }
    var packageName = chapter + "." + folder;
    var hidden = java(solution.resolve("hidden"));
    return new Assignment(
        kind, packageName, edit, given, tests, hidden, mutants(kind, given), solution);
  }

  private List<Exercise.WrongAnswer> wrongAnswers() throws IOException {
    var wrong = new ArrayList<Exercise.WrongAnswer>();
    for (var file : java(solution.resolve("wrong"))) {
      var first = REJECTED.matcher(firstLine(file));
      if (first.matches()) {
        wrong.add(new Exercise.WrongAnswer(stem(file), file, first.group(1), first.group(2)));
      } else {
        problem(
            format(
                "%s/wrong/%s: its first line is // rejected by testName: words of the report",
                solutionLabel(), fileName(file)));
      }
    }
    return wrong;
  }

  private List<Assignment.Mutant> mutants(ExerciseKind kind, List<Path> given) throws IOException {
    var mutants = new ArrayList<Assignment.Mutant>();
    for (var file : java(solution.resolve("mutants"))) {
      var label = format("%s/mutants/%s", solutionLabel(), fileName(file));
      var first = WRONG.matcher(firstLine(file));
      var text = TextFile.read(file);
      var replaced = given.stream().filter(each -> declares(text, stem(each))).findFirst();
      if (!first.matches()) {
        problem(label + ": its first line is // wrong: what it does wrong");
      } else if (replaced.isEmpty()) {
        problem(label + ": it declares no class of a given file, so it stands for none of them");
      } else {
        mutants.add(
            new Assignment.Mutant(stem(file), file, fileName(replaced.get()), first.group(1)));
      }
    }
    if (kind == ExerciseKind.TEST && mutants.isEmpty()) {
      problem("kind test: there is no wrong program in " + solutionLabel() + "/mutants");
    }
    if (kind != ExerciseKind.TEST && !mutants.isEmpty()) {
      problem("mutants belong to kind test only");
    }
    return mutants;
  }

  private static boolean declares(String text, String type) {
    return Pattern.compile("\\b(class|interface|record|enum)\\s+" + Pattern.quote(type) + "\\b")
        .matcher(text)
        .find();
  }

  private static List<Path> java(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> fileName(file).endsWith(".java")).sorted().toList();
    }
  }

  private static boolean isTest(Path file) {
    return fileName(file).endsWith("Test.java");
  }

  private static String firstLine(Path file) throws IOException {
    return TextFile.read(file).lines().findFirst().orElse("").strip();
  }

  private static String stem(Path file) {
    return fileName(file).replaceFirst("\\.java$", "");
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
