package dev.loopbook.testkit.signature;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.watch.Finding;
import java.util.Optional;

/// Clues in what the audit found.
final class ClueInAudit {

  private ClueInAudit() {}

  /// Returns the clue that there is a finding of that kind.
  static Clue any(Class<? extends Finding> kind) {
    return failed -> failed.findings(kind).findFirst().map(_ -> "");
  }

  static Optional<String> neverAwaited(Evidence failed) {
    var found = failed.findings(Finding.NeverAwaited.class).findFirst();
    if (found.isPresent()) {
      return found
          .map(Finding.NeverAwaited::coroutine)
          .map(name -> name.equals("coroutine") ? "a coroutine" : name + "(…)");
    }
    // a mock's call, told by the verification itself
    var said = failed.said();
    return said.contains(", awaited 0 times") && said.contains(", never awaited")
        ? Optional.of(said.substring(0, said.indexOf(": called ")))
        : Optional.empty();
  }

  static Optional<String> failedUnasked(Evidence failed) {
    return failed
        .findings(Finding.NeverRetrieved.class)
        .findFirst()
        .map(Finding.NeverRetrieved::of);
  }

  static Optional<String> stubThatDidNotFit(Evidence failed) {
    return failed
        .findings(Finding.StubUnused.class)
        .filter(stub -> !stub.instead().isEmpty())
        .findFirst()
        .map(stub -> format("%s was called, stubbed is %s", stub.instead(), stub.stub()));
  }

  static Optional<String> changedBefore(Evidence failed) {
    if (failed.test().failure() instanceof CancelledError) {
      return Optional.empty(); // it was asked to stop, which no state does
    }
    return failed.test().changedBefore().stream().findFirst();
  }

  /// Nothing can ever run again, and a queue waits for items to be finished.
  static Optional<String> unfinishedQueue(Evidence failed) {
    return failed.findings(Finding.UnfinishedItems.class).findFirst().isPresent()
        ? ClueInWords.thrown("DeadlockError").in(failed)
        : Optional.empty();
  }
}
