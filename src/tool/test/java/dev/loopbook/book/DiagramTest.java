package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class DiagramTest {

  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  private static Diagram diagram(String text) {
    var reading = Diagram.read(text.lines().toList());
    return assertInstanceOf(Diagram.Reading.Drawn.class, reading, reading::toString).diagram();
  }

  private static void assertUnreadable(String text, String message) {
    assertEquals(new Diagram.Reading.Unreadable(message), Diagram.read(text.lines().toList()));
  }

  @Test
  void statesAreReadWithTheirNames() {
    var diagram =
        diagram(
            """
            stateDiagram-v2
              %% a remark
              state "half-open" as half
              [*] --> closed
              closed --> half : after 30 s
              half --> half
            """);
    assertEquals(Diagram.Kind.RING, diagram.kind());
    assertEquals(List.of("●", "closed", "half-open"), diagram.places());
    assertEquals(
        List.of("● → closed", "closed → half-open: after 30 s", "half-open → half-open"),
        diagram.words());
  }

  @Test
  void messagesAreReadInTheirOrder() {
    var diagram =
        diagram(
            """
            sequenceDiagram
              participant b as the <b>
              a->>b: ask
              b-->>a: tell
            """);
    assertEquals(Diagram.Kind.SEQUENCE, diagram.kind());
    assertEquals(List.of("the <b>", "a"), diagram.places());
    assertEquals(
        List.of(
            new Diagram.Arrow("a", "the <b>", "ask", false),
            new Diagram.Arrow("the <b>", "a", "tell", true)),
        diagram.arrows());
  }

  @Test
  void whatCannotBeDrawnIsSaid() {
    assertUnreadable(
        "flowchart LR",
        "a picture begins with stateDiagram-v2 or sequenceDiagram, not with: flowchart LR");
    assertUnreadable("", "a picture begins with stateDiagram-v2 or sequenceDiagram, not with: ");
    assertUnreadable("stateDiagram-v2", "a picture without an arrow shows nothing");
    assertUnreadable("stateDiagram-v2\na ->> b: x", "a picture can't show this line: a ->> b: x");
    assertUnreadable("sequenceDiagram\na --> b", "a picture can't show this line: a --> b");
    assertUnreadable(
        "sequenceDiagram\ndirection LR\na->>b: x", "a picture can't show this line: direction LR");
  }

  private static Document svg(Diagram diagram) throws Exception {
    var source = DiagramSvg.of(diagram).source();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document svg, String name) {
    var found = svg.getElementsByTagName(name);
    return java.util.stream.IntStream.range(0, found.getLength())
        .mapToObj(i -> (Element) found.item(i))
        .toList();
  }

  /// Every picture of the book, and some hostile ones, are well-formed and stay within their frame.
  @Test
  void picturesAreWholeAndWithinTheirFrame() throws Exception {
    var texts =
        Chapters.in(HOME).all().stream()
            .flatMap(chapter -> Fences.in(chapter.markdown()).stream())
            .filter(fence -> fence.spec() instanceof FenceSpec.Picture)
            .map(fence -> String.join("\n", fence.lines()))
            .collect(Collectors.toCollection(java.util.ArrayList::new));
    assertTrue(texts.size() >= 7, "the book has fewer pictures: " + texts.size());
    texts.add(
        "stateDiagram-v2\nstate \"</svg><script>\" as x\n[*] --> x: <&\"'\nx --> [*]\nx --> x: again");
    texts.add("sequenceDiagram\na->>a: to itself, with many words\na->>b: x");
    for (var text : texts) {
      var svg = svg(diagram(text));
      var frame = svg.getDocumentElement().getAttribute("viewBox").split(" ");
      var width = Double.parseDouble(frame[2]);
      var height = Double.parseDouble(frame[3]);
      assertTrue(elements(svg, "script").isEmpty());
      for (var box : elements(svg, "rect")) {
        var left = number(box, "x");
        assertTrue(left >= 0 && left + number(box, "width") <= width, text);
        assertTrue(
            number(box, "y") >= 0 && number(box, "y") + number(box, "height") <= height, text);
      }
      for (var label : elements(svg, "text")) {
        var half = label.getTextContent().length() * 6.4 / 2;
        var middle = label.getAttribute("text-anchor").equals("middle");
        var x = number(label, "x");
        assertTrue(x - (middle ? half : 0) >= 0, text + "\n" + label.getTextContent());
        assertTrue(x + (middle ? half : 2 * half) <= width, text + "\n" + label.getTextContent());
        assertTrue(number(label, "y") > 0 && number(label, "y") < height, text);
      }
    }
  }

  private static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }

  @Test
  void thePicturesOfTheBookShowWhatTheCodeHas() {
    assertEquals(
        Arrays.stream(Coroutine.State.values()).map(Enum::name).collect(Collectors.toSet()),
        places("ch02"));
    // the chapters' own outputs are checked against runs
    assertEquals(
        words("ch09", "(?m)^writesALine +(loop made|loop closed, audited|.*?)(?:  .*)?$"),
        places("ch09"));
    var columns = new TreeSet<>(places("ch17"));
    assertEquals(Set.of("ready", "running", "waiting"), columns);
    assertTrue(chapter("ch17").contains("task     running   ready   waiting"));
    assertEquals(words("ch01", "(?m)^[1-4]\\. \\*\\*(\\w+)\\*\\*"), places("ch01"));
  }

  private static String chapter(String id) {
    return Chapters.in(HOME).all().stream()
        .filter(chapter -> chapter.id().equals(id))
        .findFirst()
        .orElseThrow()
        .markdown();
  }

  private static Set<String> places(String id) {
    return Fences.in(chapter(id)).stream()
        .filter(fence -> fence.spec() instanceof FenceSpec.Picture)
        .flatMap(fence -> diagram(String.join("\n", fence.lines())).places().stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> words(String id, String pattern) {
    return Pattern.compile(pattern)
        .matcher(chapter(id))
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(Collectors.toSet());
  }
}
