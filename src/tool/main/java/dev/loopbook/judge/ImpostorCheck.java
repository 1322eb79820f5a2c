package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.shape.Declarations;
import dev.loopbook.program.source.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds classes in an answer that would deceive the test.
///
/// A test relies on three things that an answer could fake: that values are equal only if they
/// really are, that a collection contains what it claims to contain, and that a name such as `Math`
/// means the JDK's class. An answer may do what the exercise's own solution does.
final class ImpostorCheck {
  private static final Set<String> AGREEING =
      Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "compareTo(Ljava/lang/Object;)I");

  private static final Pattern NO_CODE =
      Pattern.compile("//.*|(?s:/\\*.*?\\*/)|\"(?:[^\"\\\\\n]++|\\\\.)*+\"");

  private final String solution;
  private final List<String> judges;

  /// @param models the solution's version of the edited files
  /// @param judges the tests and the given files, whose names must keep their meaning
  ImpostorCheck(List<SourceText> models, List<SourceText> judges) {
    this.solution = String.join("\n", models.stream().map(SourceText::text).toList());
    this.judges =
        judges.stream().map(text -> NO_CODE.matcher(text.text()).replaceAll(" ")).toList();
  }

  /// Returns what is wrong with the student's classes; empty if nothing is.
  ///
  /// @param program the class files of the student's and the given files
  /// @param sources the name of each class's source file
  /// @param student the names of the classes that come from the student's files
  List<Violation> check(
      Map<String, byte[]> program, Map<String, String> sources, Set<String> student) {
    var violations = new ArrayList<Violation>();
    for (var name : student.stream().sorted().toList()) {
      var place = new CodePlace(sources.getOrDefault(name, name), 0);
      var declares = Declarations.of(Objects.requireNonNull(program.get(name)));
      for (var method : declares.methods()) {
        var simple = method.substring(0, method.indexOf('('));
        if (AGREEING.contains(method)
            && !Pattern.compile("\\b" + simple + "\\s*\\(").matcher(solution).find()) {
          violations.add(
              new Violation(
                  place,
                  simple(name) + "." + simple,
                  "the test compares with it. Leave it to the JDK, for example with a record"));
        }
      }
      collection(declares.superTypes())
          .ifPresent(
              type ->
                  violations.add(
                      new Violation(
                          place,
                          format(
                              "%s is %s %s of its own",
                              simple(name),
                              "AEIO".indexOf(simple(type).charAt(0)) < 0 ? "a" : "an",
                              simple(type)),
                          "the test believes what a collection says of itself. Use one of the"
                              + " JDK's")));
      if (isTaken(name)) {
        violations.add(
            new Violation(
                place,
                "class " + simple(name),
                "the exercise's own files use this name for another class. Choose another name"));
      }
    }
    return violations;
  }

  private Optional<String> collection(List<String> superTypes) {
    return superTypes.stream()
        .filter(ImpostorCheck::isCollection)
        .filter(type -> !solution.contains(simple(type)))
        .findFirst();
  }

  private static boolean isCollection(String type) {
    try {
      var known = Class.forName(type, false, ClassLoader.getPlatformClassLoader());
      return Stream.of(Collection.class, Map.class, Map.Entry.class, CharSequence.class)
          .anyMatch(each -> each.isAssignableFrom(known));
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }

  private boolean isTaken(String name) {
    var simple = simple(name);
    if (simple.contains("$")) {
      return false;
    }
    var declared =
        Pattern.compile("\\b(class|interface|record|enum)\\s+" + Pattern.quote(simple) + "\\b");
    var word = Pattern.compile("\\b" + Pattern.quote(simple) + "\\b");
    return !declared.matcher(solution).find()
        && judges.stream().anyMatch(text -> word.matcher(text).find());
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
