package dev.loopbook.shell.session;

import dev.loopbook.book.Example;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Parameters;

/// The argument EXAMPLE of the commands that need a program.
public final class ProgramArgument {
  /// Describes it in a command's help.
  public static final String HELP = "An example (ch01/TwoTasks) or a Java file of your own.";

  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "EXAMPLE",
      completionCandidates = Names.class,
      description = HELP)
  private String name = "";

  /// Makes the argument of a command in this session.
  public ProgramArgument(Session session) {
    this.session = session;
  }

  /// Returns the program's file.
  ///
  /// @throws CommandException if there is none
  public ProgramFile file() {
    return ProgramFile.named(name, session);
  }

  /// What completes it: the examples, and any Java file.
  public static final class Names implements Iterable<String>, AcceptsFiles {
    private final Session session;

    Names(Session session) {
      this.session = session;
    }

    @Override
    public Iterator<String> iterator() {
      return session.chapters().all().stream()
          .flatMap(chapter -> chapter.examples().stream())
          .map(Example::id)
          .iterator();
    }

    @Override
    public List<String> endings() {
      return List.of(".java");
    }
  }
}
