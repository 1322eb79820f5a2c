package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.ScreenOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;

/// A terminal that a person looks at.
public final class TerminalOutput implements ScreenOutput {
  private final Terminal terminal;

  /// Makes a device that writes to a terminal.
  public TerminalOutput(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void write(String text) throws IOException {
    // not through its writer, which says nothing when the terminal is gone
    terminal.output().write(text.getBytes(StandardCharsets.UTF_8));
    terminal.output().flush();
  }

  @Override
  public int columns() {
    return terminal.getColumns();
  }

  @Override
  public int rows() {
    return terminal.getRows();
  }

  @Override
  public boolean isTerminal() {
    return true;
  }

  @Override
  public void clear() throws IOException {
    if (isFullScreen()) {
      write("\033[H\033[2J");
    }
  }

  @Override
  public boolean isFullScreen() {
    return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }
}
