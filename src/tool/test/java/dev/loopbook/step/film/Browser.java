package dev.loopbook.step.film;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A browser without a window, in which a page runs a script that leaves its result in the page.
public final class Browser {
  private static final Pattern RESULT = Pattern.compile("id=\"result\">([A-Za-z0-9+/=]*)<");

  /// Lets scripts go on for so long after a page is loaded, without waiting for it. A page that
  /// computes for long never comes to that end.
  private static final String GOES_ON = "--virtual-time-budget=30000";

  private final Path program;
  private final Path folder;
  private final List<String> extra;

  private Browser(Path program, Path folder, List<String> extra) {
    this.program = program;
    this.folder = folder;
    this.extra = extra;
  }

  /// Returns a browser in which scripts may hand over their result later, after a promise.
  public Browser thatGoesOn() {
    return new Browser(program, folder, List.of(GOES_ON));
  }

  /// Returns the browser that is installed; without one, ends the test as left out.
  public static Browser installed(Path folder) {
    var found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> onPath(name).stream())
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "there is no chromium on the PATH");
    return new Browser(found.get(), folder, List.of());
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Opens a page from a file, and returns what its script handed to `result(…)`.
  ///
  /// @param page the page; its script has to call the function of [#reporting]
  public JsonElement open(String page) throws Exception {
    var result = RESULT.matcher(dom(page));
    if (!result.find()) {
      throw new AssertionError("the page's script left no result");
    }
    var json = Base64.getDecoder().decode(result.group(1));
    return JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
  }

  /// Opens a page from a file, and returns what its scripts made of it, as HTML.
  public String dom(String page) throws Exception {
    var file = Files.writeString(Files.createTempFile(folder, "page", ".html"), page);
    var dom = Files.createTempFile(folder, "dom", ".html");
    var process =
        new ProcessBuilder(command(file))
            .redirectErrorStream(false)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(dom.toFile())
            .start();
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("the browser does not end");
    }
    return Files.readString(dom);
  }

  private List<String> command(Path page) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                "--timeout=120000"));
    command.addAll(extra);
    command.add("--dump-dom");
    command.add(page.toUri().toString());
    return command;
  }

  /// A script that has to stand before all others: it collects errors, and defines `result(…)`.
  public static String reporting() {
    return """
    const errors = [];
    addEventListener("error", (event) => errors.push(event.message));
    addEventListener("securitypolicyviolation", (event) => errors.push("refused: " + event.blockedURI));
    const result = (value) => {
      const place = document.createElement("pre");
      place.id = "result";
      const bytes = new TextEncoder().encode(JSON.stringify({ errors, value }));
      place.textContent = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      document.body.append(place);
    };
    """;
  }
}
