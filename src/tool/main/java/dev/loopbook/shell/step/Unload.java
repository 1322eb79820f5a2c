package dev.loopbook.shell.step;

import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `unload`.
@Command(
    name = "unload",
    description = "Give the program up.",
    footer = "unload      ends the program wherever it is")
public final class Unload implements Callable<Integer> {
  private final Session session;

  Unload(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    var name = stepping.loaded("unload").name();
    stepping.unload();
    session.onEnter(Optional.empty());
    session.screen().say(name + " is unloaded.");
    return ExitStatus.OK;
  }
}
