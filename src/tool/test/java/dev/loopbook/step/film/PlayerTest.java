package dev.loopbook.step.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.step.Goal;
import dev.loopbook.step.LoopSnapshot;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.SyncSnapshot;
import dev.loopbook.step.SyncSnapshot.Held;
import dev.loopbook.step.Turn;
import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Markup;
import dev.loopbook.text.TimeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The player in a real browser.
final class PlayerTest {
  private static final Path BOOK = Path.of(System.getProperty("loopbook.home", "."));

  /// The chapters whose examples are played; `-Dplayer.chapters=ch` plays all.
  private static final String CHAPTERS = System.getProperty("player.chapters", "ch01,ch04,ch07");

  private static final int MOST = 600;

  /// What a program says that talks to the system in real time, so that no two runs are alike.
  private static final Pattern IN_REAL_TIME = Pattern.compile("\\bstartServer\\(|java\\.awt");

  /// How many players are on a page.
  private static final int A_PAGE = 10;

  private static final Compiler COMPILER = Compiler.with();

  @TempDir Path folder;

  /// Leafs through each film and reads the lists from the page, wherever a tick is complete.
  private static final String READS =
      """
      result([...document.querySelectorAll(".player")].map((root) => {
        const player = loopbook.open(root);
        const states = [];
        for (let i = 0; i < player.length; i++) {
          player.show(i);
          const frame = player.films[0].frames[i];
          if (!frame.ends || frame.head === "end") continue;
          const state = { head: frame.head, time: frame.to };
          for (const table of root.querySelectorAll("[data-list]")) {
            const rows = [...table.querySelectorAll("tbody tr")].map((row) =>
              [...row.children].map((cell) => cell.textContent));
            if (rows[0][0] !== "–" || rows[0].length > 1) state[table.dataset.list] = rows;
          }
          states.push(state);
        }
        return states;
      }));
      """;

  @Test
  void whatAPageShowsAtATickIsWhatTheLoopIs() throws Exception {
    var browser = Browser.installed(folder);
    var films = new ArrayList<Film>();
    var expected = new LinkedHashMap<String, List<JsonObject>>();
    for (var file : examples()) {
      if (COMPILER.compileProgram(file) instanceof Compiled compiled) {
        var program = Program.of(compiled);
        var film = Film.of(program, file.getFileName().toString(), options(), MOST);
        films.add(film);
        expected.put(file.toString(), states(program, film.length() == MOST));
      }
    }
    assertTrue(films.size() > 10, films.size() + " examples");

    var shown = new ArrayList<JsonElement>();
    for (var from = 0; from < films.size(); from += A_PAGE) { // one page with all of them is slow
      var some = films.subList(from, Math.min(films.size(), from + A_PAGE));
      run(browser, some, READS).getAsJsonArray().forEach(shown::add);
    }

    var i = 0;
    for (var example : expected.entrySet()) {
      var states = shown.get(i++).getAsJsonArray();
      var most = Math.min(states.size(), example.getValue().size());
      for (var at = 0; at < most; at++) {
        assertEquals(
            withoutPorts(example.getValue().get(at)),
            withoutPorts(states.get(at)),
            example.getKey());
      }
      if (films.get(i - 1).length() < MOST) {
        assertEquals(example.getValue().size(), states.size(), example.getKey());
      }
    }
  }

  /// Returns JSON without the ports that the system chose, which differ from run to run.
  private static String withoutPorts(JsonElement json) {
    return json.toString().replaceAll("(localhost|127\\.0\\.0\\.1):[0-9]+", "$1:PORT");
  }

  private static RunOptions options() {
    return RunOptions.virtualTime();
  }

  private static List<Path> examples() throws Exception {
    try (var files = Files.walk(BOOK.resolve("chapters"), 2)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(PlayerTest::isRepeatable)
          .filter(
              file ->
                  Stream.of(CHAPTERS.split(","))
                      .anyMatch(file.getParent().getFileName().toString()::startsWith))
          .sorted()
          .toList();
    }
  }

  private static boolean isRepeatable(Path file) {
    try {
      return !IN_REAL_TIME.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Steps a program tick by tick, and returns its loop at each pause as a page has to show it.
  private static List<JsonObject> states(Program program, boolean cut) {
    var states = new ArrayList<JsonObject>();
    try (var stepper = new Stepper(program, options())) {
      var result = stepper.go(Goal.beginning(), _ -> {});
      while (result instanceof StepResult.Paused && !(cut && states.size() > MOST)) {
        var shared = stepper.sync();
        stepper.picture().ifPresent(loop -> states.add(state(loop, shared)));
        result = stepper.go(Goal.ticks(1), _ -> {});
      }
    }
    return states;
  }

  private static JsonObject state(LoopSnapshot loop, List<SyncSnapshot> shared) {
    var state = new JsonObject();
    var of = loop.where().loops() > 1 ? " of loop " + loop.where().loop() : "";
    state.addProperty(
        "head",
        loop.where().tick() == 0 ? "before tick 1" + of : "tick " + loop.where().tick() + of);
    state.addProperty("time", TimeText.point(loop.where().nanos()));
    put(state, "ready", loop.ready().stream().map(q -> row(q.name(), q.what(), q.place())));
    put(
        state,
        "timers",
        loop.timers().stream().map(t -> row(TimeText.point(t.when()), t.called(), t.place())));
    put(state, "waiting", loop.waiting().stream().map(w -> row(w.task(), w.what(), w.place())));
    put(
        state,
        "shared",
        shared.stream()
            .map(
                thing ->
                    row(
                        thing.text(),
                        Stream.of(
                                listed("held by ", thing.holders().stream().map(Held::task)),
                                listed("holds ", thing.items().stream())
                                    + (thing.itemCount() > thing.items().size()
                                        ? " and %d more"
                                            .formatted(thing.itemCount() - thing.items().size())
                                        : ""),
                                listed("waited for by ", thing.waiters().stream()))
                            .filter(words -> !words.isEmpty())
                            .collect(Collectors.joining("; ")),
                        thing.holders().stream()
                            .flatMap(held -> held.since().stream())
                            .findFirst()
                            .or(thing::madeAt))));
    put(state, "open", loop.open().stream().map(o -> row(o.what(), "", o.place())));
    put(
        state,
        "sockets",
        loop.sockets().stream()
            .map(
                s ->
                    row(
                        s.interest().isEmpty() ? "idle" : s.interest(),
                        s.what(),
                        Optional.empty())));
    put(
        state,
        "done",
        loop.done().stream()
            .map(
                task ->
                    row(
                        task.name(),
                        task.how() instanceof Turn.Ends.Fails
                            ? "failed"
                            : task.how() instanceof Turn.Ends.IsCancelled ? "cancelled" : "",
                        Optional.empty())));
    return state;
  }

  private static String listed(String before, Stream<String> names) {
    var all = names.collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : before + all;
  }

  private static void put(JsonObject state, String name, Stream<JsonArray> rows) {
    var array = new JsonArray();
    rows.limit(30).forEach(array::add); // a page of the list
    if (!array.isEmpty()) {
      state.add(name, array);
    }
  }

  private static JsonArray row(String name, String what, Optional<CodePlace> place) {
    var row = new JsonArray();
    row.add(ControlCharacters.shown(name));
    row.add(ControlCharacters.shown(what));
    row.add(place.map(CodePlace::toString).orElse(""));
    return row;
  }

  @Test
  void keysButtonsAndLinksLeadThroughAFilm() throws Exception {
    var browser = Browser.installed(folder);
    var film = film("Two", TWO);

    var seen =
        run(
                browser,
                List.of(film),
                """
            const root = document.querySelector(".player");
            const player = loopbook.open(root);
            const seen = {};
            const head = () => root.querySelector(".head").textContent;
            const press = (key) => root.querySelector(".bar button").dispatchEvent(
              new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
            seen.first = head();
            press("ArrowRight"); press("ArrowRight"); seen.steps = head();
            press("ArrowLeft"); seen.back = head();
            press("PageDown"); press("PageDown"); seen.ticks = head();
            press("End"); seen.end = head();
            seen.output = root.querySelector(".printed").textContent;
            press("Home"); press("n"); seen.print = root.querySelector(".printed").textContent;
            seen.status = root.querySelector("[role=status]").textContent;
            press("ArrowLeft"); press("ArrowRight");
            const why = root.querySelector("details");
            why.open = true;
            seen.why = why.querySelector("li").textContent;
            seen.line = root.querySelector(".code .running code").textContent.trim();
            seen.lanes = root.querySelector(".lanes").getAttribute("aria-label");
            [...root.querySelectorAll("button")].find((b) => b.textContent === "|◀").click();
            seen.button = head();
            const select = root.querySelectorAll("select")[1];
            select.value = "<b>B</b>";
            select.dispatchEvent(new Event("change"));
            seen.follow = root.querySelector(".happened .who").textContent;
            location.hash = "#t2";
            dispatchEvent(new Event("hashchange")); // the browser's own comes too late for a dump
            seen.link = head();
            seen.here = root.querySelector(".head a").getAttribute("href");
            result(seen);
            """)
            .getAsJsonObject();

    assertEquals("before tick 1 · 0.000 s", text(seen, "first"));
    assertEquals("tick 2, callback 1 of 2 · 0.000 s", text(seen, "steps"));
    assertEquals("tick 1 · 0.000 s", text(seen, "back"));
    assertEquals("tick 3 · 1.000 s", text(seen, "ticks"));
    assertTrue(text(seen, "end").startsWith("end · "), text(seen, "end"));
    assertEquals("a\nb\na again\n</script><img src=x>\n", text(seen, "output"));
    assertEquals("a\n", text(seen, "print"));
    assertTrue(text(seen, "status").startsWith("tick 2, callback 1 of 2, 0.000 s: A starts"));
    assertTrue(text(seen, "why").startsWith("tick 1: main made A"), text(seen, "why"));
    assertEquals("await(sleep(seconds(1)));", text(seen, "line"));
    assertTrue(text(seen, "lanes").contains("A running"), text(seen, "lanes"));
    assertEquals("before tick 1 · 0.000 s", text(seen, "button"));
    assertEquals("<b>B</b>", text(seen, "follow"));
    assertEquals("tick 2 · 0.000 s", text(seen, "link"));
    assertEquals("#t2", text(seen, "here"));
  }

  /// The keys of a part that scrolls are the only ones that reach the rest of it.
  @Test
  void keysStayWithAPartThatScrollsAndWithTheBrowser() throws Exception {
    var seen =
        run(
                Browser.installed(folder),
                List.of(film("Two", TWO)),
                """
            const root = document.querySelector(".player");
            const player = loopbook.open(root);
            const code = root.querySelector(".code");
            const first = root.querySelector("button");
            const taken = (node, key, more) => !node.dispatchEvent(
              new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
            const keys = ["ArrowRight", "ArrowLeft", "PageDown", "PageUp", "End", "Home"];
            const takes = (node) => keys.filter((key) => taken(node, key)).join(" ");
            code.style.width = "60rem";
            const seen = { whole: takes(code) };
            code.style.height = "3rem";
            seen.low = takes(code);
            code.style.width = "5rem";
            seen.narrow = takes(code);
            seen.letters = ["n", "p", "p", "f"].filter((key) => taken(code, key)).length;
            seen.button = takes(first);
            seen.held = ["altKey", "ctrlKey", "metaKey", "shiftKey"]
              .filter((held) => keys.some((key) => taken(first, key, { [held]: true })));
            result(seen);
            """)
            .getAsJsonObject();

    var all = "ArrowRight ArrowLeft PageDown PageUp End Home";
    assertEquals(all, text(seen, "whole"));
    assertEquals("ArrowRight ArrowLeft", text(seen, "low"));
    assertEquals("", text(seen, "narrow"));
    assertEquals(4, seen.get("letters").getAsInt());
    assertEquals(all, text(seen, "button"));
    assertEquals("[]", seen.get("held").toString());
  }

  @Test
  void theFocusStaysWhereItIsWhenAMomentIsDrawn() throws Exception {
    var file = Files.writeString(folder.resolve("Many.java"), MANY);
    var compiled = (Compiled) COMPILER.compileProgram(file);
    var film = Film.of(Program.of(compiled), "Many", options(), 400);

    var seen =
        run(
                Browser.installed(folder),
                List.of(film),
                """
            const root = document.querySelector(".player");
            const player = loopbook.open(root);
            const focused = () => document.activeElement.className || document.activeElement.textContent;
            const step = () => document.activeElement.dispatchEvent(
              new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
            const seen = {};
            player.show(220);
            root.querySelector(".head a").focus();
            step();
            seen.link = document.activeElement === root.querySelector(".head a");
            root.querySelector("summary").focus();
            step();
            seen.why = focused();
            player.show(0);
            seen.whyIsGone = document.activeElement === root.querySelector(".head a");
            player.show(220);
            const turn = [...root.querySelectorAll(".turn")].at(-1);
            const on = turn.querySelector("button:last-child");
            on.focus();
            on.click();
            seen.on = focused();
            seen.page = document.activeElement.parentNode.firstChild.textContent;
            seen.said = root.querySelector("[role=status]").textContent;
            seen.list = document.activeElement.parentNode.getAttribute("aria-label");
            document.activeElement.blur();
            location.hash = "#t1";
            dispatchEvent(new Event("hashchange")); // the browser's own comes too late for a dump
            seen.linked = focused();
            root.querySelector(".head a").focus();
            location.hash = "#t2";
            dispatchEvent(new Event("hashchange"));
            seen.follows = document.activeElement === root.querySelector(".head a");
            result(seen);
            """)
            .getAsJsonObject();

    assertTrue(seen.get("link").getAsBoolean());
    assertEquals("why?", text(seen, "why"));
    assertTrue(seen.get("whyIsGone").getAsBoolean());
    assertEquals("on", text(seen, "on"));
    assertEquals("page 2 of 7 ", text(seen, "page"));
    assertEquals(text(seen, "list") + ": page 2 of 7", text(seen, "said"));
    assertEquals("player", text(seen, "linked"));
    assertTrue(seen.get("follows").getAsBoolean());
  }

  /// On a list that is closed, each press of an arrow key is a choice.
  @Test
  void passingByATaskLeadsNowhere() throws Exception {
    var seen =
        run(
                Browser.installed(folder),
                List.of(film("Two", TWO)),
                """
            const root = document.querySelector(".player");
            const player = loopbook.open(root);
            const choose = (index) => {
              player.follow.selectedIndex = index;
              player.follow.dispatchEvent(new Event("change"));
              return player.at;
            };
            const seen = { clicked: choose(2) };
            player.show(0);
            choose(1);
            choose(3);
            seen.passed = choose(2);
            player.jump.value = "";
            player.jump.dispatchEvent(new Event("change"));
            seen.emptied = player.at;
            result(seen);
            """)
            .getAsJsonObject();

    assertEquals(seen.get("clicked"), seen.get("passed"));
    assertEquals(seen.get("clicked"), seen.get("emptied"));
  }

  @Test
  void eachPartOfAPlayerHasANameThatIsHeardAndSaid() throws Exception {
    var one = film("One", TWO);
    var other = film("Other", TWO);

    var seen =
        run(
                Browser.installed(folder),
                FilmPlayer.open("x", List.of(one, other)),
                """
            const root = document.querySelector(".player");
            const player = loopbook.open(root);
            const words = (text) => text.toLowerCase().match(/[a-z]+/g) || [];
            const buttons = [...root.querySelectorAll("button")];
            const unlike = () => buttons.filter((button) => button.hasAttribute("aria-label")
                && !words(button.textContent).every((word) => words(button.getAttribute("aria-label")).includes(word)))
              .map((button) => button.textContent);
            const play = player.playing;
            const seen = { unlike: unlike(), play: play.getAttribute("aria-label") };
            play.click();
            seen.pause = play.getAttribute("aria-label");
            seen.unlikePlaying = unlike();
            play.click();
            player.show(2);
            seen.said = root.querySelector("[role=status]").textContent.match(/[A-Za-z]+, tick 2/g);
            seen.panes = [...root.querySelectorAll("section[role=group]")].map((pane) => pane.getAttribute("aria-label"));
            seen.output = root.querySelector(".printed").getAttribute("role");
            const rows = [...root.querySelectorAll(".list tr")].filter((row) => row.children.length > 1);
            seen.headless = rows.filter((row) => row.firstChild.tagName !== "TH").length;
            seen.rows = rows.length > 0;
            result(seen);
            """)
            .getAsJsonObject();

    assertEquals(
        "{\"unlike\":[],\"play\":\"Play (P)\",\"pause\":\"Pause (P)\",\"unlikePlaying\":[],"
            + "\"said\":[\"One, tick 2\",\"Other, tick 2\"],\"panes\":[\"One\",\"Other\"],"
            + "\"output\":\"group\",\"headless\":0,\"rows\":true}",
        seen.toString());
  }

  /// Whose names and output would be markup if they weren't text.
  private static final String TWO =
      """
      import static dev.loopbook.loop.Async.*;
      import dev.loopbook.loop.Coroutine;

      Coroutine<Void> say(String name, String last) {
        return async(() -> {
          IO.println(name);
          await(sleep(seconds(1)));
          IO.println(last);
        });
      }

      void main() {
        run(async(() -> {
          var a = createTask(say("a", "a again"), "A");
          var b = createTask(say("b", "</script><img src=x>"), "<b>B</b>");
          await(gather(a, b));
        }));
      }
      """;

  @Test
  void twoFilmsAreSteppedTogetherAndTheirFirstDifferenceIsMarked() throws Exception {
    var browser = Browser.installed(folder);
    var one = film("Two", TWO);
    var other = film("Two", TWO.replace("seconds(1)", "seconds(2)"));

    var seen =
        run(
                browser,
                FilmPlayer.open("x", List.of(one, other)),
                """
            const root = document.querySelector(".player");
            const player = loopbook.open(root);
            root.querySelector(".remark button").click();
            const heads = [...root.querySelectorAll(".head")].map((head) => head.textContent);
            const same = loopbook.open(document.querySelectorAll(".player")[0]).difference;
            result({ heads, marked: root.classList.contains("differs"), same });
            """)
            .getAsJsonObject();

    assertEquals(
        "[\"tick 2, callback 1 of 2 · 0.000 s\",\"tick 2, callback 1 of 2 · 0.000 s\"]",
        seen.get("heads").toString());
    assertTrue(seen.get("marked").getAsBoolean());
    assertEquals(2, seen.get("same").getAsInt());
  }

  @Test
  void namesAndOutputOfAStrangerAreTextHoweverHostile() throws Exception {
    var browser = Browser.installed(folder);

    var seen =
        run(
                browser,
                List.of(film("Hostile", HOSTILE)),
                """
            const root = document.querySelector(".player");
            const player = loopbook.open(root);
            player.show(player.length - 1);
            const { output } = loopbook.state(root)[0];
            player.tick(-1);
            const printed = root.querySelector(".printed");
            result({
              done: [...root.querySelectorAll(".done .who")].map((cell) => cell.textContent),
              follow: [...root.querySelectorAll("select")[1].options].map((option) => option.textContent),
              strange: root.querySelectorAll("img, script, b, a:not([href^='#t'])").length,
              ran: typeof hacked,
              output: output.length,
              shown: printed.textContent.length,
              first: printed.firstChild.textContent,
              last: output.slice(-18),
            });
            """)
            .getAsJsonObject();

    assertEquals(
        List.of(
            "main",
            "</script><script>hacked = 1</script>",
            "\"'><img src=x onerror=hacked=2>",
            "\uFFFDevil\uFFFD",
            "\u05E2\u05D1\u05E8\u05D9\u05EA",
            "constructor",
            "__proto__",
            "]]>&amp;<!--"),
        strings(seen.getAsJsonArray("follow")).stream().skip(1).toList());
    assertEquals(8, seen.getAsJsonArray("done").size());
    assertEquals(0, seen.get("strange").getAsInt());
    assertEquals("undefined", text(seen, "ran"));
    assertTrue(seen.get("output").getAsInt() > 100_000, seen.get("output").toString());
    assertTrue(seen.get("shown").getAsInt() < 21_000, seen.get("shown").toString());
    assertTrue(text(seen, "first").contains(" letters before"), text(seen, "first"));
    assertEquals("</script>\uFFFD␛[31m\n", text(seen, "last").substring(2));
  }

  private static final String HOSTILE =
      """
      import static dev.loopbook.loop.Async.*;
      import java.util.List;

      void main() {
        run(async(() -> {
          for (var name : List.of("</script><script>hacked = 1</script>",
              "\\"'><img src=x onerror=hacked=2>", "\\u202Eevil\\u2066", "\\u05E2\\u05D1\\u05E8\\u05D9\\u05EA",
              "constructor", "__proto__", "]]>&amp;<!--")) {
            await(createTask(sleep(seconds(0)), name));
          }
          IO.println("x".repeat(100_000));
          IO.println("</script>\\u202E\\u001B[31m");
          await(sleep(seconds(1)));
        }));
      }
      """;

  private static List<String> strings(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsString).toList();
  }

  /// A page draws a window of what there is, so that a step costs the same however much that is.
  @Test
  void aLargeRunIsDrawnInParts() throws Exception {
    var browser = Browser.installed(folder);
    var file = folder.resolve("Many.java");
    Files.writeString(file, MANY);
    var compiled = (Compiled) COMPILER.compileProgram(file);
    var film = Film.of(Program.of(compiled), "Many", options(), 1_000);

    var seen =
        run(
                browser,
                List.of(film),
                """
            const root = document.querySelector(".player");
            const player = loopbook.open(root);
            const drawn = [];
            for (let i = 0; i < player.length; i += 37) {
              player.show(i);
              drawn.push(root.querySelectorAll("*").length);
            }
            const turn = [...root.querySelectorAll(".turn")].map((p) => p.firstChild.textContent);
            result({ length: player.length, most: Math.max(...drawn), turn,
              lanes: root.querySelector(".lanes").textContent,
              remark: root.querySelector(".remark").textContent });
            """)
            .getAsJsonObject();

    assertEquals(1_000, seen.get("length").getAsInt());
    assertEquals("These are its first 1000 callbacks.", text(seen, "remark"));
    assertTrue(strings(seen.getAsJsonArray("turn")).contains("page 1 of 7 "), seen::toString);
    assertTrue(text(seen, "lanes").contains(" more tasks\n"), text(seen, "lanes"));
    assertTrue(seen.get("most").getAsInt() < 2_500, seen.get("most").toString());
  }

  private static final String MANY =
      """
      import static dev.loopbook.loop.Async.*;
      import dev.loopbook.loop.Coroutine;

      Coroutine<Void> nap() {
        return async(() -> {
          while (true) {
            await(sleep(seconds(1)));
          }
        });
      }

      void main() {
        run(async(() -> {
          for (var i = 0; i < 200; i++) {
            createTask(nap(), "nap " + i);
          }
          await(sleep(seconds(100)));
        }));
      }
      """;

  @Test
  void lanesAreDrawnOverTicksOrOverTime() throws Exception {
    var browser = Browser.installed(folder);

    var seen =
        run(
                browser,
                List.of(film("Two", TWO.replace("b\", \"</", "b\", \"")), film("Still", STILL)),
                """
            const texts = [...document.querySelectorAll(".player")].map((root) => {
              const player = loopbook.open(root);
              player.show(player.length - 1);
              const over = [...root.querySelectorAll("select")].at(-1);
              over.value = "time";
              over.dispatchEvent(new Event("change"));
              return root.querySelector(".lanes").textContent.split("\\n");
            });
            result(texts);
            """)
            .getAsJsonArray();

    var over = strings(seen.get(0).getAsJsonArray());
    assertEquals("s        0.000   0.170   0.340   0.511   0.681   0.851", over.get(0).strip());
    assertEquals("main     █" + "─".repeat(46) + "█", over.get(1));
    assertEquals("A        █" + "─".repeat(46) + "█", over.get(2));
    assertEquals(
        "No time passes in this program.", strings(seen.get(1).getAsJsonArray()).getFirst());
  }

  @Test
  void playGoesThroughTheFilmByItselfAndCanBePaused() throws Exception {
    var browser = Browser.installed(folder).thatGoesOn();

    var seen =
        run(
                browser,
                List.of(film("Two", TWO)),
                """
            (async () => {
              const root = document.querySelector(".player");
              const player = loopbook.open(root);
              const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
              const button = () => [...root.querySelectorAll("button")].find((b) => /play|pause/.test(b.textContent));
              const status = root.querySelector("[role=status]");
              const pace = root.querySelector("select");
              pace.value = "250";
              const words = [button().textContent];
              button().click();
              words.push(button().textContent);
              while (player.at < 3) await pause(20);
              const playing = status.textContent;
              button().click();
              const at = player.at;
              const paused = status.textContent;
              words.push(button().textContent);
              await pause(1000);
              const still = player.at === at;
              button().click();
              while (player.at < player.length - 1) await pause(20);
              await pause(1000);
              words.push(button().textContent);
              const end = root.querySelector(".head").textContent;
              button().click();
              const again = player.at;
              button().click();
              result({ words, still, again, end, said: [playing, paused] });
            })();
            """)
            .getAsJsonObject();

    assertEquals(
        List.of("▶ play", "❚❚ pause", "▶ play", "▶ play"), strings(seen.getAsJsonArray("words")));
    assertTrue(seen.get("still").getAsBoolean());
    assertEquals(0, seen.get("again").getAsInt(), "played to the end, it begins anew");
    assertTrue(text(seen, "end").startsWith("end · "), text(seen, "end"));
    var said = strings(seen.getAsJsonArray("said"));
    assertEquals("", said.getFirst(), "what changes four times a second is too much to hear");
    assertTrue(said.getLast().startsWith("tick 2, "), said.getLast());
  }

  @Test
  void onPaperThereAreNoButtonsAndNothingIsCutOff() throws Exception {
    var page =
        page(
            FilmPlayer.open("x", List.of(film("Two", TWO))),
            """
            const root = document.querySelector(".player");
            const player = loopbook.open(root);
            player.show(player.length - 1);
            const cut = [...root.querySelectorAll(".code, .printed")].filter((node) => node.scrollHeight > node.clientHeight + 1);
            result({
              buttons: [...root.querySelectorAll("button, select, input")].filter((node) => node.checkVisibility()).length,
              output: root.querySelector(".printed").checkVisibility(),
              cut: cut.length,
            });
            """);
    assertTrue(page.contains("@media print"));

    var seen =
        Browser.installed(folder)
            .open(page.replace("@media print", "@media all"))
            .getAsJsonObject();

    assertEquals("[]", seen.get("errors").toString());
    assertEquals("{\"buttons\":0,\"output\":true,\"cut\":0}", seen.get("value").toString());
  }

  private static final String STILL =
      """
      import static dev.loopbook.loop.Async.*;

      void main() {
        run(async(() -> {
          await(sleep(seconds(0)));
        }));
      }
      """;

  @Test
  void aPhoneIsWideEnough() throws Exception {
    for (var source : List.of(TWO, HOSTILE)) {
      phoneIsWideEnoughFor(film("Two", source));
    }
  }

  private void phoneIsWideEnoughFor(Film film) throws Exception {
    var browser = Browser.installed(folder);
    var page = page(FilmPlayer.open("x", List.of(film)), "");
    // A window can't be that narrow, but a frame in it can.
    var seen =
        browser.open(
            Markup.of(
                    "<!doctype html><body><script>%s</script><iframe width=\"360\" height=\"700\" srcdoc=\"%s\"></iframe><script>%s</script></body>",
                    new Markup(Browser.reporting()),
                    page,
                    new Markup(
                        """
                        const frame = document.querySelector("iframe");
                        frame.addEventListener("load", () => {
                          const inside = frame.contentDocument.documentElement;
                          const root = frame.contentDocument.querySelector(".player");
                          const player = frame.contentWindow.loopbook.open(root);
                          let most = 0;
                          for (let i = 0; i < player.length; i++) {
                            player.show(i);
                            most = Math.max(most, inside.scrollWidth);
                          }
                          result([most, inside.clientWidth]);
                        });
                        """))
                .source());
    var widths = seen.getAsJsonObject().get("value").getAsJsonArray();
    assertTrue(widths.get(0).getAsInt() <= widths.get(1).getAsInt(), widths.toString());
  }

  private static String text(JsonObject seen, String name) {
    return seen.get(name).getAsString();
  }

  private Film film(String name, String source) throws Exception {
    var file = folder.resolve(name + ".java");
    Files.writeString(file, source);
    if (COMPILER.compileProgram(file) instanceof Compiled compiled) {
      return Film.of(Program.of(compiled), name, options(), MOST);
    }
    throw new AssertionError(name + " does not compile");
  }

  private static JsonElement run(Browser browser, List<Film> films, String script)
      throws Exception {
    var players = new ArrayList<Markup>();
    for (var i = 0; i < films.size(); i++) {
      players.add(FilmPlayer.open("f" + i, List.of(films.get(i))));
    }
    return run(browser, Markup.join(players), script);
  }

  private static JsonElement run(Browser browser, Markup players, String script) throws Exception {
    var seen = browser.open(page(players, script)).getAsJsonObject();
    assertEquals("[]", seen.get("errors").toString());
    return seen.get("value");
  }

  private static String page(Markup players, String script) {
    var first = Browser.reporting();
    return Markup.of(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>player</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            %s</head><body><script>%s</script>
            %s%s<script>%s</script></body></html>
            """,
            FilmPlayer.head(first, script),
            new Markup(first),
            players,
            FilmPlayer.foot(),
            new Markup(script))
        .source();
  }

  /// Films are equal when the runs are.
  @Test
  void aFilmIsAFunctionOfItsProgram() throws Exception {
    assertEquals(film("Two", TWO).toJson(), film("Two", TWO).toJson());
    assertEquals(Map.of("format", "loopbook-film"), Map.of("format", format(film("Two", TWO))));
  }

  private static String format(Film film) {
    return JsonParser.parseString(film.toJson()).getAsJsonObject().get("format").getAsString();
  }
}
