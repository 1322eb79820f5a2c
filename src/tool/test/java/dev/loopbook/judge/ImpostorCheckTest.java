package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.program.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ImpostorCheckTest {
  private static final String COMPARES =
      "the test compares with it. Leave it to the JDK, for example with a record";
  private static final String BELIEVES =
      "the test believes what a collection says of itself. Use one of the JDK's";
  private static final String TAKEN =
      "the exercise's own files use this name for another class. Choose another name";

  private static List<String> violations(String answer) {
    return violations(answer, "", "");
  }

  private static List<String> violations(String answer, String solution, String test) {
    var compiled =
        CompiledAnswer.of(
            "Answer.java", "import java.util.*; " + answer, "Given.java", "class Given {}");
    var check =
        new ImpostorCheck(
            List.of(new SourceText(java.nio.file.Path.of("Answer.java"), solution)),
            List.of(CompiledAnswer.text("ATest.java", test)));
    return check.check(compiled.classes(), compiled.sources(), compiled.in("Answer.java")).stream()
        .map(Violation::toString)
        .toList();
  }

  @Test
  void anHonestAnswerIsNone() {
    assertEquals(
        List.of(),
        violations(
            "record Point(int x, List<Integer> all) {} class A { int equals; void f() {} }"));
  }

  @Test
  void whatIsEqualIsForTheJdkToSay() {
    assertEquals(
        List.of("Answer.java: A.equals: " + COMPARES),
        violations("class A { public boolean equals(Object o) { return true; } }"));
    assertEquals(
        List.of("Answer.java: A.hashCode: " + COMPARES),
        violations("class A { public int hashCode() { return 1; } }"));
    assertEquals(
        List.of("Answer.java: A.compareTo: " + COMPARES),
        violations(
            "class A implements Comparable { public int compareTo(Object o) { return 0; } }"));
    assertEquals(
        List.of(), violations("class A { public boolean equals(String s) { return true; } }"));
  }

  @Test
  void aSolutionThatSaysItselfWhatIsEqualOpensItToAll() {
    assertEquals(
        List.of(),
        violations(
            "class A { public boolean equals(Object o) { return true; } }",
            "class A { public boolean equals (Object o) { return o == this; } }",
            ""));
  }

  @Test
  void aCollectionOfItsOwnIsRefused() {
    for (var type : List.of("ArrayList", "HashMap", "AbstractSet")) {
      var methods =
          type.equals("AbstractSet")
              ? "public int size() { return 0; } public Iterator iterator() { return null; }"
              : "";
      assertEquals(
          List.of(
              "Answer.java: A is "
                  + (type.equals("HashMap") ? "a " : "an ")
                  + type
                  + " of its own: "
                  + BELIEVES),
          violations("class A extends " + type + " { " + methods + " }"));
    }
    assertEquals(
        List.of("Answer.java: A is a CharSequence of its own: " + BELIEVES),
        violations(
            "abstract class A implements CharSequence { public String toString() { return \"\"; } }"));
    assertEquals(List.of(), violations("class A extends Thread {}"));
    assertEquals(List.of(), violations("class A extends ArrayList {}", "new ArrayList<>()", ""));
  }

  @Test
  void aNameThatTheTestUsesIsTaken() {
    assertEquals(
        List.of("Answer.java: class Math: " + TAKEN),
        violations("class Math {}", "", "assertEquals(4, Math.abs(-4));"));
    assertEquals(List.of(), violations("class Maths {}", "", "Math.abs(-4);"));
    assertEquals(
        List.of(), violations("class Math {}", "", "// Math\n/* Math */ \"Math \\\" Math\""));
    assertEquals(List.of(), violations("class A { class Math {} }", "", "Math.abs(-4);"));
  }

  @Test
  void aClassThatTheSolutionDeclaresTooIsMeantByTheTest() {
    for (var kind : List.of("class", "interface", "record", "enum")) {
      assertEquals(List.of(), violations("class Point {}", kind + " Point", "new Point();"));
    }
    assertEquals(
        List.of("Answer.java: class Point: " + TAKEN),
        violations("class Point {}", "class Points", "new Point();"));
  }
}
