package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.book.Chapter;
import dev.loopbook.book.DemoReader;
import dev.loopbook.book.DemoScript;
import dev.loopbook.shell.session.ChapterArgument;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Key;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.StepCommands;
import dev.loopbook.text.FileFailure;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `play`: its arguments, and what it does.
final class PlayDemo {
  private final Session session;

  @Parameters(
      paramLabel = "CH",
      completionCandidates = ChapterArgument.Names.class,
      description = "The chapter: ch01, 1, or its name; or a file that ends in .loop.")
  private String chapter = "";

  @Option(names = "--auto", description = "Do not wait for Enter.")
  private boolean auto;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "Run the commands before the Nth without waiting.")
  private int from = 1;

  @Option(
      names = "--pause",
      paramLabel = "N",
      split = ",",
      description = "Wait only before these commands: 3, or 3,7.")
  private List<Integer> pauses = List.of();

  @Option(names = "--list", description = "List the commands with their numbers, and run none.")
  private boolean list;

  /// The number of the command that comes next, from 1.
  private int next;

  PlayDemo(Session session) {
    this.session = session;
  }

  int run() {
    var script =
        chapter.endsWith(".loop") ? ofFile() : script(ChapterArgument.find(chapter, session));
    requireCommand("--from", from, script);
    pauses.forEach(number -> requireCommand("--pause", number, script));
    if (list) {
      return list(script);
    }
    session.enterShell();
    StepCommands.forgetProgram(session); // a demonstration loads what it shows
    var shell = new Repl(session);
    session.screen().countRows();
    for (var step : script.steps()) {
      next++;
      if (!hasRoomFor(step.caption()) && !pause()) {
        return status(shell);
      }
      say(step.caption());
      session.screen().countRows();
      session.screen().unfinished(new Span(session.prompt(), Style.LABEL), typed(step.command()));
      if (!goOn()) {
        return status(shell);
      }
      shell.perform(step.command());
      if (session.isEnded()) {
        return status(shell);
      }
    }
    if (hasRoomFor(script.closing()) || pause()) {
      say(script.closing());
    }
    return status(shell);
  }

  private void requireCommand(String option, int number, DemoScript script) {
    if (number < 1 || number > script.steps().size()) {
      throw CommandException.usage(
          "play %s %d: the demonstration of %s has commands 1 to %d.   --list shows them",
          option, number, chapter, script.steps().size());
    }
  }

  private int list(DemoScript script) {
    for (var step : script.steps()) {
      next++;
      session.screen().line(new Span(format("%4d  ", next), Style.NUMBER), typed(step.command()));
    }
    return ExitStatus.OK;
  }

  /// Returns whether it waits before the next command.
  private boolean isPause() {
    return session.screen().isTerminal()
        && next >= from
        && (pauses.isEmpty() ? !auto : pauses.contains(next));
  }

  /// Returns whether what is said next leaves the last step on the screen, from its command on.
  private boolean hasRoomFor(List<String> caption) {
    var screen = session.screen();
    if (caption.isEmpty()) {
      return true;
    }
    var prompt = 1;
    var next = 1 + screen.rowsToSay(spoken(caption)) + prompt;
    return screen.countedRows() + next <= screen.height();
  }

  /// Waits for a key, so that the last step can be looked at; returns whether to go on.
  private boolean pause() {
    if (!isPause()) {
      return true;
    }
    session.screen().status("── Enter: on · q: leave ──");
    try {
      return isToGoOn();
    } finally {
      session.screen().clearStatus();
    }
  }

  /// A demonstration may show a program that fails; a command that fails is another matter.
  private static int status(Repl shell) {
    return shell.worst() == ExitStatus.TO_FIX ? ExitStatus.OK : shell.worst();
  }

  private DemoScript script(Chapter found) {
    var file = session.home().relativize(found.demo()).toString();
    if (!Files.isRegularFile(found.demo())) {
      throw CommandException.toFix(found.id() + ": this chapter has no demo.loop to play");
    }
    return script(found.demo(), file, found.id() + ": its demo.loop can't be played");
  }

  private DemoScript ofFile() {
    try {
      var file = Path.of(chapter);
      if (!Files.isRegularFile(file)) {
        throw CommandException.usage("play %s: no such file", chapter);
      }
      return script(file, chapter, chapter + ": it can't be played");
    } catch (InvalidPathException _) {
      throw CommandException.usage("play %s: no file can have that name", chapter);
    }
  }

  private static DemoScript script(Path path, String file, String unreadable) {
    try {
      var text = TextFile.read(path);
      return switch (DemoReader.read(file, text, Commands.names())) {
        case DemoReader.Reading.Parsed(var script) -> script;
        case DemoReader.Reading.Unreadable(var problems) -> {
          var mistake = CommandException.toFix(unreadable);
          for (var problem : problems) {
            mistake = mistake.with(problem.toString());
          }
          throw mistake;
        }
      };
    } catch (IOException failure) {
      throw CommandException.toFix("%s: it can't be read: %s", file, FileFailure.why(failure));
    }
  }

  private void say(List<String> caption) {
    if (!caption.isEmpty()) {
      session.screen().line();
      session.screen().say(spoken(caption));
    }
  }

  private static Span spoken(List<String> caption) {
    return new Span(String.join(" ", caption), Style.STRONG);
  }

  private static Span typed(String command) {
    return new Span(command, Style.COMMAND);
  }

  /// Waits for Enter or space where somebody can press it; returns whether to go on.
  private boolean goOn() {
    var on = !isPause() || isToGoOn();
    session.screen().endLine();
    return on;
  }

  private boolean isToGoOn() {
    while (true) {
      var key = session.keyboard().key(() -> {});
      if (key.isEmpty() || key.get() == Key.QUIT) {
        return false;
      }
      if (key.get() != Key.OTHER) {
        return true;
      }
    }
  }
}
