package dev.loopbook.shell.attach;

import dev.loopbook.shell.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command that looks at a program in another process.
public final class AttachCommands {
  AttachCommands(@SuppressWarnings("unused") Session session) {}

  @Command(
      name = "attach",
      description = "Show the loop of a running program of yours that calls Attach.listen().",
      footer = {
        "attach             the programs that listen",
        "attach 4711        its tasks, its locks and queues; also by its port",
        "attach 4711 tree   also: awaits, graph, queues, locks, tasks",
        "attach 4711 --step holds its loop: Enter is a tick, q lets it go"
      })
  int attach(@Mixin AttachProgram program) {
    return program.run();
  }
}
