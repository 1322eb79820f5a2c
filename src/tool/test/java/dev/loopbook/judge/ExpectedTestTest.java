package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpectedTestTest {
  private static List<ExpectedTest> in(String text) {
    var compiled = CompiledAnswer.of("ATest.java", "import org.junit.jupiter.api.*; " + text);
    return ExpectedTest.in(
        compiled.classes().keySet().stream().sorted().toList(),
        List.of("ATest$Inner"),
        compiled.classes());
  }

  @Test
  void whateverJunitRunsAsATestIsOne() {
    for (var mark :
        List.of(
            "@Test",
            "@RepeatedTest(2)",
            "@TestFactory",
            "@TestTemplate",
            "@org.junit.jupiter.params.ParameterizedTest",
            "@dev.loopbook.testkit.LoopTest")) {
      assertEquals(
          List.of(new ExpectedTest("ATest", "one", false)),
          in(
              "class ATest { "
                  + mark
                  + " void one() {} @BeforeEach void before() {} void two() {} }"),
          mark);
    }
  }

  @Test
  void aTestInAnInnerClassIsNamedWithIt() {
    var tests =
        in("class ATest { @Test void one() {} @Nested class Inner { @Test void two() {} } }");
    assertEquals(
        List.of(
            new ExpectedTest("ATest", "one", false), new ExpectedTest("ATest$Inner", "two", true)),
        tests);
    assertEquals(List.of("one", "Inner.two"), tests.stream().map(ExpectedTest::name).toList());
    assertEquals(List.of("ATest", "ATest"), tests.stream().map(ExpectedTest::topLevel).toList());
    assertEquals("Inner.Most.two", new ExpectedTest("ATest$Inner$Most", "two", false).name());
  }

  @Test
  void overloadsAreOne() {
    assertEquals(1, in("class ATest { @Test void one() {} @Test void one(TestInfo i) {} }").size());
  }

  @Test
  void itIsKnownByItsNames() {
    var test = new ExpectedTest("ATest", "one", false);
    assertTrue(test.is("ATest", "one"));
    assertFalse(test.is("ATest", "two"));
    assertFalse(test.is("BTest", "one"));
  }
}
