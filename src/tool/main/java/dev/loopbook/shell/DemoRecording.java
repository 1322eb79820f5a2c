package dev.loopbook.shell;

import dev.loopbook.shell.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commands that are typed while somebody records a demonstration.
final class DemoRecording {
  private @Nullable Path file;
  private final List<String> commands = new ArrayList<>();

  static DemoRecording of(Session session) {
    return session.part(DemoRecording.class, _ -> new DemoRecording());
  }

  /// Begins one that is to become this file.
  void begin(Path target) {
    file = target;
    commands.clear();
  }

  /// Returns the file of the one that's being made.
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /// Notes a command. It's one line in a script, so what took several becomes one.
  void note(String command) {
    if (file != null && !command.isBlank() && !command.startsWith("record ")) {
      commands.add(JavaOnOneLine.of(command));
    }
  }

  /// Ends it.
  void end() {
    file = null;
  }

  /// Returns the script, with a caption to be filled in before each command.
  String script() {
    var script = new StringBuilder("# The question that this demonstration answers.\n");
    var first = true;
    for (var command : commands) {
      script.append(first ? "" : "\n# What comes now, and what to look at.\n");
      script.append(command).append('\n');
      first = false;
    }
    return script.toString();
  }

  int count() {
    return commands.size();
  }
}
