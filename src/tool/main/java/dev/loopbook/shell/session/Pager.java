package dev.loopbook.shell.session;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.StyledLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Shows a long text a page at a time, on a terminal; elsewhere all at once.
///
/// What has been read stays on the screen, so you can try it out right below. That is why this
/// isn't JLine's `Less`, which takes the whole screen and puts it back afterwards.
public final class Pager {
  private final Session session;
  private final Screen screen;
  private final List<StyledLine> lines;

  // The lines on the screen: those from top up to, but without, next.
  private int top;
  private int next;
  private String word = "";

  private Pager(List<StyledLine> lines, Session session) {
    this.lines = lines;
    this.session = session;
    this.screen = session.screen();
  }

  /// Shows a text.
  public static void show(List<StyledLine> lines, Session session) {
    if (session.screen().isTerminal()) {
      new Pager(lines, session).show();
    } else {
      session.screen().lines(lines);
    }
  }

  private void show() {
    forward(page());
    if (next < lines.size()) {
      try (var keys = session.keyboard().keys()) {
        browse(keys);
      }
    }
  }

  private void browse(Keys keys) {
    var note = "";
    while (next < lines.size()) {
      var key = ask(note, keys);
      note = "";
      switch (key) {
        case " ", "f", "page-down" -> forward(page());
        case "enter", "down", "j" -> forward(1);
        case "b", "page-up" -> jump(top - page());
        case "up", "k" -> jump(top - 1);
        case "g", "home" -> jump(0);
        case "G", "end" -> forward(lines.size());
        case "/", "n" -> note = search(key, keys);
        case "q", "Q", "escape", "" -> {
          return;
        }
        default -> {}
      }
    }
  }

  /// Shows the next lines below the others.
  private void forward(int count) {
    var to = Math.min(lines.size(), next + count);
    screen.lines(lines.subList(next, to));
    next = to;
    top = Math.max(top, next - page());
  }

  /// Shows the page that begins with this line.
  private void jump(int line) {
    top = Math.clamp(line, 0, lines.size() - 1);
    next = top;
    if (screen.isFullScreen()) {
      screen.clear();
    }
    forward(page());
  }

  /// Goes to the next line with the word that is typed, or was. Returns what to say if there's
  /// none.
  private String search(String key, Keys keys) {
    if (key.equals("/")) {
      var typed = typed(keys);
      if (typed.isEmpty()) {
        return "";
      }
      word = typed.get();
    }
    var wanted = word.toLowerCase(Locale.ROOT);
    for (var i = top + 1; i < lines.size() && !wanted.isEmpty(); i++) {
      if (lines.get(i).plain().toLowerCase(Locale.ROOT).contains(wanted)) {
        jump(i);
        return "";
      }
    }
    return word.isEmpty() ? "/ comes first" : "no " + word + " from here on";
  }

  /// Returns the word that is typed; nothing if that's given up.
  private Optional<String> typed(Keys keys) {
    var text = "";
    while (true) {
      var key = keys.next("/" + text, screen);
      switch (key) {
        case "enter" -> {
          return Optional.of(text);
        }
        case "escape", "" -> {
          return Optional.empty();
        }
        case "backspace" ->
            text =
                text.isEmpty()
                    ? text
                    : text.substring(0, text.offsetByCodePoints(text.length(), -1));
        default -> text = key.codePointCount(0, key.length()) == 1 ? text + key : text;
      }
    }
  }

  /// Asks for the next step, and returns its key; nothing at the end of the input.
  private String ask(String note, Keys keys) {
    var where = note.isEmpty() ? 100 * next / lines.size() + " %" : note;
    return keys.next(
        format("── %s · space: on · Enter: a line · b: back · /: find · q: leave ──", where),
        screen);
  }

  private int page() {
    return Math.max(1, screen.height() - 1);
  }
}
