package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.CtrlC;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/// Lines from a terminal that has no cursor to move, such as Emacs's shell or any with `TERM=dumb`.
///
/// JLine can't set the modes of such a terminal. So the terminal, or what stands in for it, shows
/// what is typed and lets people correct it, and a line editor would show each line a second time.
final class CookedLines {
  private static final int LOOK_MILLIS = 100; // for a Ctrl-C, which doesn't end a read
  private static final int NOTHING_YET = -2;

  private final Terminal terminal;

  CookedLines(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Reads a line; empty at the end of the input.
  ///
  /// @throws CtrlC if Ctrl-C is typed instead
  Optional<String> read(String prompt) {
    var interrupted = new AtomicBoolean();
    var before = terminal.handle(Signal.INT, _ -> interrupted.set(true));
    try {
      show(prompt);
      var line = new StringBuilder();
      while (true) {
        var c = terminal.reader().read(LOOK_MILLIS);
        if (interrupted.get()) {
          forget();
          show("\n");
          throw new CtrlC();
        }
        switch (c) {
          case NOTHING_YET -> {}
          case -1 -> {
            return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
          }
          case '\n', '\r' -> {
            return Optional.of(line.toString());
          }
          default -> line.append((char) c);
        }
      }
    } catch (IOException _) {
      return Optional.empty(); // as good as its end
    } finally {
      terminal.handle(Signal.INT, before);
    }
  }

  private void show(String text) {
    terminal.writer().print(text);
    terminal.flush();
  }

  /// Drops the lines that have been typed ahead, and returns how many.
  int forget() {
    var lines = 0;
    try {
      while (terminal.reader().peek(1) >= 0) {
        if (terminal.reader().read() == '\n') {
          lines++;
        }
      }
    } catch (IOException _) {
      // then there's nothing to forget
    }
    return lines;
  }
}
