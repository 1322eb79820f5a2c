package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.program.source.SourceOutline;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.text.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the commonest reason for which an answer doesn't fit its tests: a file that declares
/// another package or another class than it should, or one that the exercise has already. javac
/// then has errors only in files that the student may not edit.
final class MisnamedAnswer {
  private MisnamedAnswer() {}

  /// Returns javac's errors, or better ones in front if the names explain them. Then those outside
  /// the student's files are left out.
  ///
  /// @param models the solution, whose names are right
  /// @param given the exercise's own files beside it
  static List<CompileProblem> explain(
      List<CompileProblem> errors,
      Attempt attempt,
      List<SourceText> models,
      List<SourceText> given) {
    var explained = new ArrayList<CompileProblem>();
    for (var file : attempt.files()) {
      for (var model : models) {
        if (model.file().equals(file.file().getFileName())) {
          explained.addAll(misnamed(file, model, attempt.assignment().packageName()));
        }
      }
      explained.addAll(redeclared(file, given));
    }
    if (explained.isEmpty()) {
      return errors;
    }
    var lines = explained.stream().map(problem -> place(problem)).toList();
    errors.stream()
        .filter(error -> attempt.assignment().edit().contains(error.file().toString()))
        .filter(error -> !lines.contains(place(error)))
        .forEach(explained::add);
    return explained;
  }

  private static String place(CompileProblem problem) {
    return problem.file() + ":" + problem.line();
  }

  private static List<CompileProblem> misnamed(SourceText file, SourceText model, String wanted) {
    var problems = new ArrayList<CompileProblem>();
    var outline = SourceOutline.of(file.text());
    var is = outline.packageName();
    if (is.isEmpty()) {
      problems.add(
          problem(
              file,
              1,
              format("your file declares no package; it has to begin with `package %s;`", wanted)));
    } else if (!is.get().text().equals(wanted)) {
      problems.add(
          problem(
              file,
              is.get().line(),
              format(
                  "your file declares the package `%s`; it has to declare `%s`",
                  is.get().text(), wanted)));
    }
    var type = file.file().getFileName().toString().replaceFirst("\\.java$", "");
    if (SourceOutline.of(model.text()).declares(type) && !outline.declares(type)) {
      problems.add(wrongType(file, outline, type));
    }
    return problems;
  }

  private static List<CompileProblem> redeclared(SourceText file, List<SourceText> given) {
    var problems = new ArrayList<CompileProblem>();
    for (var type : SourceOutline.of(file.text()).types()) {
      for (var other : given) {
        if (SourceOutline.of(other.text()).declares(type.text())) {
          problems.add(
              problem(
                  file,
                  type.line(),
                  format(
                      "your file declares `%s`, which the exercise has in %s; leave it out, or give"
                          + " it another name",
                      type.text(), other.file().getFileName())));
        }
      }
    }
    return problems;
  }

  private static CompileProblem wrongType(SourceText file, SourceOutline outline, String wanted) {
    if (outline.types().isEmpty()) {
      return problem(
          file, 1, format("your file declares no class; it has to declare `%s`", wanted));
    }
    var names = outline.types().stream().map(SourceOutline.Name::text).toList();
    var nearest = Nearest.to(wanted, names).stream().findFirst().orElse(names.getFirst());
    var declared = outline.types().get(names.indexOf(nearest));
    return problem(
        file,
        declared.line(),
        format("your file declares `%s`; it has to declare `%s`", nearest, wanted));
  }

  private static CompileProblem problem(SourceText file, int line, String message) {
    return new CompileProblem(
        CompileProblem.Severity.ERROR,
        Path.of(file.file().toString()),
        line,
        0,
        message,
        file.line(line));
  }
}
