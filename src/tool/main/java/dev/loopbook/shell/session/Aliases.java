package dev.loopbook.shell.session;

import java.util.HashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// Names that a person gave to commands.
public final class Aliases {
  private final SequencedMap<String, String> commands = new TreeMap<>();

  private Aliases() {}

  /// Returns a session's aliases.
  public static Aliases of(Session session) {
    return session.part(Aliases.class, _ -> new Aliases());
  }

  /// Makes a name stand for a command, with its first arguments.
  public void put(String name, String command) {
    commands.put(name, command);
  }

  /// Forgets a name. Returns whether it was known.
  public boolean remove(String name) {
    return commands.remove(name) != null;
  }

  /// Returns the command that a name stands for.
  public Optional<String> command(String name) {
    return Optional.ofNullable(commands.get(name));
  }

  /// Returns all names.
  public Set<String> names() {
    return Set.copyOf(commands.keySet());
  }

  /// Returns all names in order, with their commands.
  public SequencedMap<String, String> all() {
    return commands;
  }

  /// Returns a line with the name at its beginning replaced by the command. A name that comes up
  /// again in its own command stands for itself.
  public String expand(String line) {
    var expanded = line.strip();
    var done = new HashSet<String>();
    while (true) {
      var words = expanded.split("\\s+", 2);
      var command = commands.get(words[0]);
      if (command == null || !done.add(words[0])) {
        return done.isEmpty() ? line : expanded;
      }
      expanded = words.length == 1 ? command : command + " " + words[1];
    }
  }
}
