package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.shell.session.ClosedOutput;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookServerTest {
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:([0-9]+)/");

  @TempDir Path home;
  private TinyBook book;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final ByteArrayOutputStream shown =
      new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int from, int count) {
          super.write(bytes, from, count);
          var address = ADDRESS.matcher(toString(StandardCharsets.UTF_8));
          if (address.find()) {
            port.complete(Integer.valueOf(address.group(1)));
          }
        }
      };
  private Session session;
  private CompletableFuture<Integer> status;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void serve() {
    book = TinyBook.in(home);
    var screen = new Screen(new StreamOutput(shown, shown), Palette.PLAIN);
    var nothing = new ByteArrayInputStream(new byte[0]);
    session = new Session(screen, _ -> new StreamKeyboard(nothing, screen), home);
    status =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new Dispatcher(session).run(List.of("book", "--serve", "0"));
              } catch (ClosedOutput e) {
                throw new AssertionError(e);
              }
            });
  }

  @AfterEach
  void end() {
    port.join();
    session.interrupts().raise();
    assertEquals(0, status.join());
    session.close();
    client.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    var address = URI.create("http://localhost:" + port.join() + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @Test
  void pagesAndExamplesAreShownAndNothingElse() throws Exception {
    assertTrue(get("/").body().contains("<h1>Loopbook</h1>"));
    var page = get("/ch01_first.html");
    assertEquals("text/html; charset=utf-8", page.headers().firstValue("Content-Type").orElse(""));
    assertTrue(page.body().contains("What comes first?"));
    assertTrue(get("/ch01_first/Hello.java").body().contains("IO.println"));
    for (var path : List.of("/nowhere.html", "/../secret", "/%2e%2e/secret", "/ch01_first/")) {
      assertEquals(404, get(path).statusCode(), path);
    }
  }

  @Test
  void aChapterThatIsSavedIsShownAnewAndItsMistakesAreSaid() throws Exception {
    assertTrue(get("/ch01_first.html").body().contains("What comes first?"));
    var readme = home.resolve("chapters/ch01_first/README.md");
    Files.writeString(readme, "# Another title\n\n[nowhere](gone.md)\n");
    assertTrue(get("/ch01_first.html").body().contains("Another title"));
    assertTrue(get("/").body().contains("Another title"));
    var said = shown.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("  read anew\n"), said);
    assertTrue(said.contains("chapters/ch01_first/README.md:3: gone.md: leads to no file\n"), said);
    book.write("chapters/ch01_first/README.md", "# Third\n");
    assertTrue(get("/ch01_first.html").body().contains("Third"));
  }

  @Test
  void anExampleThatIsSavedIsPlayedAnew() throws Exception {
    book.write("chapters/ch01_first/README.md", "# One\n\n```java src=Nap.java\n```\n");
    for (var text : List.of("good night", "good morning")) {
      book.write(
          "chapters/ch01_first/Nap.java",
          """
          import static dev.loopbook.loop.Async.*;

          void main() {
            run(async(() -> {
              await(sleep(seconds(1)));
              IO.println("%s");
            }));
          }
          """
              .formatted(text));
      var film = filmOf(get("/ch01_first.html").body());
      assertTrue(film.contains(text), film);
    }
  }

  private static String filmOf(String page) {
    return page.substring(page.indexOf("<script type=\"application/json\""));
  }

  @Test
  void anExampleThatCannotBeReadIsNamed() throws Exception {
    Files.write(home.resolve("chapters/ch01_first/Hello.java"), new byte[] {(byte) 0xff});
    var page = get("/ch01_first/Hello.java");
    assertEquals(500, page.statusCode());
    assertEquals("ch01_first/Hello.java: can't be shown: it isn't UTF-8\n", page.body());
    assertTrue(shown.toString(StandardCharsets.UTF_8).contains(page.body()));
    assertEquals(200, get("/ch02_second.html").statusCode());
  }

  @Test
  void nothingIsTakenAndNobodyElseIsAnswered() throws Exception {
    var address = URI.create("http://localhost:" + port.join() + "/");
    var post = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString("x")).build();
    assertEquals(405, client.send(post, BodyHandlers.ofString()).statusCode());
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port.join())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = new byte[12];
      socket.getInputStream().readNBytes(answer, 0, answer.length);
      assertEquals("HTTP/1.1 403", new String(answer, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var number = Integer.toString(taken.getLocalPort());
      var second = Piped.command(home, "book", "--serve", number);
      assertEquals(2, second.status());
      assertEquals(
          "  book: port %s is taken, or may not be used. Try another: book --serve 8025\n"
              .formatted(number),
          second.err());
    }
    var impossible = Piped.command(home, "book", "--serve", "70000");
    assertEquals(2, impossible.status());
    assertEquals("  book: 70000: a port is a number up to 65535\n", impossible.err());
    assertEquals(2, Piped.command(home, "book", "--serve", "--check").status());
  }
}
