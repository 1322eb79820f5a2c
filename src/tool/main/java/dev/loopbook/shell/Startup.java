package dev.loopbook.shell;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.shell.session.Screen;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StartFile;
import dev.loopbook.shell.session.StreamKeyboard;
import dev.loopbook.shell.session.StreamOutput;
import dev.loopbook.shell.terminal.HistoryFile;
import dev.loopbook.shell.terminal.SystemTerminal;
import dev.loopbook.shell.terminal.TerminalKeyboard;
import dev.loopbook.shell.terminal.TerminalOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.Signals;

/// What a process needs before its first command: a session on its terminal, or on its streams.
///
/// @param session the session
/// @param terminal the terminal, to be given back as it was
record Startup(Session session, Optional<Terminal> terminal) implements AutoCloseable {

  /// Opens the session of this process.
  ///
  /// @param shell whether a shell begins: then its mistakes belong to what it prints, while those
  ///   of a single command must not get into its result
  @SuppressWarnings("SystemConsoleNull") // run.sh makes no console of a pipe
  static Startup of(boolean shell) {
    if (System.console() != null) {
      try {
        return onTerminal();
      } catch (IOException _) {
        // then it's as good as a pipe
      }
    }
    var out = new FileOutputStream(FileDescriptor.out);
    var err = shell ? out : new FileOutputStream(FileDescriptor.err);
    var screen = new Screen(new StreamOutput(out, err), Palette.PLAIN);
    var keyboard = new StreamKeyboard(System.in, screen);
    var session = new Session(screen, _ -> keyboard, home());
    session.interrupts().to(() -> System.exit(ExitStatus.INTERRUPTED));
    Signals.register("INT", session.interrupts()::raise);
    return new Startup(session, Optional.empty());
  }

  private static Startup onTerminal() throws IOException {
    var terminal = SystemTerminal.open();
    var session = onTerminal(terminal, System.getenv(), home());
    session.interrupts().to(() -> System.exit(ExitStatus.INTERRUPTED));
    return new Startup(session, Optional.of(terminal));
  }

  /// Returns a session on a terminal that is open.
  ///
  /// @param environment the environment's variables
  static Session onTerminal(Terminal terminal, Map<String, String> environment, Path home) {
    var palette = Palette.forOutput(true, environment);
    var history = HistoryFile.of(environment);
    var session =
        new Session(
            new Screen(new TerminalOutput(terminal), palette),
            it ->
                new TerminalKeyboard(
                    terminal, new SessionVocabulary(it), it.screen()::palette, history),
            home);
    session.part(StartFile.class, _ -> StartFile.of(environment));
    terminal.handle(
        Signal.INT,
        _ -> {
          session.screen().echoed();
          session.interrupts().raise();
        });
    return session;
  }

  private static Path home() {
    return Path.of(System.getProperty("loopbook.home", ".")).toAbsolutePath().normalize();
  }

  @Override
  public void close() {
    session.close();
    terminal.ifPresent(
        opened -> {
          try {
            opened.close();
          } catch (IOException _) {
            // It's gone already.
          }
        });
  }
}
