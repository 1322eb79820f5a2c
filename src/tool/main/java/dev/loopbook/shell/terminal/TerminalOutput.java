package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.ScreenOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/// A terminal that a person looks at.
///
/// It's closed under the shell when the window is, or when the process is being ended: JLine does
/// that in a hook of its own, while the shell's thread still reads a line.
public final class TerminalOutput implements ScreenOutput {
  private final Terminal terminal;
  private volatile Size size; // as last seen, by any thread

  /// Makes a device that writes to a terminal.
  public TerminalOutput(Terminal terminal) {
    this.terminal = terminal;
    size = terminal.getSize();
  }

  @Override
  public void write(String text) throws IOException {
    // not through its writer, which says nothing when the terminal is gone
    try {
      terminal.output().write(text.getBytes(StandardCharsets.UTF_8));
      terminal.output().flush();
    } catch (IllegalStateException closed) {
      throw new IOException("the terminal was closed", closed);
    }
  }

  @Override
  public int columns() {
    return size().getColumns();
  }

  @Override
  public int rows() {
    return size().getRows();
  }

  private Size size() {
    try {
      size = terminal.getSize();
    } catch (IllegalStateException _) {
      // It's closed: nobody will see what is laid out for its last size.
    }
    return size;
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
