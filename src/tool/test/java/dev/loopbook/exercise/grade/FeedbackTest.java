package dev.loopbook.exercise.grade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// What a student gets back, as a page, as Markdown, as a comment and in Moodle's zip.
final class FeedbackTest {
  private static final String NASTY =
      "<script>alert(1)</script> ``` @all [x](http://y) ]]> & \u001b[2J";

  @Test
  void aFailedTestComesWithItsLineItsAdviceItsLanesAndTheHints() {
    var book = failed("ann", "expected 1 s; found 3 s", "they ran one after another");
    var row = book.students().getFirst();
    for (var text : ReportFormat.FEEDBACK.files(book, row).values()) {
      for (var part :
          List.of(
              "0 of 1 exercises",
              "threeValues",
              "expected 1 s; found 3 s",
              "Sum:17",
              "one after another",
              "value-2      ████",
              "Hint 1")) {
        assertTrue(text.contains(part), part + " in " + text);
      }
    }
  }

  @Test
  void noSolutionAndNoHiddenDataIsInIt() throws Exception {
    var solution = Files.readString(Walls.sum().assignment().solution().resolve("Sum.java"));
    var tests = List.of(new Grade.Test("Any number of values", "failed", true, "", "Sum.java", 3));
    var book = new SmallClass().add("ann", "ann", grade("failed", tests)).book();
    for (var text : ReportFormat.FEEDBACK.files(book, book.students().getFirst()).values()) {
      assertTrue(text.contains("Hidden test: "), text);
      solution
          .lines()
          .map(String::strip)
          .filter(line -> line.contains("stream()"))
          .forEach(line -> assertFalse(text.contains(line), line));
    }
  }

  @Test
  void whatAStudentWroteIsTextOnThePage() throws Exception {
    var book = failed(NASTY, NASTY, NASTY);
    var html = ReportFormat.FEEDBACK.files(book, book.students().getFirst()).get("feedback.html");
    var page = xml(html.replace("<!doctype html>", "").replaceAll("<meta[^>]*>", ""));
    assertEquals(0, page.getElementsByTagName("script").getLength());
    assertEquals(0, page.getElementsByTagName("a").getLength());
    assertTrue(html.contains("default-src 'none'"), html);
    assertTrue(html.contains("script-src ;"), html);
  }

  @Test
  void whatAStudentWroteIsCodeInMarkdown() {
    var book = failed(NASTY, NASTY, NASTY);
    var row = book.students().getFirst();
    for (var markdown :
        List.of(ReportFormat.FEEDBACK.of(book, row), ReportFormat.COMMENT.of(book, row))) {
      var code = new ArrayList<String>();
      var document = Parser.builder().build().parse(markdown);
      document.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Code span) {
              code.add(span.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock fence) {
              code.add(fence.getLiteral());
            }

            @Override
            public void visit(HtmlBlock block) {
              assertTrue(
                  block.getLiteral().matches("</?details>.*|<!-- loopbook -->"),
                  block.getLiteral());
            }

            @Override
            public void visit(HtmlInline tag) {
              throw new AssertionError(tag.getLiteral());
            }

            @Override
            public void visit(Link link) {
              throw new AssertionError(link.getDestination());
            }

            @Override
            public void visit(Image image) {
              throw new AssertionError(image.getDestination());
            }
          });
      assertEquals(3, code.stream().filter(each -> each.contains("<script>")).count());
    }
  }

  @Test
  void aRefusedHandInSaysWhyAndNothingMore() {
    var refused =
        new GradeBook.Row(
            Submission.refused("ann", "ann", "the archive is damaged"),
            List.of(
                new Grade(
                    Walls.sum().id(),
                    "unreadable",
                    false,
                    0,
                    10,
                    "the archive is damaged",
                    List.of(),
                    List.of())));
    var book =
        new GradeBook(List.of(Walls.sum()), List.of(refused), List.of(), List.of(), "", List.of());
    assertEquals(
        """
        # Feedback for `ann`

        0 of 1 exercises passed, 0 of 10 points.

        ```text
        the archive is damaged
        ```

        """,
        ReportFormat.FEEDBACK.of(book, refused));
  }

  @Test
  void aCommentBeginsWithItsMarkAndIsNeverLongerThanGitHubTakes() {
    var tests =
        IntStream.range(0, 300)
            .mapToObj(i -> new Grade.Test("test" + i, "failed", false, "x".repeat(500), "", 0))
            .toList();
    var book = new SmallClass().add("ann", "ann", grade("failed", tests)).book();
    var comment = ReportFormat.COMMENT.of(book, book.students().getFirst());
    assertTrue(comment.startsWith("<!-- loopbook -->\n# Feedback for `ann`\n"), comment);
    assertTrue(comment.endsWith("… and 1 more exercise. `./run.sh check` says it all.\n\n"));
    assertTrue(comment.length() < 65_536);
  }

  @Test
  void moodlesZipHasAFolderForEachNumberItKnows() throws Exception {
    var book =
        new SmallClass()
            .passed("1234567", "Ann Lee (1234567)")
            .failed("1234568", "a_b/../c", "no")
            .passed("ann", "no number")
            .book();
    var names = new ArrayList<String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(ReportFormat.MOODLE.zip(book)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        var page = new String(zip.readAllBytes(), UTF_8);
        assertTrue(page.contains("<h1>Feedback for "), page);
      }
    }
    assertEquals(
        List.of(
            "Ann Lee_1234567_assignsubmission_file_/feedback.html",
            "a b%2F..%2Fc_1234568_assignsubmission_file_/feedback.html"),
        names);
    assertArrayEquals(ReportFormat.MOODLE.zip(book), ReportFormat.MOODLE.zip(book));
    assertFalse(ReportFormat.MOODLE.includes(book.students().getLast().submission()));
    assertThrows(IllegalStateException.class, () -> ReportFormat.MOODLE.of(book));
  }

  private static GradeBook failed(String name, String message, String advice) {
    var test =
        new Grade.Test(
            "threeValues",
            "failed",
            false,
            message,
            "Sum.java",
            17,
            "await(value(each));",
            advice,
            List.of("         0 s  1 s", "value-1  ████", "value-2      ████"));
    return new SmallClass().add("1", name, grade(message, List.of(test))).book();
  }

  private static Grade grade(String summary, List<Grade.Test> tests) {
    return new Grade(Walls.sum().id(), "failed", false, 0, 10, summary, List.of(), tests);
  }

  private static Document xml(String text) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(text)));
  }
}
