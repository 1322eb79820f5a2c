package dev.loopbook.testkit.mock;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.watch.Audit;
import dev.loopbook.watch.Finding;
import java.util.List;

/// Runs bodies in virtual time, with the end audit watching.
final class WatchedMock {

  private WatchedMock() {}

  static void run(Body.OfVoid body) {
    LoopSetup.standard().withVirtualTime().call(() -> Async.run(Async.async(body)));
  }

  /// Returns what the audit finds after `body`, in the words of people.
  static List<Finding> findingsOf(Body.OfVoid body) {
    var audit = new Audit();
    LoopSetup.standard()
        .withVirtualTime()
        .withOrigins()
        .withListener(audit)
        .call(() -> Async.run(Async.async(body)));
    return audit.conclude();
  }

  static List<String> whatOf(Body.OfVoid body) {
    return findingsOf(body).stream().map(Finding::what).toList();
  }
}
