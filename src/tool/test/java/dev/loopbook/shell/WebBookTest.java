package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.loopbook.book.Chapters;
import dev.loopbook.book.FilmMaker;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.step.film.Browser;
import dev.loopbook.step.film.Film;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The web book in a real browser: what moves in its pages, who can use them, and where their links
/// lead. A machine without Chromium leaves the browser out, and says so.
class WebBookTest {

  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));
  private static final String CHAPTER = "ch03_loop.html";
  private static final Pattern POLICY =
      Pattern.compile("<meta http-equiv=\"Content-Security-Policy\"[^>]*>");

  @TempDir static Path folder;
  private static Path site;

  @BeforeAll
  static void writeABook() throws IOException {
    var home = Files.createDirectory(folder.resolve("home"));
    var book = TinyBook.in(home);
    book.write(
        "chapters/ch03_loop/README.md",
        """
        # Who is first?

        ```java src=Two.java
        ```

        ```predict of=Two.java answer=b
        What comes last?

        a) first
        b) `second <b>`
        ```

        <details><summary>The answer</summary>

        ```output of=Two.java
        ```

        It dawdles.

        </details>

        ## Watch it

        ```loop
        > load ch03/Two
        > tick
        ch03/Two 1 @0.000s> continue
        ```

        | a | b |
        |---|---|
        | 1 | 2 |
        """);
    book.write(
        "chapters/ch03_loop/Two.java",
        """
        import static dev.loopbook.loop.Async.*;

        void main() {
          run(async(() -> {
            IO.println("first");
            await(sleep(seconds(1)));
            IO.println("second <b>");
            await(sleep(seconds(1)));
          }));
        }
        """);
    book.write("chapters/ch03_loop/demo.loop", "chapters\n");
    book.write("chapters/ch02_second/demo.loop", "chapters\n");
    var update = Piped.command(home, "book", "--update");
    assertEquals(0, update.status(), update::out);
    site = folder.resolve("site");
    assertEquals(0, Piped.command(home, "book", "--out", site.toString()).status());
  }

  /// Opens a page of the book with a script at its end, and returns what that made of it. The
  /// page's policy, which refuses such a script, is left out.
  private static JsonObject run(String page, String script) throws Exception {
    return runIn(Files.readString(site.resolve(page)), script);
  }

  private static JsonObject runIn(String page, String script) throws Exception {
    var text = POLICY.matcher(page).replaceFirst("");
    var seen =
        Browser.installed(folder)
            .thatGoesOn()
            .open(
                text.replace("<body>", "<body><script>" + Browser.reporting() + "</script>")
                    .replace("</body>", "<script>" + script + "</script></body>"))
            .getAsJsonObject();
    assertEquals("[]", seen.get("errors").toString());
    return seen.getAsJsonObject("value");
  }

  @Test
  void aQuestionIsAnsweredByAClickThatUnfoldsWhy() throws Exception {
    var seen =
        run(
            CHAPTER,
            """
            const question = document.querySelector(".predict");
            const answer = document.querySelector("details.answer");
            const seen = { before: answer.open };
            const choices = [...question.querySelectorAll("li button")];
            seen.choices = choices.map((each) => each.textContent);
            choices[0].click();
            seen.wrong = question.querySelector(".said").firstChild.textContent;
            seen.after = answer.open;
            choices[1].click();
            seen.right = question.querySelector(".said").firstChild.textContent;
            seen.pressed = choices.map((each) => each.getAttribute("aria-pressed"));
            const player = document.querySelector(".player");
            seen.hidden = player.hidden;
            [...question.querySelectorAll("button")].find((b) => b.textContent.startsWith("See")).click();
            seen.opened = player.hidden;
            seen.printed = player.querySelector(".printed").textContent;
            seen.code = choices[1].querySelector("code").textContent;
            seen.kept = Object.values(localStorage);
            result(seen);
            """);
    assertFalse(seen.get("before").getAsBoolean());
    assertEquals("[\"a) first\",\"b) second <b>\"]", seen.get("choices").toString());
    assertEquals("✗ No. It is b) second <b>", seen.get("wrong").getAsString());
    assertTrue(seen.get("after").getAsBoolean());
    assertEquals("✓ Right: b) second <b>", seen.get("right").getAsString());
    assertEquals("[\"false\",\"true\"]", seen.get("pressed").toString());
    assertTrue(seen.get("hidden").getAsBoolean());
    assertFalse(seen.get("opened").getAsBoolean());
    assertEquals("first\nsecond <b>\n", seen.get("printed").getAsString());
    assertEquals("second <b>", seen.get("code").getAsString());
    assertEquals("[\"b\"]", seen.get("kept").toString());
  }

  @Test
  void aLinkToATickOpensThePlayerThatItNames() throws Exception {
    var seen =
        run(
            CHAPTER,
            """
            const root = document.querySelector(".player");
            const follow = (hash) => {
              location.hash = hash;
              dispatchEvent(new Event("hashchange")); // the browser's own comes too late for a dump
              return [root.hidden, root.player ? root.querySelector(".head").textContent : ""].join(" ");
            };
            result({
              stranger: follow("#Three-t1"), malformed: follow("#%E0%A4%A-t1"), named: follow("#Two-t1"),
              first: follow("#t2"), beyond: follow("#t99"),
            });
            """);
    assertEquals("true ", seen.get("stranger").getAsString());
    assertEquals("true ", seen.get("malformed").getAsString());
    assertEquals("false tick 1 · 0.000 s", seen.get("named").getAsString());
    assertEquals("false tick 2 · 0.000 → 1.000 s", seen.get("first").getAsString());
    assertEquals("false tick 5 · 2.000 s", seen.get("beyond").getAsString());
  }

  @Test
  void aSessionIsPlayedCommandByCommand() throws Exception {
    var seen =
        run(
            CHAPTER,
            """
            const session = document.querySelector("figure.session");
            const entries = [...session.querySelectorAll(".entry")];
            const button = (text) => [...session.querySelectorAll("button")].find((b) => b.textContent === text);
            const shown = () => entries.filter((entry) => !entry.hidden).length;
            const seen = { all: shown() };
            button("Play this session").click();
            seen.one = shown();
            button("command ▶").click();
            seen.two = shown();
            seen.place = session.querySelector("[role=status]").textContent;
            button("◀ command").click();
            seen.back = shown();
            button("all").click();
            seen.end = shown();
            result(seen);
            """);
    assertEquals(
        "{\"all\":3,\"one\":1,\"two\":2,\"place\":\"2 of 3\",\"back\":1,\"end\":3}",
        seen.toString());
  }

  @Test
  void aSessionIsPlayedToItsEndFromTheKeyboardAndIsHeard() throws Exception {
    var seen =
        run(
            CHAPTER,
            """
            const session = document.querySelector("figure.session");
            const button = (text) => [...session.querySelectorAll("button")].find((b) => b.textContent === text);
            const live = () => session.querySelector("pre").getAttribute("aria-live");
            const press = () => { document.activeElement.click(); return document.activeElement.textContent; };
            const seen = { before: live() };
            button("Play this session").focus();
            seen.presses = [press(), press(), press(), press()];
            seen.off = [...session.querySelectorAll("[aria-disabled=true]")].map((b) => b.textContent);
            seen.playing = live();
            button("all").focus();
            seen.all = press();
            seen.after = live();
            result(seen);
            """);
    assertEquals(
        "{\"before\":null,\"presses\":[\"command ▶\",\"command ▶\",\"command ▶\",\"command ▶\"],"
            + "\"off\":[\"command ▶\"],\"playing\":\"polite\",\"all\":\"Play this session\",\"after\":null}",
        seen.toString());
  }

  @Test
  void theTabKeyStopsAtCodeThatScrolls() throws Exception {
    var seen =
        run(
            CHAPTER,
            """
            const main = document.querySelector("main");
            const stops = () => document.querySelectorAll("pre[tabindex='0']").length;
            const seen = { parts: document.querySelectorAll("figure > pre").length, whole: stops() };
            main.style.width = "4rem";
            dispatchEvent(new Event("resize"));
            seen.narrow = stops();
            result(seen);
            """);
    assertEquals("{\"parts\":3,\"whole\":0,\"narrow\":3}", seen.toString());
  }

  @Test
  void thePagesTakeNoKeyFromTheBrowser() throws Exception {
    var seen =
        run(
            CHAPTER,
            """
            const keys = ["/", "?", "'", "n", "p", "f", " ", "ArrowRight", "ArrowDown", "PageDown", "End", "Escape"];
            result({ taken: keys.filter((key) => !document.querySelector("main").dispatchEvent(
              new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))) });
            """);
    assertEquals("[]", seen.getAsJsonArray("taken").toString());
  }

  /// The Tab key goes through a page in the order in which it's seen.
  @Test
  void theLinksToTheBookAreSeenInTheirOrder() throws Exception {
    var seen =
        run(
            CHAPTER,
            """
            document.querySelector("nav details").open = true;
            const places = [...document.querySelectorAll("nav > *")].map((node) => node.getBoundingClientRect());
            const items = [...document.querySelectorAll("nav li")].map((node) => node.getBoundingClientRect());
            result({
              back: places.filter((place, i) => i > 0 && place.top < places[i - 1].top - 5).length,
              lines: new Set(items.map((item) => Math.round(item.left) + " " + Math.round(item.top))).size === items.length
                && new Set(items.map((item) => Math.round(item.left))).size <= 2,
            });
            """);
    assertEquals("{\"back\":0,\"lines\":true}", seen.toString());
  }

  @Test
  void theButtonThatCopiesCoversNoCode() throws Exception {
    var seen =
        run(
            "index.html",
            """
            const figures = [...document.querySelectorAll("figure.code")];
            result({
              buttons: figures.map((figure) => figure.querySelector(".copy").textContent),
              covered: figures.filter((figure) => {
                const code = document.createRange();
                code.selectNodeContents(figure.querySelector("code"));
                const button = figure.querySelector(".copy").getBoundingClientRect();
                return code.getBoundingClientRect().top < button.bottom;
              }).length,
            });
            """);
    assertEquals("{\"buttons\":[\"copy\"],\"covered\":0}", seen.toString());
  }

  @Test
  void theSearchFindsSectionsWithAllWordsAndTitlesFirst() throws Exception {
    var seen =
        run(
            "search.html",
            """
            const query = document.getElementById("query");
            const look = (words) => {
              query.value = words;
              query.dispatchEvent(new Event("input"));
              return [...document.querySelectorAll(".sections li:not([hidden]) a")].map((a) => a.getAttribute("href"));
            };
            const status = document.querySelector(".search [role=status]");
            const seen = { none: look(""), watch: look("watch tick"), title: look("first") };
            seen.nothing = look("dawdles");
            seen.said = status.textContent;
            result(seen);
            """);
    assertEquals("[]", seen.get("none").toString());
    assertEquals("[\"ch03_loop.html#watch-it\"]", seen.get("watch").toString());
    assertEquals(
        "[\"ch01_first.html\",\"ch03_loop.html\",\"ch03_loop.html#watch-it\"]",
        seen.get("title").toString());
    assertEquals("[]", seen.get("nothing").toString()); // it is in an answer
    assertEquals("Nothing has all of these words.", seen.get("said").getAsString());
  }

  @Test
  void theScriptsRunUnderThePagesOwnPolicy() throws Exception {
    var page = Files.readString(site.resolve(CHAPTER));
    assertTrue(POLICY.matcher(page).find());
    // A script that the policy doesn't name is refused; so what the page's own ones made tells.
    var dom = Browser.installed(folder).dom(page);
    assertTrue(dom.contains("<li data-letter=\"a\"><button type=\"button\""), dom);
    assertTrue(dom.contains("Play this session"), dom);
    assertFalse(dom.contains("class=\"opens\" aria-expanded=\"false\" hidden"), dom);
  }

  /// Findings of axe-core on a page as it stands, and with everything opened, light and dark.
  @Test
  void everybodyCanUseThePages() throws Exception {
    for (var page : List.of("index.html", CHAPTER, "search.html")) {
      assertNothingFound(page, Files.readString(site.resolve(page)));
    }
    assertNothingFound(CHAPTER + " in the dark", dark(Files.readString(site.resolve(CHAPTER))));
  }

  /// Pages of the book itself; `-Dbook.pages=.` looks at all of them, which takes minutes.
  private static final Pattern LOOKED_AT =
      Pattern.compile(
          System.getProperty(
              "book.pages", "^(index|map|words|ch01_.*|ch06_.*|exercise_ch05_e1_.*)\\.html"));

  @Test
  void everybodyCanUseThePagesOfTheBook() throws Exception {
    var pages =
        WebBook.of(Chapters.in(HOME), HOME, _ -> Optional.of(film())).pages().entrySet().stream()
            .filter(page -> LOOKED_AT.matcher(page.getKey()).find())
            .toList();
    assertTrue(pages.size() > 4, () -> pages.stream().map(Map.Entry::getKey).toList().toString());
    for (var page : pages) {
      assertNothingFound(page.getKey(), page.getValue());
      if (page.getKey().startsWith("ch01_")) {
        assertNothingFound(page.getKey() + " in the dark", dark(page.getValue()));
      }
    }
  }

  @Test
  void everybodyCanUseThePageOfATrace() throws Exception {
    assertNothingFound("trace.html", Files.readString(trace()));
  }

  /// Writes the page of two runs side by side.
  private static Path trace() {
    var page = folder.resolve("trace.html");
    var command =
        List.of(
            "trace", "ch06/RacyCounter", "--html", page.toString(), "--beside", "ch01/TwoTasks");
    assertEquals(0, Piped.command(HOME, command.toArray(String[]::new)).status());
    return page;
  }

  private static Film film() {
    var file = HOME.resolve("chapters/ch01_lifecycle/TwoTasks.java");
    var compiled = (Compiled) Compiler.with().compileProgram(file);
    return Film.of(Program.of(compiled), "ch01/TwoTasks", RunOptions.virtualTime(), 100);
  }

  /// Returns a page as somebody sees it who prefers the dark.
  private static String dark(String page) {
    assertTrue(page.contains("color-scheme: light dark"), "the page has one scheme only");
    return page.replace("color-scheme: light dark", "color-scheme: dark")
        .replace("@media (prefers-color-scheme: dark)", "@media all");
  }

  private static void assertNothingFound(String name, String page) throws Exception {
    var seen =
        runIn(
            page,
            axe()
                + """
                  ;(async () => {
                    const found = {};
                    const look = async (name) => {
                      const { violations } = await axe.run(document, { resultTypes: ["violations"] });
                      for (const each of violations) found[name + " " + each.id] = each.nodes.map((n) => n.html.slice(0, 200));
                    };
                    await look("closed");
                    for (const details of document.querySelectorAll("details")) details.open = true;
                    const opens = document.querySelector(".opens");
                    if (opens) opens.click();
                    const choice = document.querySelector(".predict li button");
                    if (choice) choice.click();
                    const play = document.querySelector(".session button");
                    if (play) play.click();
                    await look("opened");
                    result(found);
                  })();
                  """);
    assertEquals("{}", seen.toString(), name);
  }

  @Test
  void withoutAScriptAPageReadsAsWell() throws Exception {
    for (var file :
        List.of(
            site.resolve(CHAPTER),
            site.resolve("search.html"),
            site.resolve("index.html"),
            trace())) {
      var name = file.getFileName().toString();
      var page =
          Pattern.compile("<script(?! type=\"application/json\").*?</script>", Pattern.DOTALL)
              .matcher(Files.readString(file))
              .replaceAll("");
      var seen =
          runIn(
              page,
              """
              const seen = (node) => node.checkVisibility();
              result({
                buttons: [...document.querySelectorAll("button, input, select, .player")].filter(seen).length,
                hidden: [...document.querySelectorAll("main p, main pre, main li")]
                  .filter((node) => !seen(node) && !node.closest("details, .player, .search, .controls")).length,
                answers: [...document.querySelectorAll("details.answer summary")].filter(seen).length,
              });
              """);
      assertEquals(0, seen.get("buttons").getAsInt(), name);
      assertEquals(0, seen.get("hidden").getAsInt(), name);
      assertEquals(name.equals(CHAPTER) ? 1 : 0, seen.get("answers").getAsInt(), name);
    }
  }

  private static String axe() throws IOException {
    try (var script = WebBookTest.class.getResourceAsStream("/axe.min.js")) {
      if (script == null) {
        throw new AssertionError("axe.min.js is not in the jar of axe-core");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .replace("</script", "<\\/script");
    }
  }

  @Test
  void aFileOfAnExerciseThatIsGoneOrUnreadableIsAProblemAndTheBookIsWritten() throws Exception {
    var home = Files.createDirectory(folder.resolve("practice"));
    TinyBook.in(home);
    var exercise = home.resolve("exercises/ch04_blocking/e1_unblock");
    for (var part : List.of("exercises", "solutions")) {
      var from = HOME.resolve(part).resolve("ch04_blocking/e1_unblock");
      try (var files = Files.walk(from)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var copy = home.resolve(HOME.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    var whole = WebBook.of(Chapters.in(home), home, FilmMaker.NONE);
    assertTrue(whole.page("exercise_ch04_e1_unblock.html").orElse("").contains("UserFetcher.java"));

    Files.delete(exercise.resolve("UserFetcher.java"));
    var book = WebBook.of(Chapters.in(home), home, FilmMaker.NONE);

    assertTrue(
        book.problems().stream()
            .anyMatch(problem -> problem.file().endsWith("e1_unblock/UserFetcher.java")),
        book.problems()::toString);
    assertTrue(book.pages().containsKey("index.html"));
    assertEquals(1, Piped.command(home, "book", "--out", home + "/site").status());
    assertTrue(Files.isRegularFile(home.resolve("site/index.html")));
  }

  @Test
  void aFileInPlaceOfTheFolderIsToldBeforeAnyPageIsMade(@TempDir Path home) throws IOException {
    var file = Files.writeString(home.resolve("site"), "old");
    var run = Piped.command(home, "book", "--out", file.toString());
    assertEquals(2, run.status());
    assertEquals(
        "book: --out %s: this is a file. It makes a page for each chapter: name a folder"
            .formatted(file),
        run.err().strip().replaceAll("\\s+", " "));
    assertEquals("old", Files.readString(file));
  }

  /// The pages of the book itself, without films: those are played in `PlayerTest`.
  private static Map<String, String> pagesOfTheBook() throws IOException {
    return WebBook.of(Chapters.in(HOME), HOME, FilmMaker.NONE).pages();
  }

  @Test
  void everyLinkOfTheBookLeadsSomewhere() throws Exception {
    var pages = pagesOfTheBook();
    var names = new HashMap<String, Set<String>>();
    pages.forEach((page, text) -> names.put(page, all(text, "id=\"([^\"]+)\"")));
    var broken = new ArrayList<String>();
    pages.forEach(
        (page, text) -> {
          for (var link : all(text, "href=\"([^\"]+)\"")) {
            var parts = link.split("#", 2);
            var target = parts[0].isEmpty() ? page : parts[0];
            if (link.contains("://") || target.endsWith(".java")) {
              continue;
            }
            if (!pages.containsKey(target)
                || (parts.length > 1 && !names.get(target).contains(parts[1]))) {
              broken.add(page + ": " + link);
            }
          }
        });
    assertEquals(List.of(), broken);
  }

  private static Set<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void noPageOfTheBookIsWiderThanAPhone() throws Exception {
    var frames = new StringBuilder();
    var pages = new HashMap<>(pagesOfTheBook());
    pages.put("trace.html", Files.readString(trace()));
    for (var page : pages.entrySet()) {
      var text = page.getValue().replace("&", "&amp;").replace("\"", "&quot;");
      frames
          .append(
              "<iframe title=\"%s\" width=\"320\" height=\"700\" srcdoc=\""
                  .formatted(page.getKey()))
          .append(text)
          .append("\"></iframe>\n");
    }
    var seen =
        Browser.installed(folder)
            .open(
                "<!doctype html><body><script>"
                    + Browser.reporting()
                    + "</script>"
                    + frames
                    + """
                      <script>addEventListener("load", () => {
                        const wide = [];
                        for (const frame of document.querySelectorAll("iframe")) {
                          const inside = frame.contentDocument.documentElement;
                          if (inside.scrollWidth > inside.clientWidth) {
                            const body = [...frame.contentDocument.querySelectorAll("main *")]
                              .filter((node) => node.getBoundingClientRect().right > inside.clientWidth + 1 && !node.closest("pre, table"));
                            wide.push(frame.title + " " + inside.scrollWidth + " " + (body[0] ? body[0].outerHTML.slice(0, 120) : ""));
                          }
                        }
                        result(wide);
                      });</script></body>""")
            .getAsJsonObject();
    assertEquals("[]", seen.get("value").toString());
  }
}
