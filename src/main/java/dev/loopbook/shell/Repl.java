package dev.loopbook.shell;

import dev.loopbook.shell.frame.ExitStatus;
import dev.loopbook.shell.frame.Interrupted;
import dev.loopbook.shell.frame.Mistake;
import dev.loopbook.shell.frame.Session;
import java.util.List;

/// The shell: reads a line, runs it, and again.
final class Repl {
  private final Session session;
  private final Dispatcher dispatcher;
  private int worst = ExitStatus.OK;

  Repl(Session session) {
    this.session = session;
    this.dispatcher = new Dispatcher(session);
  }

  /// Reads and runs lines until the input or a command ends the shell. Returns the worst exit
  /// status of its commands if they came from a pipe; a person has seen them already.
  int run() {
    while (!session.isEnded()) {
      try {
        var line = session.keyboard().line(session.prompt());
        if (line.isEmpty()) {
          break;
        }
        perform(line.get());
      } catch (Interrupted _) {
        // Ctrl-C at the prompt drops the line
      }
    }
    return session.screen().isTerminal() ? ExitStatus.OK : worst;
  }

  /// Runs one line as if it had been typed.
  void perform(String line) {
    List<String> words;
    try {
      words = Words.split(line.isBlank() ? session.onEnter().orElse("") : line);
    } catch (Mistake mistake) {
      session.screen().problem(mistake);
      worst = Math.max(worst, mistake.status());
      return;
    }
    if (!words.isEmpty()) {
      worst = Math.max(worst, dispatcher.run(words));
    }
  }
}
