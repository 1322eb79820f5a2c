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
  void aHeadingShowsHowTheClockMovedInItsTick() throws Exception {
    var page = parsed(TraceHtml.of(events(() -> await(sleep(seconds(0.5)))), "one sleep"));
    assertEquals(
        List.of(
            "before tick 1 · 0.000 s",
            "tick 1 · 0.000 s",
            "tick 2 · 0.000 → 0.500 s",
            "tick 3 · 0.500 s"),
        elements("th", page).stream().map(Element::getTextContent).limit(4).toList());
  }

  @Test
  void aSecondLoopsTicksSayWhoseTheyAre() throws Exception {
    var trace = new Trace();
    LoopSetup.standard()
        .withVirtualTime()
        .withListener(trace)
        .call(
            () -> {
              run(sleep(seconds(0)));
              return run(sleep(seconds(0)));
            });
    var headings =
        elements("th", parsed(TraceHtml.of(trace.events(), "two loops"))).stream()
            .map(Element::getTextContent)
            .toList();
    assertTrue(headings.contains("tick 1 · 0.000 s"), headings.toString());
    assertTrue(headings.contains("before tick 1 of loop 2 · 0.000 s"), headings.toString());
    assertTrue(headings.contains("tick 1 of loop 2 · 0.000 s"), headings.toString());
    assertEquals(headings.stream().distinct().toList(), headings);
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
            .anyMatch(rect -> rect.getTextContent().equals("main: running for 2 s, from 0.000 s")));
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

  @Test
  void thePageOfASmallProgram() {
    var page =
        TraceHtml.of(
            events(
                () -> {
                  var a = createTask(sleep(seconds(1)), "A task with quite a long name");
                  busy(seconds(2));
                  createTask(sleep(seconds(9)), "B").cancel();
                  await(a);
                }),
            "ch01/Two");
    var lines =
        page.replaceAll("(?s)<(style|script)>.*?</", "<$1></")
            .replaceAll("TraceHtmlTest:\\d+", "TraceHtmlTest:1");
    assertEquals(
        """
        <!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
        <head><meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width"/>
        <title>ch01/Two</title>
        <style></style></head>
        <body><main><h1>ch01/Two</h1>
        <p class="note">95 events in 10 ticks, up to 3 s</p>
        <h2>Timeline</h2>
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 88" role="img" aria-label="3 tasks over time: main, A task with quite a long name, B">
        <line class="grid" x1="130.0" x2="130.0" y1="18" y2="88"/><text class="scale" x="130.0" y="12" text-anchor="middle">0 s</text>
        <line class="grid" x1="274.3" x2="274.3" y1="18" y2="88"/><text class="scale" x="274.3" y="12" text-anchor="middle">0.5 s</text>
        <line class="grid" x1="418.7" x2="418.7" y1="18" y2="88"/><text class="scale" x="418.7" y="12" text-anchor="middle">1 s</text>
        <line class="grid" x1="563.0" x2="563.0" y1="18" y2="88"/><text class="scale" x="563.0" y="12" text-anchor="middle">1.5 s</text>
        <line class="grid" x1="707.3" x2="707.3" y1="18" y2="88"/><text class="scale" x="707.3" y="12" text-anchor="middle">2 s</text>
        <line class="grid" x1="851.7" x2="851.7" y1="18" y2="88"/><text class="scale" x="851.7" y="12" text-anchor="middle">2.5 s</text>
        <line class="grid" x1="996.0" x2="996.0" y1="18" y2="88"/><text class="scale" x="975.0" y="12" text-anchor="middle">3 s</text>
        <text x="0" y="36">main</text>
        <rect class="waiting" x="707.3" y="28" width="288.7" height="10"><title>main: waiting for 1 s, from 2.000 s</title></rect>
        <rect class="running" x="130.0" y="25" width="577.3" height="16"><title>main: running for 2 s, from 0.000 s</title></rect>
        <rect class="running" x="996.0" y="25" width="2.0" height="16"><title>main: running for 0 s, from 3.000 s</title></rect>
        <text x="0" y="58">A task with quite…</text>
        <rect class="waiting" x="707.3" y="50" width="288.7" height="10"><title>A task with quite a long name: waiting for 1 s, from 2.000 s</title></rect>
        <rect class="ready" x="130.0" y="50" width="577.3" height="10"><title>A task with quite a long name: ready for 2 s, from 0.000 s</title></rect>
        <rect class="running" x="707.3" y="47" width="2.0" height="16"><title>A task with quite a long name: running for 0 s, from 2.000 s</title></rect>
        <rect class="running" x="996.0" y="47" width="2.0" height="16"><title>A task with quite a long name: running for 0 s, from 3.000 s</title></rect>
        <text x="0" y="80">B</text>
        <rect class="running" x="707.3" y="69" width="2.0" height="16"><title>B: running for 0 s, from 2.000 s</title></rect>
        </svg>
        <p>A task with quite a long name was ready for 2 s and could not run: something held the loop.</p>
        <p class="legend"><span><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="running" width="1" height="1"/></svg>running</span><span><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="ready" width="1" height="1"/></svg>ready</span><span><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="waiting" width="1" height="1"/></svg>waiting</span></p>
        <h2>What happened</h2>
        <p class="controls" hidden="hidden"><label>Task <select id="task"><option value="">all</option>
        <option value="1">main</option>
        <option value="2">A task with quite a long name</option>
        <option value="3">B</option>
        <option value="4">Task-2</option>
        <option value="5">Task-3</option>
        </select></label>
        <label><input type="checkbox" id="quiet"/> every event</label></p>
        <table aria-label="What happened">
        <tbody><tr><th colspan="3" scope="rowgroup">before tick 1 · 0.000 s</th></tr>
        <tr class="quiet" data-task="none"><td class="who"></td><td>makes coroutine coroutine</td><td class="place">TraceHtmlTest:1</td></tr>
        <tr class="quiet" data-task="none"><td class="who"></td><td>loop 1 is made</td><td class="place"></td></tr>
        <tr class="loud" data-task="1"><td class="who">main</td><td>is made</td><td class="place">TraceHtmlTest:1</td></tr>
        </tbody>
        <tbody><tr><th colspan="3" scope="rowgroup">tick 1 · 0.000 → 2.000 s</th></tr>
        <tr class="quiet" data-task="none"><td class="who"></td><td>tick 1 begins</td><td class="place"></td></tr>
        <tr class="quiet" data-task="none"><td class="who"></td><td>runs main</td><td class="place"></td></tr>
        <tr class="quiet" data-task="1"><td class="who">main</td><td>has its turn</td><td class="place"></td></tr>
        <tr class="loud" data-task="1"><td class="who">main</td><td>starts</td><td class="place"></td></tr>
        <tr class="quiet" data-task="1"><td class="who">main</td><td>enters coroutine coroutine</td><td class="place"></td></tr>
        <tr class="quiet" data-task="1"><td class="who">main</td><td>makes coroutine sleep</td><td class="place">TraceHtmlTest:1</td></tr>
        <tr class="loud" data-task="2"><td class="who">A task with quite a long name</td><td>is made by main</td><td class="place">TraceHtmlTest:1</td></tr>
        <tr class="loud" data-task="1"><td class="who">main</td><td>held the loop since 0.000 s</td><td class="place"></td></tr>
        <tr class="quiet" data-task="1"><td class="who">main</td><td>makes coroutine sleep</td><td class="place">TraceHtmlTest:1</td></tr>
        <tr class="loud" data-task="3"><td class="who">B</td><td>is made by main</td><td class="place">TraceHtmlTest:1</td></tr>
        <tr class="loud" data-task="3"><td class="who">B</td><td>is asked to stop by main</td><td class="place"></td></tr>
        <tr class="loud" data-task="1"><td class="who">main</td><td>waits for task A task with quite a long name</td><td class="place">TraceHtmlTest:1</td></tr>
        <tr class="quiet" data-task="1"><td class="who">main</td><td>gives the loop back</td><td class="place"></td></tr>
        <tr class="quiet" data-task="none"><td class="who"></td><td>tick 1 ends, ready for the next: A task with quite a long name, B</td><td class="place"></td></tr>
        </tbody>
        """,
        lines.substring(
            0, lines.indexOf("<tbody><tr><th colspan=\"3\" scope=\"rowgroup\">tick 2")));
    assertEquals(
        """
        <tr class="quiet" data-task="none"><td class="who"></td><td>loop 1 is closed</td><td class="place"></td></tr>
        </tbody>
        </table>
        </main>
        <script></script>
        </body></html>
        """,
        lines.substring(lines.lastIndexOf("<tr ")));
  }

  @Test
  void whereNoTimePassesThePictureCountsTicks() {
    var page = TraceHtml.of(events(() -> await(sleep(seconds(0)))), "ticks");
    assertEquals(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 44" role="img" aria-label="1 task over ticks: main">
        <line class="grid" x1="130.0" x2="130.0" y1="18" y2="44"/><text class="scale" x="130.0" y="12" text-anchor="middle">tick 0</text>
        <line class="grid" x1="418.7" x2="418.7" y1="18" y2="44"/><text class="scale" x="418.7" y="12" text-anchor="middle">tick 1</text>
        <line class="grid" x1="707.3" x2="707.3" y1="18" y2="44"/><text class="scale" x="707.3" y="12" text-anchor="middle">tick 2</text>
        <line class="grid" x1="996.0" x2="996.0" y1="18" y2="44"/><text class="scale" x="975.0" y="12" text-anchor="middle">tick 3</text>
        <text x="0" y="36">main</text>
        <rect class="ready" x="130.0" y="28" width="288.7" height="10"><title>main: ready from tick 0 to 0</title></rect>
        <rect class="running" x="418.7" y="25" width="288.7" height="16"><title>main: running from tick 1 to 1</title></rect>
        <rect class="running" x="707.3" y="25" width="288.7" height="16"><title>main: running from tick 2 to 2</title></rect>
        </svg>
        """,
        page.replaceAll("(?s).*(<svg xmlns.*?</svg>\n).*", "$1"));
  }
}
