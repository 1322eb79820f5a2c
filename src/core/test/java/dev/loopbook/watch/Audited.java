package dev.loopbook.watch;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.run;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import java.util.List;

/// Runs programs in virtual time with an audit listening.
final class Audited {

  private Audited() {}

  /// Returns what the audit says of `main`, given to `run`; what it throws is swallowed.
  static List<String> program(Body.OfVoid main) {
    return byHand(() -> run(async(main)));
  }

  /// Returns what the audit says of a program that makes its own loops; what it throws is
  /// swallowed.
  static List<String> byHand(Body.OfVoid program) {
    return findings(program).stream().map(Finding::what).toList();
  }

  /// Returns what the audit finds of a program that makes its own loops; what it throws is
  /// swallowed.
  static List<Finding> findings(Body.OfVoid program) {
    var audit = new Audit();
    try {
      LoopSetup.standard()
          .withVirtualTime()
          .withOrigins()
          .withOutsideWork(() -> false)
          .withListener(audit)
          .call(
              () -> {
                program.run();
                return 0;
              });
    } catch (Throwable _) {
      // how the program ends is not what is looked at
    }
    return audit.conclude();
  }
}
