package dev.loopbook.shell.session;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.StyledLine;
import java.util.List;

/// Shows a long text a page at a time, on a terminal; elsewhere all at once.
///
/// What has been read stays on the screen, so you can try it out right below.
public final class Pager {
  private final Session session;

  private Pager(Session session) {
    this.session = session;
  }

  /// Shows a text.
  public static void show(List<StyledLine> lines, Session session) {
    new Pager(session).show(lines);
  }

  private void show(List<StyledLine> lines) {
    var screen = session.screen();
    if (!screen.isTerminal()) {
      screen.lines(lines);
      return;
    }
    var from = 0;
    var step = page();
    while (true) {
      var to = Math.min(lines.size(), from + step);
      screen.lines(lines.subList(from, to));
      from = to;
      if (from == lines.size()) {
        return;
      }
      step = ask(100 * from / lines.size());
      if (step == 0) {
        return;
      }
    }
  }

  /// Asks for the next step, and returns how many lines it has; 0 to leave.
  private int ask(int percent) {
    var screen = session.screen();
    var status = format("── %d %% · space: on · Enter: a line · q: leave ──", percent);
    Runnable ask = () -> screen.status(status);
    try {
      while (true) {
        var key = session.keyboard().key(ask);
        ask = () -> {}; // it is there
        if (key.isEmpty()) {
          return 0;
        }
        switch (key.get()) {
          case SPACE, PAGE_DOWN -> {
            return page();
          }
          case ENTER, DOWN -> {
            return 1;
          }
          case END -> {
            return Integer.MAX_VALUE / 2; // past the end of any text
          }
          case QUIT -> {
            return 0;
          }
          case OTHER -> {}
        }
      }
    } finally {
      screen.clearStatus();
    }
  }

  private int page() {
    return Math.max(1, session.screen().height() - 1);
  }
}
