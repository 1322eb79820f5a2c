package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlBookTest {

  @TempDir Path home;

  @BeforeEach
  void writeASecondChapter() throws IOException {
    write("ch02_b/README.md", "# Two & \"more\"\n\n[back](../ch01_a/README.md#one)\n");
    write("ch01_a/One.java", "void main() {}\n");
  }

  private void write(String file, String text) throws IOException {
    var path = home.resolve("chapters").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String page(String markdown) throws IOException {
    write("ch01_a/README.md", markdown);
    return new HtmlBook(Chapters.in(home), FilmMaker.NONE).pages().get("ch01_a.html");
  }

  private void assertPageHolds(String markdown, String html) throws IOException {
    var page = page(markdown);
    assertTrue(page.contains(html), page.substring(page.indexOf("<main")));
  }

  @Test
  void everyChapterHasAPageAndTheFirstListsThem() throws IOException {
    write("ch01_a/README.md", "---\nminutes: 25\n---\n# One\n");
    var pages = new HtmlBook(Chapters.in(home), FilmMaker.NONE).pages();
    assertEquals(List.of("index.html", "ch01_a.html", "ch02_b.html"), List.copyOf(pages.keySet()));
    assertTrue(
        pages
            .get("index.html")
            .contains(
                """
                <li><span class="number">1</span><a href="ch01_a.html">One</a><span class="minutes">25 min</span></li>
                <li><span class="number">2</span><a href="ch02_b.html">Two &amp; &quot;more&quot;</a><span class="minutes"></span></li>
                """));
  }

  @Test
  void theMapHasAPageToo() throws IOException {
    write("ch01_a/README.md", "# One\n\nSee [the map](../README.md#words).\n");
    write("README.md", "# The map\n\n## Words\n\n[1](ch01_a/README.md)\n");
    var pages = new HtmlBook(Chapters.in(home), FilmMaker.NONE).pages();
    assertTrue(pages.get("map.html").contains("<p><a href=\"ch01_a.html\">1</a></p>"));
    assertTrue(pages.get("ch01_a.html").contains("<a href=\"map.html#words\">the map</a>"));
    assertTrue(pages.get("index.html").contains("<p><a href=\"map.html\">The map</a></p>"));
  }

  @Test
  void aPageNamesItselfAndLeadsToItsNeighbours() throws IOException {
    var page = page("# One\n");
    assertTrue(page.contains("<title>One · Loopbook</title>"));
    assertTrue(page.contains("<a href=\"ch01_a.html\" aria-current=\"page\" title=\"One\">1</a>"));
    assertTrue(
        page.contains("<span><a href=\"ch02_b.html\">Two &amp; &quot;more&quot;</a> →</span>"));
  }

  @Test
  void linksLeadToPagesAndExamplesAndNowhereElse() throws IOException {
    assertPageHolds(
        "# One\n[2](../ch02_b/README.md#two--more) [j](One.java) [x](../../exercises/x) [u](https://u.org)\n",
        "<p><a href=\"ch02_b.html#two--more\">2</a> <a href=\"ch01_a/One.java\">j</a> x"
            + " <a href=\"https://u.org\">u</a></p>");
  }

  @Test
  void headingsCarryTheNamesThatLinksUse() throws IOException {
    assertPageHolds(
        "# One\n## What *blocks*?\n", "<h2 id=\"what-blocks\">What <em>blocks</em>?</h2>");
  }

  @Test
  void codeIsHighlightedUnderItsSourceAndEscaped() throws IOException {
    assertPageHolds(
        "# One\n```java src=One.java#part\nint x = a < b; // <b>\n```\n",
        "<figure class=\"code\"><figcaption>One.java · part</figcaption><pre tabindex=\"0\"><code>"
            + "<span class=\"keyword\">int</span> x = a &lt; b; <span class=\"comment\">// &lt;b&gt;</span>\n"
            + "</code></pre></figure>");
  }

  @Test
  void anAnswerIsFoldedUpWithWhatTellsIt() throws IOException {
    assertPageHolds(
        """
        # One
        ```predict answer=b
        What?
        a) x
        b) <y>
        ```

        <details><summary>The answer</summary>

        ```output of=One.java
        1
        ```

        It *is* one.

        </details>

        ```output of=One.java
        2
        ```
        """,
        """
        <div class="predict" id="question-2" data-right="b"><p>What?</p><ul><li data-letter="a"><b>a)</b> x</li><li data-letter="b"><b>b)</b> &lt;y&gt;</li></ul></div>
        <details class="answer"><summary>Show the answer</summary>
        <figure class="output"><figcaption>One prints</figcaption><pre tabindex="0"><code>1
        </code></pre></figure>
        <p>It <em>is</em> one.</p>
        </details>
        <figure class="output"><figcaption>One prints</figcaption><pre tabindex="0"><code>2
        </code></pre></figure>
        """);
  }

  @Test
  void commandsOfATranscriptStandOut() throws IOException {
    assertPageHolds(
        "# One\n```loop\n> tick\ndone\n```\n",
        "<code><span class=\"command\">&gt; tick</span>\ndone\n</code>");
  }

  @Test
  void frontMatterIsNotShown() throws IOException {
    assertFalse(page("---\nsources: secret\n---\n# One\n").contains("secret"));
  }

  @Test
  void aPageNeedsNothingFromElsewhere() throws IOException {
    var page = page("# One\n");
    assertFalse(page.contains("<script"));
    assertFalse(page.contains("<link"));
    assertFalse(page.contains("url("));
    assertFalse(page.contains("http"));
  }

  @Test
  void pagesAndExamplesAreWrittenAndNothingElseIsTouched() throws IOException {
    write("ch01_a/README.md", "# One\n");
    var out = home.resolve("made/site");
    Files.createDirectories(out);
    Files.writeString(out.resolve("mine.txt"), "mine");
    var written = new HtmlBook(Chapters.in(home), FilmMaker.NONE).write(out);
    assertEquals(
        List.of("index.html", "ch01_a.html", "ch02_b.html", "ch01_a/One.java"),
        written.stream().map(file -> out.relativize(file).toString()).collect(Collectors.toList()));
    assertTrue(written.stream().allMatch(Files::isRegularFile));
    assertEquals("mine", Files.readString(out.resolve("mine.txt")));
  }
}
