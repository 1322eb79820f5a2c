package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.RepeatedByEnter;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.Goal;
import dev.loopbook.step.LoopStatus;
import dev.loopbook.text.TimeText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `until`.
@Command(
    name = "until",
    description = "Run all that is due up to a loop time.",
    footer = {
      "until 0.5     half a second of loop time",
      "until 500ms   the same",
      "until 2s      two seconds"
    })
public final class Until implements Callable<Integer>, RepeatedByEnter {
  private final Session session;

  @Parameters(paramLabel = "TIME", description = "A loop time: 0.5, 500ms, 2s.")
  private String time = "";

  Until(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var stepping = SteppingSession.of(session);
    var stepper = stepping.loaded("until").stepper();
    var nanos = LoopTime.parse(time);
    var now = stepper.isBusy() ? 0L : stepper.where().map(LoopStatus::nanos).orElse(0L);
    if (nanos < now && stepper.ending().isEmpty()) {
      throw CommandException.usage(
          format(
              "until %s: it is %s s already.   back and restart go back",
              time, TimeText.point(now)));
    }
    return stepping.step("until", Goal.time(nanos));
  }
}
