package dev.loopbook.shell;

import dev.loopbook.program.Uninterruptibly;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;

/// What a process needs before its first command: a session on its terminal, or on its streams.
///
/// @param session the session
/// @param closing gives the terminal back as it was
record Startup(Session session, Runnable closing) implements AutoCloseable {
  /// A terminal whose output was stopped, with Ctrl-S, takes nothing.
  private static final Duration LONGEST_LAST_WRITE = Duration.ofMillis(500);

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
    return new Startup(session, () -> {});
  }

  private static Startup onTerminal() throws IOException {
    var atEnd = new AtomicReference<Runnable>(() -> {});
    // Before the one by which JLine closes the terminal. That sets back what becomes of keys, and
    // nothing else.
    var task = ShutdownHooks.add(() -> atEnd.get().run());
    var terminal = SystemTerminal.open();
    var session = onTerminal(terminal, System.getenv(), home());
    atEnd.set(() -> giveBack(session));
    session.interrupts().to(() -> System.exit(ExitStatus.INTERRUPTED));
    return new Startup(
        session,
        () -> {
          ShutdownHooks.remove(task);
          close(terminal);
        });
  }

  /// Shows things as usual again, when the process is being ended under a command or a prompt, as
  /// by Ctrl-C or SIGTERM.
  private static void giveBack(Session session) {
    var text = session.givenBack();
    if (text.isEmpty()) {
      return;
    }
    var writer =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try (var out = new FileOutputStream(FileDescriptor.out)) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                  } catch (IOException _) {
                    // it's gone
                  }
                });
    Uninterruptibly.await(() -> writer.join(LONGEST_LAST_WRITE));
  }

  private static void close(Terminal terminal) {
    try {
      terminal.close();
    } catch (IOException _) {
      // It's gone already.
    }
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
    closing.run();
  }
}
