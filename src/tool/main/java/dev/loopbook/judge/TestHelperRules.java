package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.shape.ClassReference;
import dev.loopbook.program.shape.ClassReferences;
import dev.loopbook.program.shape.Declarations;
import dev.loopbook.program.source.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an answer may not do with the given classes: use what is there for the tests.
///
/// A given class counts what is asked of it, and a test reads the counter or sets it back. An
/// answer that did so could make itself look right. What the tests use, and no known answer, is
/// theirs. Known answers include the wrong ones: what students use in good faith is for the tests
/// to judge.
final class TestHelperRules {
  private final Map<String, byte[]> program;
  private final Set<String> student;
  private final String known;

  /// @param program the class files of the student's and the given files
  /// @param student the names of the classes that come from the student's files
  /// @param answers the known answers, right and wrong
  TestHelperRules(Map<String, byte[]> program, Set<String> student, List<SourceText> answers) {
    this.program = program;
    this.student = student;
    this.known = answers.stream().map(SourceText::text).collect(Collectors.joining("\n"));
  }

  /// Returns what the student's classes use although it's the tests'.
  ///
  /// @param tests the class files of the tests
  /// @param texts the student's files, to quote the lines from
  List<Violation> check(Collection<byte[]> tests, List<SourceText> texts) {
    var theirs = new HashSet<String>();
    for (var test : tests) {
      ClassReferences.in(test).stream()
          .filter(this::isHelper)
          .map(TestHelperRules::key)
          .forEach(theirs::add);
    }
    var violations = new ArrayList<Violation>();
    for (var name : student) {
      for (var link : ClassReferences.in(Objects.requireNonNull(program.get(name)))) {
        if (theirs.contains(key(link))) {
          violations.add(
              new Violation(
                  new CodePlace(link.source(), link.line()).in(texts),
                  simple(link.owner()) + "." + link.member(),
                  "the tests check you with it, and an answer doesn't need it"));
        }
      }
    }
    return violations.stream().distinct().toList();
  }

  private boolean isHelper(ClassReference link) {
    return program.containsKey(link.owner())
        && !student.contains(link.owner())
        && !link.member().isEmpty()
        && !link.member().equals("<init>")
        && isDeclared(link)
        && !Pattern.compile("\\b" + Pattern.quote(link.member()) + "\\b").matcher(known).find();
  }

  /// What a given class inherits, such as an exception's message, is nobody's helper.
  private boolean isDeclared(ClassReference link) {
    return !link.descriptor().startsWith("(")
        || Declarations.of(Objects.requireNonNull(program.get(link.owner())))
            .methods()
            .contains(link.member() + link.descriptor());
  }

  private static String key(ClassReference link) {
    return format("%s.%s%s", link.owner(), link.member(), link.descriptor());
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }
}
