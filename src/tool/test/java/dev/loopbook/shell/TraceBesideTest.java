package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `trace --html --beside`: two runs on one page, stepped together.
class TraceBesideTest {
  private static final Pattern TOKEN = Pattern.compile("\\bany-[a-z0-9-]+");
  private static final Pattern FILM =
      Pattern.compile("<script type=\"application/json\" id=\"film-[^\"]*\">(.*?)</script>");

  @TempDir Path home;
  private String program;
  private String other;
  private Path page;

  @BeforeEach
  void writePrograms() throws IOException {
    program = write("Lost.java", 1);
    other = write("Lost2.java", 2);
    page = home.resolve("page.html");
  }

  private String write(String name, int step) throws IOException {
    var file = home.resolve(name);
    Files.writeString(
        file,
        """
        import static dev.loopbook.loop.Async.*;
        import dev.loopbook.loop.Coroutine;

        int count = 0;

        Coroutine<Void> add() {
          return async(() -> {
            int read = count;
            await(sleep(seconds(0)));
            count = read + %d;
          });
        }

        void main() {
          run(async(() -> {
            await(gather(createTask(add(), "A"), createTask(add(), "B")));
            IO.println("count: " + count);
          }));
        }
        """
            .formatted(step));
    return file.toString();
  }

  private List<JsonObject> films(String beside) throws IOException {
    var trace =
        Piped.command(home, "trace", program, "--html", page.toString(), "--beside", beside);
    assertEquals(0, trace.status(), trace::err);
    return FILM.matcher(Files.readString(page))
        .results()
        .map(film -> JsonParser.parseString(film.group(1)).getAsJsonObject())
        .toList();
  }

  private static String printed(JsonObject film) {
    var text = new StringBuilder();
    for (var frame : film.getAsJsonArray("frames")) {
      if (frame.getAsJsonObject().has("out")) {
        for (var out : frame.getAsJsonObject().getAsJsonArray("out")) {
          text.append(out.getAsJsonArray().get(0).getAsString());
        }
      }
    }
    return text.toString();
  }

  @Test
  void anOrderThatAnExplorationFoundIsPlayedBesideFifo() throws IOException {
    var explored = Piped.command(home, "explore", program);
    var token = TOKEN.matcher(explored.out());
    assertTrue(token.find(), explored::out);

    var films = films(token.group());

    assertEquals(2, films.size());
    assertEquals("count: 1\n", printed(films.getFirst()));
    assertEquals("count: 2\n", printed(films.getLast()));
    var name = films.getLast().get("name").getAsString();
    assertTrue(name.endsWith(" as " + token.group()), name);
    assertNotEquals(films.getFirst().get("frames"), films.getLast().get("frames"));
  }

  @Test
  void anotherProgramIsPlayedBesideIt() throws IOException {
    var films = films(other);
    assertEquals(
        List.of("count: 1\n", "count: 2\n"), films.stream().map(TraceBesideTest::printed).toList());
  }

  @Test
  void anOrderOfAnotherProgramIsRefused() {
    var foreign = TOKEN.matcher(Piped.command(home, "explore", other).out());
    assertTrue(foreign.find());
    for (var token : List.of(foreign.group(), "any-zzz-1")) {
      var trace =
          Piped.command(home, "trace", program, "--html", page.toString(), "--beside", token);
      assertEquals(2, trace.status(), trace::out);
      assertTrue(
          trace.err().replaceAll("\\s+", " ").contains("trace --beside " + token), trace::err);
      assertTrue(Files.notExists(page));
    }
  }
}
