package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.RepeatedByEnter;
import dev.loopbook.shell.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `back`.
@Command(
    name = "back",
    description = "Go one tick back, or N; inside a tick one callback. Virtual time only.",
    footer = {
      "back        undo the last tick: the program is run again up to the one before",
      "back 3      three ticks"
    })
public final class Back implements Callable<Integer>, RepeatedByEnter {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many; 1 if not given.")
  private long count;

  Back(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    var program = stepping.loaded("back");
    if (program.isReal()) {
      throw CommandException.usage(
          "back: this program runs in real time, and that does not come again."
              + "   load it without --real to step back");
    }
    return stepping.back(program, Counts.positive("back", count));
  }
}
