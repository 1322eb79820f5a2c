package dev.loopbook.shell;

import dev.loopbook.shell.session.Keyboard;
import dev.loopbook.shell.session.Keys;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.ScreenOutput;
import dev.loopbook.shell.session.Session;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A shell on a terminal of 80x24 on which time passes only where somebody waits for a key. What is
/// pressed is known beforehand, and how long each wait was is noted; none takes any time.
final class PacedShell implements AutoCloseable {
  /// Nobody presses a key in time.
  static final String NOTHING = "";

  private final Deque<String> keys = new ArrayDeque<>();
  private final List<Duration> waits = new ArrayList<>();
  private final StringBuilder shown = new StringBuilder();
  private final Session session;
  private final Repl shell;

  PacedShell(Path home, Palette palette) {
    session = new Session(new Screen(new Glass(), palette), _ -> new Fingers(), home);
    session.enterShell();
    shell = new Repl(session);
  }

  /// Says what is pressed at the waits to come: a key's name, or [#NOTHING] if time passes. After
  /// the last the keyboard is gone. Takes the place of what was said before.
  PacedShell press(String... names) {
    keys.clear();
    keys.addAll(List.of(names));
    return this;
  }

  /// Types a line. Returns its exit status.
  int type(String line) {
    return shell.perform(line);
  }

  Session session() {
    return session;
  }

  /// Returns all that was shown, what was wiped off again included.
  String shown() {
    return shown.toString();
  }

  /// Returns how long each wait was.
  List<Duration> waits() {
    return waits;
  }

  @Override
  public void close() {
    session.close();
  }

  private final class Glass implements ScreenOutput {
    @Override
    public void write(String text) {
      synchronized (shown) {
        shown.append(text);
      }
    }

    @Override
    public void clear() {
      write("<clear>");
    }

    @Override
    public int columns() {
      return 80;
    }

    @Override
    public int rows() {
      return 24;
    }

    @Override
    public boolean isTerminal() {
      return true;
    }

    @Override
    public boolean isFullScreen() {
      return true;
    }
  }

  private final class Fingers implements Keyboard {
    @Override
    public Optional<String> line(String prompt) {
      return Optional.empty();
    }

    @Override
    public Optional<String> answer(String prompt) {
      return Optional.empty();
    }

    @Override
    public Keys keys() {
      return new Keys() {
        @Override
        public Optional<String> next(Duration most) {
          waits.add(most);
          var key = keys.isEmpty() ? NOTHING : keys.removeFirst();
          atEnd = key.isEmpty() && keys.isEmpty();
          return key.isEmpty() ? Optional.empty() : Optional.of(key);
        }

        private boolean atEnd;

        @Override
        public boolean isAtEnd() {
          return atEnd;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public InputStream input() {
      return InputStream.nullInputStream();
    }

    @Override
    public int forgetPasted() {
      return 0;
    }
  }
}
