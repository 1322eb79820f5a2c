package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

final class CodeMarkdownTest {
  private static final Parser PARSER = Parser.builder().build();

  @Test
  void noTextEndsTheCodeThatItIsIn() {
    var random = new Random(7);
    for (var round = 0; round < 2_000; round++) {
      var text = text(random);
      var paragraph = PARSER.parse("x " + CodeMarkdown.span(text)).getFirstChild();
      var code = assertInstanceOf(Code.class, paragraph.getLastChild(), text);
      assertEquals(text.replace('\n', '␊').strip(), code.getLiteral().strip());
      assertEquals(2, children(paragraph));
      var document = PARSER.parse(CodeMarkdown.fence(text));
      assertEquals(1, children(document), text);
      var fence = assertInstanceOf(FencedCodeBlock.class, document.getFirstChild());
      assertEquals(text.endsWith("\n") ? text : text + "\n", fence.getLiteral());
    }
  }

  @Test
  void aSpanHasNoMoreTicksAndBlanksThanItNeeds() {
    assertEquals("`a`", CodeMarkdown.span("a"));
    assertEquals("``a`b`c``", CodeMarkdown.span("a`b`c"));
    assertEquals("`` `a` ``", CodeMarkdown.span("`a`"));
    assertEquals("` a`", CodeMarkdown.span(" a"));
    assertEquals("`  a  `", CodeMarkdown.span(" a "));
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    var length = 1 + random.nextInt(12);
    for (var i = 0; i < length; i++) {
      text.append("`~<>*_[]()#@! \na\\".charAt(random.nextInt(17)));
    }
    return text.toString();
  }

  private static int children(org.commonmark.node.Node parent) {
    var count = 0;
    for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
      count++;
    }
    return count;
  }
}
