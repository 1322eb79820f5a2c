package dev.loopbook.shell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loopbook.book.Chapters;
import dev.loopbook.book.Example;
import dev.loopbook.book.HtmlBook;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.FileStamp;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.film.Film;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows the web book to this machine's own browser, until Ctrl-C.
///
/// Pages are made when they are asked for. A page whose chapter has been saved since is made anew,
/// and what is wrong with the chapter is said where the command runs. All of that happens on the
/// command's own thread; the server's thread only hands requests over.
final class BookServer {

  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Session session;
  private final BlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
  private volatile boolean ended; // by Ctrl-C, which comes on another thread
  private final Map<Path, Kept> films = new HashMap<>();
  private @Nullable HtmlBook book;
  private List<FileStamp> read = List.of();

  /// A film, and the file that it was made of.
  private record Kept(FileStamp file, Optional<Film> film) {}

  BookServer(Session session) {
    this.session = session;
  }

  /// Serves until Ctrl-C.
  ///
  /// @param port the port on the loopback address; 0 for any that is free
  int serve(int port) throws IOException {
    var server = listening(port);
    server.createContext("/", this::answer);
    server.setExecutor(requests::add);
    server.start();
    try (var _ = session.interrupts().to(this::end)) {
      session.interrupts().check();
      session
          .screen()
          .say(
              new Span("http://localhost:" + server.getAddress().getPort() + "/", Style.LINK),
              new Span(" · Ctrl-C ends it", Style.LABEL));
      while (!ended) {
        requests.take().run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      server.stop(0);
    }
    return ExitStatus.OK;
  }

  private void end() {
    ended = true;
    requests.add(() -> {}); // wakes the command, which may be waiting for a request
  }

  private static HttpServer listening(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IllegalArgumentException _) {
      throw CommandException.usage("book: %d: a port is a number up to 65535", port);
    } catch (BindException _) {
      throw CommandException.usage(
          "book: port %d is taken, or may not be used. Try another: book --serve %d",
          port, port == 8025 ? 8026 : 8025);
    }
  }

  private void answer(HttpExchange request) throws IOException {
    try (request) {
      var path = request.getRequestURI().getPath().substring(1);
      var name = path.isEmpty() ? "index.html" : path;
      if (!isOwn(request.getRequestHeaders().getFirst("Host"))) {
        send(request, 403, "text/plain", "This book is shown on this machine only.\n");
        return;
      }
      if (!request.getRequestMethod().matches("GET|HEAD")) {
        send(request, 405, "text/plain", "There is nothing to send here.\n");
        return;
      }
      page(request, name);
    }
  }

  private void page(HttpExchange request, String name) throws IOException {
    Optional<String> page;
    Optional<String> example = Optional.empty();
    try {
      var current = current();
      page = current.page(name);
      var file = current.example(name);
      if (file.isPresent()) {
        example = Optional.of(TextFile.read(file.get().file()));
      }
    } catch (IOException failure) {
      var why = name + ": can't be shown: " + FileFailure.why(failure);
      session.screen().line(StyledLine.of(why, Style.WARNING));
      send(request, 500, "text/plain", why + "\n");
      return;
    }
    if (page.isPresent()) {
      send(request, 200, "text/html", page.get());
    } else if (example.isPresent()) {
      send(request, 200, "text/plain", example.get());
    } else {
      send(request, 404, "text/plain", "There is no such page. / has the contents.\n");
    }
  }

  /// Returns whether a browser asked for this machine by its own name, and not by one that leads
  /// here because somebody else wants to read along.
  private static boolean isOwn(@Nullable String host) {
    return host != null && OWN_NAMES.contains(host.replaceFirst(":[0-9]+$", ""));
  }

  private static void send(HttpExchange request, int status, String type, String text)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var headers = request.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    var isHead = request.getRequestMethod().equals("HEAD");
    request.sendResponseHeaders(status, isHead ? -1 : bytes.length);
    if (!isHead) {
      request.getResponseBody().write(bytes);
    }
  }

  /// Returns the book as it is saved now.
  private HtmlBook current() throws IOException {
    var now = stamps();
    var known = book;
    if (known != null && now.equals(read)) {
      return known;
    }
    var chapters = Chapters.in(session.home());
    var fresh = new WebBook(session).of(chapters, this::film);
    if (known != null) {
      session.screen().say("read anew");
    }
    fresh
        .problems()
        .forEach(
            problem -> session.screen().line(StyledLine.of(problem.toString(), Style.WARNING)));
    read = now;
    book = fresh;
    return fresh;
  }

  private Optional<Film> film(Example example) {
    var stamp = FileStamp.of(example.file());
    var kept = films.get(example.file());
    if (kept == null || !kept.file().equals(stamp)) {
      kept = new Kept(stamp, new WebBook(session).film(example));
      films.put(example.file(), kept);
    }
    return kept.film();
  }

  private List<FileStamp> stamps() throws IOException {
    var stamps = Stream.<FileStamp>empty();
    for (var folder : List.of("chapters", "exercises")) {
      var place = session.home().resolve(folder);
      if (Files.isDirectory(place)) {
        try (var files = Files.walk(place)) {
          stamps = Stream.concat(stamps, files.map(FileStamp::of).toList().stream());
        }
      }
    }
    return stamps.toList();
  }
}
