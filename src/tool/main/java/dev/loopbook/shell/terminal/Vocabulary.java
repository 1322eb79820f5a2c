package dev.loopbook.shell.terminal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// The commands that the line editor completes and colours.
public interface Vocabulary {

  /// Returns the names of all commands.
  Collection<String> names();

  /// Returns whether there is a command of this name.
  boolean isCommand(String name);

  /// Returns whether a line is Java, and no command.
  boolean isJava(String line);

  /// Returns how a line of Java can go on where it ends.
  Continuations continuations(String line);

  /// Returns the signatures of the methods whose opening bracket ends a line of Java.
  List<String> signatures(String line);

  /// Returns what a command takes; empty if there is no such command.
  Optional<CommandSpec> command(String name);
}
