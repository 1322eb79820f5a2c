package dev.loopbook.testkit.signature;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.watch.Finding;
import java.util.Optional;

/// Clues in the findings of the audit.
final class ClueInAudit {

  private ClueInAudit() {}

  /// Returns the clue that the test failed for a finding of this kind, and not for something else
  /// that kept it from cleaning up.
  static Clue failure(Class<? extends Finding> kind) {
    return failed ->
        failed.failure().getClass().getSimpleName().equals("LeftBehindError")
            ? failed.findings(kind).findFirst().map(_ -> "")
            : Optional.empty();
  }

  static Optional<String> neverAwaited(FailedTest failed) {
    var found =
        failed
            .findings(Finding.NeverAwaited.class)
            .filter(each -> failed.code().dropsOrLeaves(method(each.coroutine())))
            .findFirst();
    if (found.isPresent()) {
      return found
          .map(Finding.NeverAwaited::coroutine)
          .map(name -> name.equals("coroutine") ? "a coroutine" : name + "(…)");
    }
    // a mock's call, which the verification reports itself
    var said = failed.said();
    return said.contains(", awaited 0 times") && said.contains(", never awaited")
        ? Optional.of(said.substring(0, said.indexOf(": called ")))
        : Optional.empty();
  }

  private static String method(String coroutine) {
    return coroutine.equals("coroutine") ? "async" : coroutine;
  }

  /// A task had failed before the test did, and something is missing.
  static Optional<String> failedUnasked(FailedTest failed) {
    return failed.foundTooLittle()
        ? failed
            .findings(Finding.NeverRetrieved.class)
            .map(Finding.NeverRetrieved::of)
            .filter(name -> ClueInTrace.hadFailed(name, failed))
            .findFirst()
        : Optional.empty();
  }

  static Optional<String> stubThatDidNotFit(FailedTest failed) {
    if (!failed.isAboutNull()) {
      return Optional.empty();
    }
    return failed
        .findings(Finding.StubUnused.class)
        .filter(stub -> !stub.instead().isEmpty())
        .findFirst()
        .map(stub -> format("%s was called, stubbed is %s", stub.instead(), stub.stub()));
  }

  static Optional<String> changedBefore(FailedTest failed) {
    if (failed.failure() instanceof CancelledError) {
      return Optional.empty(); // somebody cancelled it; a field can't
    }
    var code = failed.code();
    return code.isMadeByKit()
        ? Optional.empty()
        : failed.changedBefore().stream().filter(code::reads).findFirst();
  }

  /// The loop is in a deadlock, somebody waits in a queue's `join()`, and it has unfinished items.
  static Optional<String> unfinishedQueue(FailedTest failed) {
    return failed.findings(Finding.UnfinishedItems.class).findFirst().isPresent()
            && failed.said().contains("join")
        ? ClueInWords.thrown("DeadlockError").in(failed)
        : Optional.empty();
  }
}
