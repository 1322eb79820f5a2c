package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.loopbook.shell.java.JavaInput;
import dev.loopbook.shell.session.Aliases;
import dev.loopbook.shell.session.ClosedOutput;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The shell: reads a line, runs it, and again.
final class Repl {
  private final Session session;
  private final Dispatcher dispatcher;
  private final JavaInput java;
  private final Function<String, Optional<String>> lines;
  private int worst = ExitStatus.OK;

  /// The command that the last line stood for, on one line or, if it's Java, on several.
  private String meant = "";

  /// Whether Ctrl-C dropped the line before this one: twice in a row, and somebody is trying to
  /// leave.
  private boolean interruptedBefore;

  Repl(Session session) {
    this(session, session.keyboard()::line);
  }

  /// Makes a shell for commands that come from elsewhere.
  ///
  /// @param lines returns another line for a prompt, for what takes several; nothing if no more
  ///   come
  Repl(Session session, Function<String, Optional<String>> lines) {
    this.session = session;
    this.lines = lines;
    this.dispatcher = new Dispatcher(session);
    this.java = new JavaInput(session, word -> Commands.find(word).isPresent());
  }

  /// Reads and runs lines until the input or a command ends the shell.
  ///
  /// Returns the worst exit status of its commands if they came from a pipe; a person has seen them
  /// already.
  ///
  /// @param first a command to run before any is read
  int run(Optional<List<String>> first) {
    // between two commands, Ctrl-C ends neither them nor the shell
    try (var _ = session.interrupts().to(() -> {})) {
      first.ifPresent(this::perform);
      while (!session.isEnded() && readAndPerform()) {}
    }
    return session.screen().isTerminal() ? ExitStatus.OK : worst;
  }

  private boolean readAndPerform() {
    try {
      var line = session.keyboard().line(session.prompt());
      interruptedBefore = false;
      line.ifPresent(this::performTyped);
      return line.isPresent();
    } catch (CtrlC _) {
      if (interruptedBefore) {
        session.screen().say("To leave, type quit or Ctrl-D.");
      }
      interruptedBefore = !interruptedBefore;
      return true;
    }
  }

  /// Runs a line that somebody typed, and notes it if a demonstration is being recorded. What was
  /// refused isn't worth showing.
  private void performTyped(String line) {
    meant = "";
    Projector.of(session).newScreen(line);
    if (perform(line) != ExitStatus.WRONG_USAGE) {
      DemoRecording.of(session).note(meant);
    }
  }

  /// Returns the worst exit status so far.
  int worst() {
    return worst;
  }

  /// Runs one line as if it had been typed. Returns its exit status.
  @CanIgnoreReturnValue
  int perform(String line) {
    try {
      var expanded = Aliases.of(session).expand(line);
      var code = java(expanded);
      if (code.isPresent()) {
        meant = "= " + code.get();
        return perform(List.of("=", "--", code.get()));
      }
      var typed = expanded.isBlank() ? session.onEnter().orElse("") : expanded;
      var words = words(typed);
      meant =
          words.isEmpty()
              ? ""
              : Commands.find(words.getFirst())
                  .map(entry -> entry.typed(words))
                  .orElseGet(() -> CommandWords.join(words));
      return words.isEmpty() ? ExitStatus.OK : perform(words);
    } catch (CtrlC | ClosedOutput ends) {
      throw ends;
    } catch (RuntimeException | Error failure) {
      var status = dispatcher.report("shell", failure);
      note(status);
      return status;
    }
  }

  /// Returns the Java that begins with this line; nothing if it's a command.
  private Optional<String> java(String line) {
    try (var _ = session.interrupts().note()) {
      if (!java.isJava(line)) {
        return Optional.empty();
      }
      var code = java.complete(line, lines);
      session.interrupts().check(); // the first line of Java starts a compiler
      return Optional.of(code);
    }
  }

  private static List<String> words(String line) {
    var first = CommandWords.read(line).texts().stream().findFirst();
    return first
        .flatMap(Commands::find)
        .map(entry -> entry.words(line))
        .orElseGet(() -> CommandWords.split(line));
  }

  @CanIgnoreReturnValue
  private int perform(List<String> words) {
    try (var _ = session.interrupts().note()) {
      var status = dispatcher.run(words);
      note(status);
      return status;
    }
  }

  private void note(int status) {
    worst = Math.max(worst, status);
    if (status == ExitStatus.OK) {
      return;
    }
    var dropped = session.keyboard().forgetPasted();
    if (dropped > 0) {
      session
          .screen()
          .say(
              dropped == 1
                  ? "The pasted line after it wasn't run."
                  : format("The %d pasted lines after it weren't run.", dropped));
    }
  }
}
