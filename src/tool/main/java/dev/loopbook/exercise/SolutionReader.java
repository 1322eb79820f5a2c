package dev.loopbook.exercise;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.Assignment;
import dev.loopbook.judge.ExerciseKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what opposes the tests of an exercise: the folders beside its solution.
///
/// `wrong/` and `right/` hold answers, `hidden/` holds tests. In kind `test` the answer is a test,
/// so programs oppose it: the wrong ones are in `mutants/`, and the right ones in `right/` as well.
final class SolutionReader {
  private static final Pattern REJECTED = Pattern.compile("// rejected by (\\w+): (\\S.*)");
  private static final Pattern MISTAKE = Pattern.compile("// mistake: (\\S.*)");
  private static final Pattern WRONG = Pattern.compile("// wrong: (\\S.*)");
  private static final String WHY = "why.md";
  private static final Pattern RIGHT = Pattern.compile("// right: (\\S.*)");

  private final Path solution;
  private final String label;
  private final ReadableFiles files;
  private final Consumer<String> problems;

  /// @param label the folder as a complaint names it
  SolutionReader(Path solution, String label, ReadableFiles files, Consumer<String> problems) {
    this.solution = solution;
    this.label = label;
    this.files = files;
    this.problems = problems;
  }

  /// The right alternatives.
  ///
  /// @param programs for kind `test` only
  record Right(List<Exercise.RightAnswer> answers, List<Assignment.RightProgram> programs) {}

  List<Path> hidden() {
    return files.java(solution.resolve("hidden"));
  }

  PropertySheet properties() {
    return list(
        PropertySheet.FILE,
        PropertySheet::read,
        "end it with the tests that hold it, as in - Asks once: `asksOnce`");
  }

  ExcuseList excuses() {
    return list(
        ExcuseList.FILE,
        ExcuseList::read,
        "the lines below it, indented, say why it is no mistake");
  }

  /// Reads a file of list items; none if it isn't there.
  ///
  /// @param reader is given the lines, and what gets the items that break the rule
  private <T> T list(String name, BiFunction<List<String>, List<String>, T> reader, String rule) {
    var wrong = new ArrayList<String>();
    var list = reader.apply(text(name).lines().toList(), wrong);
    wrong.forEach(item -> problems.accept(format("%s/%s: %s: %s", label, name, item, rule)));
    return list;
  }

  String why() {
    return text(WHY);
  }

  private String text(String name) {
    var file = solution.resolve(name);
    return Files.exists(file) ? files.text(file).orElse("") : "";
  }

  List<Path> wrongFiles() {
    return files.java(solution.resolve("wrong"));
  }

  List<Exercise.WrongAnswer> wrong() {
    var wrong = new ArrayList<Exercise.WrongAnswer>();
    for (var source : sources("wrong")) {
      var file = source.file();
      var first = REJECTED.matcher(firstLine(source.text()));
      if (first.matches()) {
        wrong.add(
            new Exercise.WrongAnswer(
                stem(file), file, first.group(1), first.group(2), mistake(source.text())));
      } else {
        problem("wrong", file, "its first line is // rejected by testName: words of the report");
      }
    }
    return wrong;
  }

  private static String mistake(String text) {
    return text.lines()
        .skip(1)
        .limit(1)
        .map(MISTAKE::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .findFirst()
        .orElse("");
  }

  Right right(ExerciseKind kind, List<String> edit, List<Path> given) {
    var answers = new ArrayList<Exercise.RightAnswer>();
    var programs = new ArrayList<Assignment.RightProgram>();
    for (var source : sources("right")) {
      var file = source.file();
      var text = source.text();
      var first = RIGHT.matcher(firstLine(text));
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

  List<Assignment.Mutant> mutants(ExerciseKind kind, List<Path> given) {
    var mutants = new ArrayList<Assignment.Mutant>();
    for (var source : sources("mutants")) {
      var file = source.file();
      var text = source.text();
      var first = WRONG.matcher(firstLine(text));
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

  /// A file and its text.
  private record Source(Path file, String text) {}

  /// Returns the files of a folder that can be read.
  private List<Source> sources(String folder) {
    return files.java(solution.resolve(folder)).stream()
        .flatMap(file -> files.text(file).map(text -> new Source(file, text)).stream())
        .toList();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  private static String stem(Path file) {
    return fileName(file).replaceFirst("\\.java$", "");
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }
}
