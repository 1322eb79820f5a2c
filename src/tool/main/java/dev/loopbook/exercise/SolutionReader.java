package dev.loopbook.exercise;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.ExerciseKind;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what opposes the tests of an exercise: the folders beside its solution.
///
/// `wrong/` and `right/` hold answers, `hidden/` holds tests. In kind `test` the answer is a test,
/// so programs oppose it: the wrong ones are in `mutants/`, and the right ones in `right/` as well.
final class SolutionReader {
  private static final Pattern REJECTED = Pattern.compile("// rejected by (\\w+): (\\S.*)");
  private static final Pattern WRONG = Pattern.compile("// wrong: (\\S.*)");
  private static final Pattern RIGHT = Pattern.compile("// right: (\\S.*)");

  private final Path solution;
  private final String label;
  private final Consumer<String> problems;

  /// @param label the folder as a complaint names it
  SolutionReader(Path solution, String label, Consumer<String> problems) {
    this.solution = solution;
    this.label = label;
    this.problems = problems;
  }

  /// The right alternatives.
  ///
  /// @param programs for kind `test` only
  record Right(List<Exercise.RightAnswer> answers, List<Assignment.RightProgram> programs) {}

  List<Path> hidden() throws IOException {
    return java(solution.resolve("hidden"));
  }

  PropertySheet properties() throws IOException {
    var file = solution.resolve(PropertySheet.FILE);
    if (!Files.exists(file)) {
      return new PropertySheet(List.of());
    }
    var unheld = new ArrayList<String>();
    var sheet = PropertySheet.read(TextFile.lines(file), unheld);
    for (var item : unheld) {
      problems.accept(
          format(
              "%s/%s: %s: end it with the tests that hold it, as in - Asks once: `asksOnce`",
              label, PropertySheet.FILE, item));
    }
    return sheet;
  }

  ExcuseList excuses() throws IOException {
    var file = solution.resolve(ExcuseList.FILE);
    if (!Files.exists(file)) {
      return new ExcuseList(List.of());
    }
    var unreasoned = new ArrayList<String>();
    var list = ExcuseList.read(TextFile.lines(file), unreasoned);
    for (var item : unreasoned) {
      problems.accept(
          format(
              "%s/%s: %s: the lines below it, indented, say why it is no mistake",
              label, ExcuseList.FILE, item));
    }
    return list;
  }

  List<Exercise.WrongAnswer> wrong() throws IOException {
    var wrong = new ArrayList<Exercise.WrongAnswer>();
    for (var file : java(solution.resolve("wrong"))) {
      var first = REJECTED.matcher(firstLine(file));
      if (first.matches()) {
        wrong.add(new Exercise.WrongAnswer(stem(file), file, first.group(1), first.group(2)));
      } else {
        problem("wrong", file, "its first line is // rejected by testName: words of the report");
      }
    }
    return wrong;
  }

  Right right(ExerciseKind kind, List<String> edit, List<Path> given) throws IOException {
    var answers = new ArrayList<Exercise.RightAnswer>();
    var programs = new ArrayList<Assignment.RightProgram>();
    for (var file : java(solution.resolve("right"))) {
      var first = RIGHT.matcher(firstLine(file));
      var text = TextFile.read(file);
      var replaced = given.stream().filter(each -> declares(text, stem(each))).findFirst();
      if (!first.matches()) {
        problem("right", file, "its first line is // right: how it differs");
      } else if (edit.stream().limit(1).anyMatch(name -> declares(text, stem(Path.of(name))))) {
        answers.add(new Exercise.RightAnswer(stem(file), file, first.group(1)));
      } else if (kind == ExerciseKind.TEST && replaced.isPresent()) {
        programs.add(
            new Assignment.RightProgram(
                stem(file), file, fileName(replaced.get()), first.group(1)));
      } else {
        problem(
            "right",
            file,
            kind == ExerciseKind.TEST
                ? "it declares no class of a given file, nor that of the edited one"
                : "it doesn't declare the class of the edited file, so it's no answer");
      }
    }
    return new Right(answers, programs);
  }

  List<Assignment.Mutant> mutants(ExerciseKind kind, List<Path> given) throws IOException {
    var mutants = new ArrayList<Assignment.Mutant>();
    for (var file : java(solution.resolve("mutants"))) {
      var first = WRONG.matcher(firstLine(file));
      var text = TextFile.read(file);
      var replaced = given.stream().filter(each -> declares(text, stem(each))).findFirst();
      if (!first.matches()) {
        problem("mutants", file, "its first line is // wrong: what it does wrong");
      } else if (replaced.isEmpty()) {
        problem(
            "mutants", file, "it declares no class of a given file, so it stands for none of them");
      } else {
        mutants.add(
            new Assignment.Mutant(stem(file), file, fileName(replaced.get()), first.group(1)));
      }
    }
    if (kind == ExerciseKind.TEST && mutants.isEmpty()) {
      problems.accept("kind test: there is no wrong program in " + label + "/mutants");
    }
    if (kind != ExerciseKind.TEST && !mutants.isEmpty()) {
      problems.accept("mutants belong to kind test only");
    }
    return mutants;
  }

  private void problem(String folder, Path file, String what) {
    problems.accept(format("%s/%s/%s: %s", label, folder, fileName(file), what));
  }

  private static boolean declares(String text, String type) {
    return Pattern.compile("\\b(class|interface|record|enum)\\s+" + Pattern.quote(type) + "\\b")
        .matcher(text)
        .find();
  }

  /// Returns the Java files in a folder, sorted; none if there is no such folder.
  static List<Path> java(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> fileName(file).endsWith(".java")).sorted().toList();
    }
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
}
