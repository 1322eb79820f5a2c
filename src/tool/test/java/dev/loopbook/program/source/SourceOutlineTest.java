package dev.loopbook.program.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceOutlineTest {
  @Test
  void thePackageAndTheTopLevelTypesAreFoundWithTheirLines() {
    assertEquals(
        List.of("a.b@2", "One@5", "Two@8", "Three@9", "Four@10"),
        outline(
            """
            // package c; class Comment {}
            package a . b;

            /* class Hidden { */
            public final class One<T> {
              class Inner {}
            }
            record Two(int x) {}
            enum Three { A { } }
            @interface Four {}
            """));
  }

  @Test
  void nothingIsTooLong() {
    var many = 100_000;
    assertEquals(
        List.of("a" + ".a".repeat(many) + "@1", "One@6"),
        outline(
            "package a%s;\n// %s\n/* %s */\n// \"%s\"\n\nclass One { String s = \"%s\"; String t = \"\"\"\n%s\"\"\"; }"
                .formatted(
                    ".a".repeat(many),
                    "x".repeat(many),
                    "*".repeat(many),
                    "x".repeat(many),
                    "\\\\{".repeat(many),
                    "\"{\\n".repeat(many))));
  }

  @Test
  void textThatOnlyLooksLikeCodeIsNone() {
    assertEquals(
        List.of("One@1"),
        outline(
            """
            class One { String s = "} class X {"; char c = '}'; String t = \"""
              } class Y {
              \"""; }
            """));
  }

  @Test
  void aTextThatDoesNotCompileHasOneToo() {
    assertEquals(List.of("Broken@1"), outline("class Broken { void m( {\n"));
    assertEquals(List.of(), outline(""));
    assertEquals(List.of(), outline("void main() {}"));
    assertEquals(List.of("Größe@1"), outline("class Größe {}"));
  }

  private static List<String> outline(String text) {
    var outline = SourceOutline.of(text);
    return java.util.stream.Stream.concat(outline.packageName().stream(), outline.types().stream())
        .map(name -> name.text() + "@" + name.line())
        .toList();
  }
}
