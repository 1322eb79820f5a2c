package dev.loopbook.judge;

import dev.loopbook.program.shape.AnnotatedMethod;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A test that must run, as the parent found it in a class file.
///
/// @param type the binary name of its class
/// @param method its name
/// @param hidden whether students don't see it
record ExpectedTest(String type, String method, boolean hidden) {
  private static final Set<String> MARKS =
      Set.of(
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.RepeatedTest",
          "org.junit.jupiter.api.TestFactory",
          "org.junit.jupiter.api.TestTemplate",
          "org.junit.jupiter.params.ParameterizedTest",
          LoopTest.class.getName());

  /// Returns the tests in class files, in the order of the sources.
  ///
  /// @param names the classes to search, in order
  /// @param hidden those of them whose tests students don't see
  static List<ExpectedTest> in(
      Collection<String> names, Collection<String> hidden, Map<String, byte[]> classes) {
    var tests = new ArrayList<ExpectedTest>();
    for (var name : names) {
      for (var method : AnnotatedMethod.in(Objects.requireNonNull(classes.get(name)))) {
        if (method.annotations().stream().anyMatch(MARKS::contains)) {
          tests.add(new ExpectedTest(name, method.method(), hidden.contains(name)));
        }
      }
    }
    return tests.stream().distinct().toList();
  }

  /// Returns whether it's the test with these names.
  boolean is(String itsType, String itsMethod) {
    return type.equals(itsType) && method.equals(itsMethod);
  }

  /// Returns the top-level class that it's in.
  String topLevel() {
    return type.replaceFirst("\\$.*", "");
  }

  /// Returns its name in reports: the method's, after the name of a nested class.
  String name() {
    var nested = type.indexOf('$');
    return nested < 0 ? method : type.substring(nested + 1).replace('$', '.') + "." + method;
  }
}
