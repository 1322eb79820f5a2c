package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.java.JavaInput;
import dev.loopbook.shell.session.Aliases;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The commands that stand for other commands.
final class ScriptCommands {
  private final Session session;

  ScriptCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "source",
      description = "Run the commands in a file, one a line, as if they were typed.",
      footer = {
        "source race.loop   a line that begins with # is a remark; a mistake ends it",
        "                   ~/.config/loopbook/start.loop is run when a shell opens"
      })
  int source(@Parameters(paramLabel = "FILE", description = "A file of commands.") Path file) {
    session.enterShell();
    return new CommandFile(session, file).run(true);
  }

  @Command(
      name = "alias",
      description = "Give a command a name of your own, or list those that there are.",
      footer = {
        "alias                     lists them",
        "alias w why               from now on, w A is why A",
        "alias far goto end        with its first arguments",
        "alias page \"trace --html a.html\"  options need quotes",
        "alias w                   shows what w stands for"
      })
  int alias(
      @Parameters(
              arity = "0..1",
              index = "0",
              paramLabel = "NAME",
              completionCandidates = Names.class,
              description = "The name: letters, digits, - and _.")
          @Nullable String name,
      @Parameters(
              arity = "0..*",
              index = "1..*",
              paramLabel = "COMMAND",
              completionCandidates = ToolCommands.CommandNames.class,
              description = "What it stands for.")
          @Nullable List<String> command) {
    var aliases = Aliases.of(session);
    if (name == null) {
      if (aliases.names().isEmpty()) {
        session.screen().say("None. alias w why makes one.");
      }
      aliases.all().forEach(this::say);
      return ExitStatus.OK;
    }
    if (command == null) {
      say(
          name,
          aliases
              .command(name)
              .orElseThrow(
                  () ->
                      CommandException.usage("alias %s: there is none.   alias lists them", name)));
      return ExitStatus.OK;
    }
    if (Commands.find(name).isPresent()) {
      throw CommandException.usage("alias %s: this is a command already.   help %s", name, name);
    }
    if (JavaInput.isKeyword(name)) {
      throw CommandException.usage(
          "alias %s: this is a word of Java, which can be typed here.   Choose another name", name);
    }
    if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_-]*")) {
      throw CommandException.usage(
          "alias %s: a name has letters, digits, - and _, and begins with a letter", name);
    }
    var meant = String.join(" ", command);
    var words = CommandWords.split(meant);
    var first = words.isEmpty() ? "" : words.getFirst();
    if (Commands.find(first).isEmpty() && aliases.command(first).isEmpty()) {
      throw Dispatcher.unknown(first);
    }
    aliases.put(name, meant);
    return ExitStatus.OK;
  }

  private void say(String name, String command) {
    session
        .screen()
        .say(new Span(format("%-10s", name), Style.NAME), new Span(command, Style.COMMAND));
  }

  @Command(
      name = "unalias",
      description = "Forget a name that alias gave.",
      footer = "unalias w    w means nothing again")
  int unalias(
      @Parameters(
              paramLabel = "NAME",
              completionCandidates = Names.class,
              description = "The name.")
          String name) {
    if (!Aliases.of(session).remove(name)) {
      throw CommandException.usage("unalias %s: there is none.   alias lists them", name);
    }
    return ExitStatus.OK;
  }

  /// The aliases, to complete their names.
  static final class Names implements Iterable<String> {
    private final Session session;

    Names(Session session) {
      this.session = session;
    }

    @Override
    public Iterator<String> iterator() {
      return Aliases.of(session).names().iterator();
    }
  }
}
