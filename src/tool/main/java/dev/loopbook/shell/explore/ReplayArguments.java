package dev.loopbook.shell.explore;

import dev.loopbook.explore.OrderToken;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ProgramArgument;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.Session;
import picocli.CommandLine.Parameters;

/// The arguments of `replay`.
final class ReplayArguments {
  private final Session session;

  @Parameters(index = "0", paramLabel = "TOKEN", description = "The order, as explore printed it.")
  private String token = "";

  @Parameters(
      index = "1",
      paramLabel = "EXAMPLE",
      completionCandidates = ProgramArgument.Names.class,
      description = ProgramArgument.HELP)
  private String name = "";

  ReplayArguments(Session session) {
    this.session = session;
  }

  OrderToken token() {
    try {
      return OrderToken.parse(token);
    } catch (IllegalArgumentException wrong) {
      throw CommandException.usage("replay " + wrong.getMessage());
    }
  }

  ProgramFile file() {
    return ProgramFile.named(name, session);
  }
}
