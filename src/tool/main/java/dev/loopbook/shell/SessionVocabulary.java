package dev.loopbook.shell;

import dev.loopbook.shell.java.JavaInput;
import dev.loopbook.shell.session.Aliases;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.terminal.Continuations;
import dev.loopbook.shell.terminal.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// The commands of a session, as the line editor sees them.
record SessionVocabulary(Session session) implements Vocabulary {
  @Override
  public Collection<String> names() {
    return Stream.concat(Commands.names().stream(), Aliases.of(session).names().stream()).toList();
  }

  @Override
  public boolean isCommand(String name) {
    return Commands.find(name).isPresent() || Aliases.of(session).command(name).isPresent();
  }

  @Override
  public boolean isJava(String line) {
    return java().isJava(line);
  }

  @Override
  public Continuations continuations(String line) {
    return java().continuations(line);
  }

  @Override
  public List<String> signatures(String line) {
    return java().signatures(line);
  }

  private JavaInput java() {
    return new JavaInput(session, this::isCommand);
  }

  @Override
  public Optional<CommandSpec> command(String name) {
    session.forgetBook();
    var meant = Aliases.of(session).expand(name).split("\\s+", 2)[0];
    return Commands.find(meant).map(entry -> Commands.build(entry, session).getCommandSpec());
  }
}
