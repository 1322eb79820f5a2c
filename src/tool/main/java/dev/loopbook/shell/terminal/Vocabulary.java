package dev.loopbook.shell.terminal;

import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// The commands that the line editor completes and colours.
public interface Vocabulary {

  /// Returns the names of all commands.
  Collection<String> names();

  /// Returns whether there is a command of this name.
  boolean isCommand(String name);

  /// Returns what a command takes; empty if there is no such command.
  Optional<CommandSpec> command(String name);
}
