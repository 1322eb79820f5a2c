package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.shape.ClassReference;
import dev.loopbook.program.shape.ClassReferences;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds a class of the answer that has taken the place of another one in the tests.
///
/// A name in a test means a class of its own package before one of the JDK's, so an answer with a
/// class `Math` would calculate for the test. [ImpostorCheck] looks for such names in the tests'
/// text. This is the second wall, which compares what javac made of them: the tests compiled with
/// the answer, and compiled with the exercise's own solution.
final class ShadowCheck {
  private ShadowCheck() {}

  /// Returns what is wrong, if anything is.
  ///
  /// @param tests the tests' class files, compiled with the answer
  /// @param model the same, compiled with the solution
  /// @param student the names of the answer's classes
  /// @param sources the name of each class's source file
  static Optional<Violation> check(
      Collection<byte[]> tests,
      Collection<byte[]> model,
      Set<String> student,
      Map<String, String> sources) {
    var right = owners(model);
    return owners(tests).stream()
        .filter(student::contains)
        .filter(name -> !right.contains(name))
        .filter(name -> right.stream().anyMatch(other -> simple(other).equals(simple(name))))
        .sorted()
        .findFirst()
        .map(
            name ->
                new Violation(
                    new CodePlace(sources.getOrDefault(name, name), 0),
                    "class " + simple(name),
                    format(
                        "the exercise's tests mean another class by %s. Choose another name",
                        simple(name))));
  }

  private static Set<String> owners(Collection<byte[]> classFiles) {
    return classFiles.stream()
        .flatMap(bytes -> ClassReferences.in(bytes).stream())
        .map(ClassReference::owner)
        .collect(Collectors.toSet());
  }

  private static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
