package dev.loopbook.shell.java;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaLineTest {
  private static boolean isJava(String line) {
    return JavaLine.is(line, "known"::equals);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 2",
        "-1",
        "\"text\".length()",
        "'a'",
        "(1)",
        "!true",
        ".5",
        "foo()",
        "foo (1)",
        "await(t)",
        "t.cancel()",
        "x = 1",
        "x=1",
        "x += 2",
        "x++",
        "x < 3",
        "x / 2",
        "x * y",
        "x - 1",
        "x ? 1 : 2",
        "a[0]",
        "x instanceof String",
        "known",
        "known - 1",
        "var t = 1",
        "int x",
        "int x = 3",
        "String s = null",
        "List<Integer> xs = List.of()",
        "Seat",
        "IO.println(1)",
        "for (;;) {}",
        "if (true) f();",
        "import java.util.*",
        "record P(int a) {}",
        "class C {",
        "new Lock()",
        "throw e",
        "true",
        "null",
        "this",
        "lowercase x = 1",
        "/* */ 1",
        "// a remark",
        "@Deprecated void f() {}",
        "für()",
        "{ f(); }"
      })
  void theseAreJava(String line) {
    assertTrue(isJava(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "# a remark",
        "nonsense",
        "chaptres",
        "tikc 5",
        "laod ch01/TwoTasks",
        "laod \"my file.java\"",
        "laod 'my file.java'",
        "runn --real",
        "runn -x",
        "runn ./Mine.java",
        "runn ~/Mine.java",
        "taks waiting",
        "taks cons*",
        "taks *",
        "wyh #3",
        "goo end",
        "bck 2",
        "nonsense ch",
        "slep -",
        "\u0007x",
        "\uFFFD(",
        "!",
        "((",
        "%",
        "?",
        ")",
        "..",
        "*",
        "&&"
      })
  void theseAreNot(String line) {
    assertFalse(isJava(line));
  }
}
