package dev.loopbook.shell;

import dev.loopbook.shell.session.ExitStatus;
import java.time.Duration;

/// The run that leaves a start-up cache: `run.sh` types into it, and throws its output away.
///
/// Nobody sees it, so nobody would end it. `run.sh` does after a few minutes, but not if it was
/// killed before; and what it has typed is lost if the terminal was set up too late. So the run
/// also ends by itself.
final class StartRehearsal {
  private static final String PLACE = "loopbook.trial";
  private static final String LIMIT = "loopbook.trialLimit"; // for tests
  private static final String LONGEST = "PT10M";

  private StartRehearsal() {}

  /// Returns whether this process is one.
  static boolean isThis() {
    return System.getProperty(PLACE) != null;
  }

  /// Ends this process when the time is up, whatever it does.
  static void limit() {
    var limit = Duration.parse(System.getProperty(LIMIT, LONGEST));
    Thread.ofPlatform()
        .daemon()
        .name("end of the trial run")
        .start(
            () -> {
              try {
                Thread.sleep(limit);
              } catch (InterruptedException _) {
                // nobody interrupts it
              }
              Runtime.getRuntime().halt(ExitStatus.FAILED);
            });
  }
}
