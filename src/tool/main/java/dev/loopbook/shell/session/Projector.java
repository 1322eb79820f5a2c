package dev.loopbook.shell.session;

import dev.loopbook.text.Nearest;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// How pictures are shown to a whole room: a blank line between two, a fresh screen for each
/// command, no faint text, and colours that everybody tells apart.
///
/// Positions and words say the same, so on a terminal without colours only these are missing.
public final class Projector {
  private static final List<String> WORDS = List.of("on", "off", "dark", "light");

  /// The command above a picture, a blank line, and the prompt below it.
  private static final int AIR = 4;

  private final Session session;
  private final Palette usual;
  private boolean on;

  private Projector(Session session) {
    this.session = session;
    this.usual = session.screen().palette();
  }

  /// Returns a session's projector, which is off at first.
  public static Projector of(Session session) {
    return session.part(Projector.class, Projector::new);
  }

  /// Turns it `on`, which is as good as `dark`, `off`, or to colours for a `dark` or a `light`
  /// background.
  ///
  /// @throws CommandException if the word is none of these
  public void turn(String word) {
    var wanted = word.toLowerCase(Locale.ROOT);
    if (!WORDS.contains(wanted)) {
      throw CommandException.usage(
          "projector %s: on, off, dark or light.%s", word, Nearest.hint(word, WORDS));
    }
    on = !wanted.equals("off");
    var colours = wanted.equals("light") ? Palette.ON_LIGHT : Palette.ON_DARK;
    session.screen().palette(on && usual != Palette.PLAIN ? colours : usual);
    session
        .screen()
        .say(
            on
                ? "The projector is on: a picture a screen.   projector off"
                : "The projector is off.");
  }

  /// Returns whether it's on.
  public boolean isOn() {
    return on;
  }

  /// Returns how many rows a picture has on a screen of this height.
  public int rows(int height) {
    return on ? Math.max(1, (height - AIR) / 2) : height;
  }

  /// Begins a fresh screen, if it's on.
  public void newScreen() {
    if (on) {
      session.screen().clear();
      session.screen().countRows();
    }
  }

  /// Begins a fresh screen for a command that was typed, if it's on.
  public void newScreen(String command) {
    if (on && session.screen().isFullScreen()) {
      newScreen();
      var shown = command.isBlank() ? session.onEnter().orElse("") : command;
      session
          .screen()
          .line(new Span(session.prompt(), Style.LABEL), new Span(shown, Style.COMMAND));
    }
  }

  /// Shows a picture that may be long: a page at a time on a terminal.
  public static void show(List<StyledLine> picture, Session session) {
    Pager.show(of(session).spaced(picture), session);
  }

  /// Shows a picture that was made for the screen.
  public static void print(List<StyledLine> picture, Session session) {
    session.screen().lines(of(session).spaced(picture));
  }

  private List<StyledLine> spaced(List<StyledLine> picture) {
    if (!on) {
      return picture;
    }
    var lines = new ArrayList<StyledLine>();
    for (var line : picture) {
      if (line.equals(StyledLine.EMPTY)) {
        continue;
      }
      if (!lines.isEmpty()) {
        lines.add(StyledLine.EMPTY);
      }
      lines.add(line);
    }
    return lines;
  }

  /// The words that it takes, to complete them.
  public static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return WORDS.iterator();
    }
  }
}
