package dev.loopbook.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.jspecify.annotations.Nullable;

/// A shell on a terminal that is only bytes, and somebody who types when it shows what they wait
/// for. Nothing here waits for time: what is shown is the cue for what is typed.
final class TypedShell {
  static final String GREETING =
      "  Loopbook · read ch01: the book · next: the exercises · help: all commands\n";

  static final String CTRL_C = "\003";
  static final String CTRL_D = "\004";
  static final String ENTER = "\r";
  static final String TAB = "\t";
  static final String UP = "\033[A";

  /// Lines enough that nothing scrolls away.
  private static final int PAPER = 200;

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final Deque<Cue> cues = new ArrayDeque<>();
  private final StringBuilder raw = new StringBuilder();
  private @Nullable ScreenTerminal picture;
  private Size size = Size.of(80, 24);
  private String type = "ansi";
  private String before = "";

  /// How much of the picture has been answered.
  private int seen;

  private @Nullable LineDisciplineTerminal terminal;
  private int status;

  /// What to type once a text is shown.
  private record Cue(String text, String keys) {}

  private TypedShell(Path home) {
    this.home = home;
    environment.put("XDG_STATE_HOME", home.resolve("state").toString());
  }

  static TypedShell at(Path home) {
    return new TypedShell(home);
  }

  TypedShell size(int columns, int rows) {
    size = Size.of(columns, rows);
    return this;
  }

  /// Chooses the kind of terminal, `ansi` unless told otherwise.
  TypedShell type(String name) {
    type = name;
    return this;
  }

  TypedShell environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// Types a line at the next prompt.
  TypedShell line(String line) {
    return when("> ", line + ENTER);
  }

  /// Types these keys at the next prompt, without Enter.
  TypedShell keys(String keys) {
    return when("> ", keys);
  }

  /// Types these keys when this text is shown.
  TypedShell when(String text, String keys) {
    cues.add(new Cue(text, keys));
    return this;
  }

  /// Runs the shell until it ends, and returns all it showed after its greeting, without colours.
  String run() {
    var shown = run("shell");
    return shown.startsWith(GREETING) ? shown.substring(GREETING.length()) : shown;
  }

  /// Runs one command as from the command line, and returns all it showed.
  String run(String... words) {
    try (var opened =
        new LineDisciplineTerminal("test", type, new Glass(), StandardCharsets.UTF_8)) {
      terminal = opened;
      opened.setSize(size);
      picture = new ScreenTerminal(size.getColumns(), PAPER);
      try (var session = Startup.onTerminal(opened, environment, home)) {
        status = new Dispatcher(session).run(List.of(words));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    if (!cues.isEmpty()) {
      throw new AssertionError("never shown: " + cues.getFirst() + " in\n" + shown());
    }
    return shown().stripTrailing() + "\n";
  }

  /// Returns what was shown, colours and all.
  String raw() {
    return raw.toString();
  }

  private String shown() {
    var lines = picture.toString().lines().map(String::stripTrailing).toList();
    return String.join("\n", lines).stripTrailing() + " ";
  }

  int status() {
    return status;
  }

  /// Looks at what is shown so far, and types if that is what somebody waits for.
  private void look() throws IOException {
    var shown = shown();
    seen = Math.min(seen, alike(shown, before)); // what was written over is new
    before = shown;
    while (!cues.isEmpty()) {
      var at = shown.indexOf(cues.getFirst().text(), seen);
      if (at < 0) {
        return;
      }
      seen = at + cues.getFirst().text().length();
      press(cues.removeFirst().keys());
    }
  }

  private static int alike(String one, String other) {
    var end = Math.min(one.length(), other.length());
    var at = 0;
    while (at < end && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private void press(String keys) throws IOException {
    // which makes a signal of a Ctrl-C unless the shell reads it as a key
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  /// What the terminal writes on: bytes from the shell's thread and from a program's. A flush is
  /// when a person sees them.
  private final class Glass extends OutputStream {
    private final ByteArrayOutputStream fresh = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      fresh.write(b);
    }

    @Override
    public synchronized void flush() throws IOException {
      var text = fresh.toString(StandardCharsets.UTF_8);
      fresh.reset();
      raw.append(text);
      picture.write(text);
      look();
    }
  }
}
