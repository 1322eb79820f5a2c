package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.Keys;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;

/// Keys from a terminal that is in raw mode until they are closed.
final class TerminalKeys implements Keys {
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int BACKSPACE = 8;
  private static final int ESCAPE = 27;
  private static final int DELETE = 127;
  private static final int NOTHING_YET = -2;

  /// How long the rest of a key may take to arrive.
  private static final int SEQUENCE_MILLIS = 50;

  private final Terminal terminal;
  private final Attributes before;
  private boolean atEnd;

  TerminalKeys(Terminal terminal) {
    this.terminal = terminal;
    before = terminal.enterRawMode();
    var quiet = terminal.getAttributes();
    quiet.setLocalFlag(LocalFlag.ISIG, false); // Ctrl-C shall arrive as a key
    terminal.setAttributes(quiet);
  }

  @Override
  public Optional<String> next(Duration most) {
    try {
      var key = terminal.reader().read(Math.max(1, most.toMillis()));
      if (key == NOTHING_YET) {
        return Optional.empty();
      }
      if (key < 0 || key == CTRL_D) {
        atEnd = true;
        return Optional.empty();
      }
      return Optional.of(name(key));
    } catch (IOException _) {
      atEnd = true;
      return Optional.empty();
    }
  }

  private String name(int key) throws IOException {
    return switch (key) {
      case CTRL_C -> "ctrl-c";
      case '\r', '\n' -> "enter";
      case BACKSPACE, DELETE -> "backspace";
      case ESCAPE -> afterEscape();
      default -> Character.toString(key);
    };
  }

  /// Reads the rest of a key that sends several characters: Escape, `[` or `O`, and what follows
  /// them up to a letter or `~`.
  private String afterEscape() throws IOException {
    var reader = terminal.reader();
    if (reader.read(SEQUENCE_MILLIS) < 0) {
      return "escape";
    }
    var parameters = new StringBuilder();
    var c = reader.read(SEQUENCE_MILLIS);
    while (c >= ' ' && c < '@') {
      parameters.append((char) c);
      c = reader.read(SEQUENCE_MILLIS);
    }
    return switch (c) {
      case 'A' -> "up";
      case 'B' -> "down";
      case 'F' -> "end";
      case 'H' -> "home";
      case '~' ->
          switch (parameters.toString()) {
            case "1", "7" -> "home";
            case "4", "8" -> "end";
            case "5" -> "page-up";
            case "6" -> "page-down";
            default -> "other";
          };
      default -> "other";
    };
  }

  @Override
  public boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public void close() {
    terminal.setAttributes(before);
  }
}
