package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void argumentsAreEscaped() {
    assertEquals(
        "<p title=\"&quot;&#39;\">&lt;b&gt; &amp;amp; 3</p>",
        Markup.of("<p title=\"%s\">%s %d</p>", "\"'", "<b> &amp;", 3).source());
  }

  @Test
  void argumentsThatAreMarkupAreNot() {
    assertEquals(
        "<ul><li>&lt;</li><li>2</li></ul>",
        Markup.of(
                "<ul>%s</ul>",
                Markup.join(List.of(Markup.of("<li>%s</li>", "<"), new Markup("<li>2</li>"))))
            .toString());
  }

  @Test
  void whatXmlCannotHoldBecomesAMark() {
    assertEquals(
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\n\tü🐢",
        Markup.text("\0\u001b\u0085\ud800\ufffe\uffff\n\tü🐢").source());
  }

  @Test
  void numbersFollowTheRootLocale() {
    assertEquals("1,234 0.5", Markup.of("%,d %.1f", 1_234, 0.5).source());
  }
}
