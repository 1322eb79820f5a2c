package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    return new HtmlBook(Chapters.in(home), List.of(), FilmMaker.NONE).pages().get("ch01_a.html");
  }

  private void assertPageHolds(String markdown, String html) throws IOException {
    var page = page(markdown);
    assertTrue(page.contains(html), page.substring(page.indexOf("<main")));
  }

  @Test
  void everyChapterHasAPageAndTheFirstListsThem() throws IOException {
    write("ch01_a/README.md", "---\nminutes: 25\n---\n# One\n");
    var pages = new HtmlBook(Chapters.in(home), List.of(), FilmMaker.NONE).pages();
    assertEquals(
        List.of("index.html", "ch01_a.html", "ch02_b.html", "search.html"),
        List.copyOf(pages.keySet()));
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
    var pages = new HtmlBook(Chapters.in(home), List.of(), FilmMaker.NONE).pages();
    assertTrue(pages.get("map.html").contains("<p><a href=\"ch01_a.html\">1</a></p>"));
    assertTrue(pages.get("ch01_a.html").contains("<a href=\"map.html#words\">the map</a>"));
    assertTrue(pages.get("index.html").contains("<p><a href=\"map.html\">The map</a></p>"));
  }

  @Test
  void aPageNamesItselfAndLeadsToItsNeighbours() throws IOException {
    var page = page("# One\n");
    assertTrue(page.contains("<title>One · Loopbook</title>"));
    assertTrue(page.contains("<a href=\"ch01_a.html\" aria-current=\"page\">1 One</a>"));
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
        "<figure class=\"code listing\"><figcaption>One.java · part</figcaption><pre tabindex=\"0\"><code>"
            + "<a class=\"n\" id=\"One-part-1\" href=\"#One-part-1\" tabindex=\"-1\" aria-hidden=\"true\"></a><span class=\"keyword\">int</span> x = a &lt; b; <span class=\"comment\">// &lt;b&gt;</span>\n"
            + "</code></pre></figure>");
  }

  @Test
  void codeInAQuestionIsShownAsCode() throws IOException {
    assertPageHolds(
        """
        # One
        ```predict answer=a
        What do `x < 1` and `y` say, and what is a ` for?
        a) it's `<y>`
        b) no code
        ```

        <details><summary>The answer</summary>

        ```output of=One.java
        1
        ```

        </details>
        """,
        """
        <p>What do <code>x &lt; 1</code> and <code>y</code> say, and what is a ` for?</p><ul><li data-letter="a"><b>a)</b> it&#39;s <code>&lt;y&gt;</code></li><li data-letter="b"><b>b)</b> no code</li></ul></div>
        """);
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
        "<code><span class=\"entry\"><span class=\"command\">&gt; tick</span>\ndone\n</span></code>");
  }

  @Test
  void aPartOfAFileThatIsShownTwiceHasOtherLines() throws IOException {
    var page = page("# One\n```java src=One.java\nx\n```\n```java src=One.java\nx\n```\n");
    assertTrue(page.contains("id=\"One-1\""));
    assertTrue(page.contains("id=\"One-again1-1\""));
  }

  private static final String TASK =
      "Do **it**, as [chapter 1](../../../chapters/ch01_a/README.md) does.";

  private ExercisePage exercise(String folder) {
    return new ExercisePage(
        "ch01/" + folder,
        home.resolve("exercises/ch01_a").resolve(folder),
        "Title of " + folder,
        "make it work",
        TASK,
        List.of("first *hint*", "second"),
        List.of(new ExercisePage.CodeFile("Answer.java", "class Answer {}\n")),
        List.of(new ExercisePage.CodeFile("Given.java", "class Given {}\n")));
  }

  @Test
  void anExerciseHasATaskItsFilesAndHintsOneInTheOther() throws IOException {
    write("ch01_a/README.md", "# One\n\n[try](../../exercises/ch01_a/e1_x/README.md)\n");
    var exercises = List.of(exercise("e1_x"), exercise("e2_y"));
    var pages = new HtmlBook(Chapters.in(home), exercises, FilmMaker.NONE).pages();
    var page = pages.get("exercise_ch01_e1_x.html");
    var line = "tabindex=\"-1\" aria-hidden=\"true\"></a><span class=\"keyword\">class</span> ";
    assertTrue(
        page.contains(
            """
            <h1>Title of e1_x</h1>
            <p class="about">ch01/e1 · make it work · chapter 1, <a href="ch01_a.html">One</a></p>
            <p>Do <strong>it</strong>, as <a href="ch01_a.html">chapter 1</a> does.</p>
            <figure class="code"><pre tabindex="0"><code>./run.sh check ch01/e1
            </code></pre></figure>
            <h2>What you edit</h2>
            <details open="open"><summary>Answer.java</summary>
            """),
        page);
    assertTrue(page.contains(line + "Answer {}"), page);
    assertTrue(page.contains("<details><summary>Given.java</summary>"), page);
    assertTrue(
        page.contains(
            """
            <details class="hint"><summary>Hint 1 of 2</summary>
            <p>first <em>hint</em></p>
            <details class="hint"><summary>Hint 2 of 2</summary>
            <p>second</p>
            </details>
            </details>
            """),
        page);
    assertTrue(page.contains("<a href=\"exercise_ch01_e2_y.html\">Title of e2_y</a> →"), page);
    assertTrue(
        pages.get("ch01_a.html").contains("<p><a href=\"exercise_ch01_e1_x.html\">try</a></p>"));
    assertTrue(
        pages
            .get("ch01_a.html")
            .contains(
                """
                <h2 id="exercises-of-this-chapter">Exercises</h2>
                <ul>
                <li><a href="exercise_ch01_e1_x.html">Title of e1_x</a> <small>ch01/e1 · make it work</small></li>
                """));
    assertTrue(pages.get("index.html").contains(", 2 exercises</span>"));
  }

  @Test
  void chaptersOfOnePartStandTogether() throws IOException {
    write("ch01_a/README.md", "---\npart: \"The <loop>\"\n---\n# One\n");
    write("ch03_c/README.md", "---\npart: Tests\n---\n# Three\n");
    var start =
        new HtmlBook(Chapters.in(home), List.of(), FilmMaker.NONE).pages().get("index.html");
    var contents = start.substring(start.indexOf("id=\"contents\""));
    assertTrue(
        contents.contains("<h3>The &lt;loop&gt;</h3>\n<ol class=\"contents\">\n<li><span"),
        contents);
    assertTrue(contents.contains("<h3>Tests</h3>"), contents);
    assertEquals(3, contents.split("<ol", -1).length - 1); // chapter 2 names no part
  }

  @Test
  void theSearchHoldsEverySectionAndNoAnswer() throws IOException {
    write(
        "ch01_a/README.md",
        "# One\nAbout `x`.\n\n## Two *parts*\n\n- here\n\n```predict answer=a\nWhat?\na) y\n```\n\n"
            + "<details><summary>The answer</summary>\n\n```output of=One.java\nsecret\n```\n\n</details>\n");
    var search =
        new HtmlBook(Chapters.in(home), List.of(), FilmMaker.NONE).pages().get("search.html");
    assertTrue(
        search.contains(
            """
            <li><a href="ch01_a.html">One</a> <small>chapter 1</small><p>About x .</p></li>
            <li><a href="ch01_a.html#two-parts">Two parts</a> <small>chapter 1</small><p>here What? a) y</p></li>
            """),
        search);
    assertFalse(search.contains("secret"));
  }

  @Test
  void frontMatterIsNotShown() throws IOException {
    assertFalse(page("---\nsources: secret\n---\n# One\n").contains("secret"));
  }

  @Test
  void aPageNeedsNothingFromElsewhere() throws IOException {
    var page = page("# One\n");
    assertTrue(
        page.contains(
            "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"));
    assertFalse(page.contains("<script src"));
    assertFalse(page.contains("<link"));
    assertFalse(page.contains("url("));
    assertFalse(page.contains("://"));
  }

  @Test
  void pagesAndExamplesAreWrittenAndNothingElseIsTouched() throws IOException {
    write("ch01_a/README.md", "# One\n");
    var out = home.resolve("made/site");
    Files.createDirectories(out);
    Files.writeString(out.resolve("mine.txt"), "mine");
    var written = new HtmlBook(Chapters.in(home), List.of(), FilmMaker.NONE).write(out, () -> {});
    assertEquals(
        List.of("index.html", "ch01_a.html", "ch02_b.html", "search.html", "ch01_a/One.java"),
        written.stream().map(file -> out.relativize(file).toString()).collect(Collectors.toList()));
    assertTrue(written.stream().allMatch(Files::isRegularFile));
    assertEquals("mine", Files.readString(out.resolve("mine.txt")));
  }

  /// Whoever reads a page while it's written has the old one: it isn't emptied under their eyes.
  @Test
  void aPageOrExampleIsReplacedNotWrittenOver() throws IOException {
    write("ch01_a/README.md", "# One\n");
    var out = home.resolve("site");
    Files.createDirectories(out.resolve("ch01_a"));
    for (var name : List.of("index.html", "ch01_a/One.java")) {
      var old = Files.writeString(out.resolve(name), "old");
      Files.createLink(home.resolve("read " + old.getFileName()), old);
    }
    new HtmlBook(Chapters.in(home), List.of(), FilmMaker.NONE).write(out, () -> {});
    assertEquals("old", Files.readString(home.resolve("read index.html")));
    assertEquals("old", Files.readString(home.resolve("read One.java")));
    assertEquals("void main() {}\n", Files.readString(out.resolve("ch01_a/One.java")));
  }

  @Test
  void writingEndsBetweenTwoFiles() throws IOException {
    write("ch01_a/README.md", "# One\n");
    var out = home.resolve("site");
    var left = new AtomicInteger(2);
    var book = new HtmlBook(Chapters.in(home), List.of(), FilmMaker.NONE);
    Runnable endsAtTheThird =
        () -> {
          if (left.getAndDecrement() == 0) {
            throw new IllegalStateException("Ctrl-C");
          }
        };
    assertThrows(IllegalStateException.class, () -> book.write(out, endsAtTheThird));
    try (var files = Files.list(out)) {
      assertEquals(
          List.of("ch01_a.html", "index.html"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertEquals(book.pages().get("ch01_a.html"), Files.readString(out.resolve("ch01_a.html")));
  }
}
