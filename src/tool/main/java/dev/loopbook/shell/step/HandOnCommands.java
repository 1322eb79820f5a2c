package dev.loopbook.shell.step;

import dev.loopbook.shell.session.Session;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The commands that hand a session on to others.
public final class HandOnCommands {
  private final HandOn handOn;

  HandOnCommands(Session session) {
    handOn = new HandOn(session, SteppingSession.of(session));
  }

  @Command(
      name = "save",
      description =
          "Write program, moment, changes, Java and breaks to a file, for others to open.",
      footer = {
        "save race.json   after any step; with the variables that were typed",
        "                 a program of your own has to be beside the file"
      })
  int save(
      @Parameters(paramLabel = "FILE", description = "A file; a session is replaced.") Path file) {
    return handOn.save(file);
  }

  @Command(
      name = "open",
      description = "Load the program of a saved session and go to its moment.",
      footer = "open race.json   then tick, why, back: all as in the session that was saved")
  int open(@Parameters(paramLabel = "FILE", description = "A file that save wrote.") Path file) {
    return handOn.open(file);
  }
}
