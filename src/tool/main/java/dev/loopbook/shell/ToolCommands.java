package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.grade.GradeClass;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.ProgramArgument;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.StartFile;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The shell itself, and the commands for authors and graders.
final class ToolCommands {
  private final Session session;

  ToolCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "shell",
      description = "Open the shell, with a program loaded if one is named.",
      footer = {
        "shell                 what ./run.sh alone does",
        "shell ch01/TwoTasks   the shell, with this example ready to be stepped"
      })
  int shell(
      @Parameters(
              arity = "0..1",
              paramLabel = "EXAMPLE",
              completionCandidates = ProgramArgument.Names.class,
              description = ProgramArgument.HELP)
          @Nullable String program) {
    if (session.isInShell()) {
      throw CommandException.usage(
          "shell: you're already in the shell.   load EXAMPLE loads a program");
    }
    session.enterShell();
    if (program == null && session.screen().isTerminal()) {
      greet();
    }
    session
        .part(StartFile.class, _ -> StartFile.NONE)
        .file()
        .filter(_ -> session.screen().isTerminal())
        .ifPresent(this::start);
    return new Repl(session).run(Optional.ofNullable(program).map(name -> List.of("load", name)));
  }

  private void start(Path file) {
    try {
      new CommandFile(session, file).run(false);
    } catch (CommandException mistake) {
      session.screen().problem(mistake); // a shell is worth more than its start file
    }
  }

  private void greet() {
    session
        .screen()
        .say(
            new Span("Loopbook", Style.NAME),
            new Span(
                " · read ch01: the book · next: the exercises · help: all commands", Style.LABEL));
  }

  @Command(
      name = "book",
      description = "Check chapters against their code, rewrite them from it, or make web pages.",
      footer = {
        "book               report where a chapter shows something its code doesn't do",
        "book ch04          only this chapter; more can be named after it",
        "book --update      rewrite those places from the code",
        "book --out site    write the book as web pages that stand alone",
        "book --serve       show them to a browser here; what is saved is shown anew"
      })
  int book(@Mixin CheckBook book) throws IOException {
    return book.run();
  }

  @Command(
      name = "grade",
      description = "Grade a folder with one folder or zip file for each student.",
      footer = {
        "grade class                              who passed what; rerun it to continue",
        "grade class --format csv --out g.csv     for a grade book",
        "grade class --format html --out g.html   and what the class got wrong",
        "grade class --only ch04 --jobs 4         one chapter, four answers at once",
        "grade one --format gradescope            one student's results.json",
        "grade class --format feedback --out back a page for each student, with hints",
        "grade class --worksheet moodle.csv --out filled.csv   Moodle's own table",
        "grade class --review                     decide what the machine couldn't",
        "grade class --shard 3/8 --out parts      the third of eight machines' shares",
        "grade --merge parts --format csv         one report of all shares",
        "grade class --similar --only ch21        which answers are alike"
      })
  int grade(@Mixin GradeClass grading) throws IOException, InterruptedException {
    return grading.run();
  }

  @Command(
      name = "projector",
      description = "Show the pictures of stepping large: room between lines, one at a time.",
      footer = {
        "projector         nothing is faint, and the colours keep apart for everybody",
        "projector light   the same for a terminal with a light background",
        "projector off     as before"
      })
  int projector(
      @Parameters(
              arity = "0..1",
              paramLabel = "on|off|dark|light",
              completionCandidates = Projector.Words.class,
              description = "on if not given, for a dark background.")
          @Nullable String wanted) {
    Projector.of(session).turn(wanted == null ? "on" : wanted);
    return ExitStatus.OK;
  }

  @Command(
      name = "pack",
      description =
          "Package the grader for Gradescope or GitHub Classroom, or all for a container.",
      footer = {
        "pack gradescope --only ch04             autograder.zip, to upload there",
        "pack classroom --grader our-course/loopbook   a workflow for the template",
        "pack container --out image              a folder to build an image from"
      })
  int pack(@Mixin PackBook packing) {
    return packing.run();
  }

  @Command(
      name = "help",
      aliases = {"--help", "-h"},
      description = "List the commands, or show what one does.",
      footer = {"help            all commands", "help tick       what tick does, with examples"})
  int help(
      @Parameters(
              arity = "0..1",
              paramLabel = "COMMAND",
              completionCandidates = CommandNames.class,
              description = "The command to show.")
          @Nullable String command) {
    var page = new HelpPage(session);
    if (command == null) {
      page.printOverview();
    } else {
      page.print(Dispatcher.known(command));
    }
    return ExitStatus.OK;
  }

  /// What completes the argument of `help`.
  static final class CommandNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Commands.names().iterator();
    }
  }

  @Command(
      name = "version",
      aliases = {"--version", "-V"},
      description = "Show the versions of Loopbook and Java.",
      footer = "version         to quote in a bug report")
  int version() {
    var version = Main.class.getPackage().getImplementationVersion();
    session
        .screen()
        .line(
            format(
                "loopbook %s · Java %s (%s)",
                version == null ? "(not from its jar)" : version,
                Runtime.version().toString(),
                System.getProperty("java.vendor", "unknown vendor")));
    return ExitStatus.OK;
  }

  @Command(
      name = "clear",
      description = "Wipe the screen. So does Ctrl-L.",
      footer = "clear           what was said before is still in the terminal's memory")
  int clear() {
    session.screen().clear();
    return ExitStatus.OK;
  }

  @Command(
      name = "quit",
      aliases = "exit",
      description = "Leave the shell. So does Ctrl-D.",
      footer = "quit            exit is the same")
  int quit() {
    session.end();
    return ExitStatus.OK;
  }
}
