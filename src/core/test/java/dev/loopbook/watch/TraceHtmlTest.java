package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TraceHtmlTest {

  private static List<TraceEvent> events(Body.OfVoid main) {
    var trace = new Trace();
    LoopSetup.standard()
        .withVirtualTime()
        .withOrigins()
        .withListener(trace)
        .call(() -> run(async(main)));
    return trace.events();
  }

  private static Document parsed(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
  }

  private static List<Element> elements(String name, Document page) {
    var found = page.getElementsByTagName(name);
    var elements = new ArrayList<Element>();
    for (var i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  @Test
  void thePageShowsLanesAndEveryEvent() throws Exception {
    var events =
        events(
            () -> {
              var a = createTask(sleep(seconds(1)), "A");
              busy(seconds(2));
              await(a);
            });
    var page = parsed(TraceHtml.of(events, "ch01/Two<Tasks>"));
    assertEquals("ch01/Two<Tasks>", elements("h1", page).getFirst().getTextContent());
    assertTrue(
        elements("rect", page).stream()
            .anyMatch(
                rect -> rect.getTextContent().equals("Task-1: running for 2 s, from 0.000 s")));
    var rows = elements("tr", page).stream().filter(row -> row.hasAttribute("data-task")).toList();
    assertEquals(events.size(), rows.size());
    assertTrue(rows.stream().anyMatch(row -> row.getTextContent().contains("TraceHtmlTest:")));
  }

  @Test
  void whateverAProgramSaysThePageStaysWhole() throws Exception {
    for (var text :
        List.of("<script>alert(1)</script>", "a & \"b\"", "\u0000\u001b[1m", "\ud800", "]]>")) {
      var event = new TraceEvent.OutputWritten(new Moment(1, 1, 0), text, false, Optional.empty());
      var page = parsed(TraceHtml.of(List.of(event), text));
      assertEquals(1, elements("script", page).size());
    }
  }

  @Test
  void thePageLoadsNothing() {
    var page = TraceHtml.of(events(() -> await(sleep(seconds(1)))), "one");
    var withoutNames =
        page.replace("http://www.w3.org/1999/xhtml", "").replace("http://www.w3.org/2000/svg", "");
    assertFalse(withoutNames.contains("http"), "an address");
    assertFalse(withoutNames.contains("src="), "something to load");
  }

  @Test
  void anEmptyTraceIsAPageToo() throws Exception {
    parsed(TraceHtml.of(List.of(), "nothing"));
  }
}
