package dev.loopbook.shell;

import dev.loopbook.shell.session.ClosedOutput;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// Runs one command: finds it, reads its arguments, and turns whatever goes wrong into a message
/// and an exit status.
final class Dispatcher {
  private static final int STACK_LINES = 12;

  /// What `run.sh` does itself.
  private static final Set<String> OUTSIDE = Set.of("test", "bench", "format");

  private final Session session;

  Dispatcher(Session session) {
    this.session = session;
  }

  /// Runs a command and returns its exit status.
  ///
  /// @param words the command's name and its arguments
  int run(List<String> words) {
    return run(words.getFirst(), () -> call(words));
  }

  /// Opens the shell as the command `shell` does. There are no arguments to read, and the prompt
  /// would come later by what it takes to build that command.
  int openShell() {
    return run("shell", () -> new ToolCommands(session).shell(null));
  }

  private int run(String name, Callable<Integer> command) {
    try {
      return command.call();
    } catch (ClosedOutput closed) {
      throw closed;
    } catch (CtrlC | InterruptedException _) {
      session.screen().endLine();
      return ExitStatus.INTERRUPTED;
    } catch (Exception | Error failure) {
      return report(name, failure);
    }
  }

  /// Tells why something wasn't done, and returns the exit status that stands for that.
  ///
  /// @param name what failed: a command, say
  int report(String name, Throwable failure) {
    return switch (failure) {
      case CommandException mistake -> {
        session.screen().problem(mistake);
        yield mistake.status();
      }
      case UncheckedIOException wrapped ->
          unreadable(name, Objects.requireNonNull(wrapped.getCause()));
      case IOException unread -> unreadable(name, unread);
      case OutOfMemoryError none -> {
        session
            .screen()
            .problem(
                CommandException.failure(
                    "%s: this machine has too little left for it: %s. End something, and try again.",
                    name, none.getMessage()));
        yield ExitStatus.FAILED;
      }
      default -> bug(name, failure);
    };
  }

  /// Returns the command of a name.
  ///
  /// @throws CommandException if there is none
  static Commands.Entry known(String name) {
    return Commands.find(name)
        .orElseThrow(
            () -> {
              if (OUTSIDE.contains(name)) {
                return CommandException.usage(
                    "%s: not a command of the shell.   Outside it: ./run.sh %s", name, name);
              }
              return unknown(name);
            });
  }

  /// Returns the complaint that there's no command of this name.
  static CommandException unknown(String name) {
    return CommandException.usage(
        "%s: no such command.%s   help lists them all", name, Nearest.hint(name, Commands.names()));
  }

  private int call(List<String> words) throws Exception {
    session.forgetBook();
    var entry = known(words.getFirst());
    var line = Commands.build(entry, session);
    var arguments = words.subList(1, words.size());
    ParseResult parsed;
    try {
      parsed = line.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException wrong) {
      throw ArgumentErrors.about(entry.name(), arguments, wrong);
    }
    if (line.isUsageHelpRequested()) {
      new HelpPage(session).print(entry);
      return ExitStatus.OK;
    }
    var status = execute(parsed);
    if (entry.isRepeatedByEnter()) {
      session.onEnter(Optional.of(entry.typed(words)));
    }
    return status;
  }

  private static int execute(ParseResult parsed) throws Exception {
    try {
      new RunLast().execute(parsed);
      return parsed.commandSpec().commandLine().getExecutionResult();
    } catch (ExecutionException wrapped) {
      switch (wrapped.getCause()) {
        case Exception failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw wrapped;
      }
    }
  }

  /// Reports that the disk did not do what a command needed.
  private int unreadable(String name, IOException failure) {
    session
        .screen()
        .problem(
            CommandException.failure(
                "%s: a file can't be read or written: %s.", name, FileFailure.why(failure)));
    return ExitStatus.FAILED;
  }

  /// Reports a bug in Loopbook itself.
  private int bug(String name, Throwable failure) {
    var mistake =
        CommandException.failure(
            "%s: Loopbook itself failed: %s. This is a bug in Loopbook, not in your program.",
            name, failure);
    for (var frame : failure.getStackTrace()) {
      if (mistake.details().size() == STACK_LINES) {
        break;
      }
      mistake = mistake.with("at " + frame);
    }
    session.screen().problem(mistake);
    return ExitStatus.FAILED;
  }
}
