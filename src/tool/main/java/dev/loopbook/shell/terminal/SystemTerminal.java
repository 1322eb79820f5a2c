package dev.loopbook.shell.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The terminal that this process was started on.
public final class SystemTerminal {
  private static final Size USUAL = Size.of(80, 24);

  private SystemTerminal() {}

  /// Opens it.
  ///
  /// @throws IOException if it cannot be opened
  public static Terminal open() throws IOException {
    var terminal =
        TerminalBuilder.builder()
            .system(true)
            .provider("jni") // unnamed, JLine tries one after the other
            .dumb(true)
            .encoding(StandardCharsets.UTF_8)
            .nativeSignals(true)
            // Or it asks the terminal what it can do, and takes what is typed meanwhile for
            // answers.
            .graphemeCluster(false)
            .build();
    if (terminal.getColumns() <= 0 || terminal.getRows() <= 0) {
      terminal.setSize(USUAL); // else the line editor would never show its prompt
    }
    return terminal;
  }
}
