package dev.loopbook.shell.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/// The terminal that this process was started on.
public final class SystemTerminal {
  private static final Size USUAL = Size.of(80, 24);

  private SystemTerminal() {}

  /// Opens it.
  ///
  /// @throws IOException if it cannot be opened
  public static Terminal open() throws IOException {
    describeKnownType(System.getenv("TERM"));
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
    if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
      // JLine passes signals on for every type but this one, where Ctrl-C would end the process.
      Signals.register("INT", () -> terminal.raise(Signal.INT));
    }
    return terminal;
  }

  /// Has JLine take what it knows itself of a type of terminal, such as `xterm-256color`. Unasked,
  /// it starts `infocmp` for every type, which costs as much as the rest of the terminal.
  private static void describeKnownType(@Nullable String type) {
    var known = type == null ? null : InfoCmp.getDefaultInfoCmp(type);
    if (known != null) {
      InfoCmp.setLoadedInfoCmp(type, known);
    }
  }
}
