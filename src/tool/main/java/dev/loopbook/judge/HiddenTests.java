package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.CompileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What hidden tests need beside them, and what nobody may learn from them.
final class HiddenTests {
  private static final List<String> SUPPORT = List.of("Draw", "DrawResolver", "HiddenTest");

  private HiddenTests() {}

  /// Returns the class files that hidden tests are compiled and run with.
  static Map<String, byte[]> support() {
    var support = new HashMap<String, byte[]>();
    for (var name : SUPPORT) {
      support.put(Draw.class.getPackageName() + "." + name, classFile(name));
    }
    return support;
  }

  /// Returns the class file of one of those that are loaded beside tests.
  ///
  /// @param name the simple name of a class in the package of [Draw]
  static byte[] classFile(String name) {
    try (var in = Objects.requireNonNull(Draw.class.getResourceAsStream(name + ".class"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns javac's errors without those in hidden tests, whose code they would quote.
  static Verdict.DidNotCompile redacted(BatchCompilation.Errors errors, Assignment assignment) {
    var hidden = assignment.hidden().stream().map(Path::getFileName).collect(Collectors.toSet());
    var visible = errors.problems().stream().filter(problem -> !isIn(hidden, problem)).toList();
    return new Verdict.DidNotCompile(
        visible.isEmpty() ? List.of(misfit(assignment.edit().getFirst())) : visible);
  }

  private static boolean isIn(Set<Path> files, CompileProblem problem) {
    return files.contains(problem.file().getFileName());
  }

  /// The line isn't 0, which would mean that javac was stopped.
  private static CompileProblem misfit(String edited) {
    return new CompileProblem(
        CompileProblem.Severity.ERROR,
        Path.of(edited),
        1,
        0,
        format(
            "a hidden test doesn't compile with this %s. Keep the names, parameters and types that"
                + " the starter has",
            edited),
        Optional.empty());
  }
}
