package dev.loopbook.judge;

import dev.loopbook.judge.child.TestFailure;
import dev.loopbook.program.shape.ClassReference;
import dev.loopbook.program.shape.ClassReferences;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Says in a sentence what a student most likely did, where the test kit sees only what came of it:
/// how the failure reads, together with what their classes call.
final class LikelyCause {
  private final List<ClassReference> calls;

  /// @param student the class files of the student's files
  LikelyCause(Collection<byte[]> student) {
    this.calls = student.stream().flatMap(each -> ClassReferences.in(each).stream()).toList();
  }

  /// Returns a verdict whose failures say their cause, as far as there is one.
  Verdict added(Verdict verdict) {
    return verdict instanceof Verdict.Failed(var results)
        ? new Verdict.Failed(results.stream().map(this::added).toList())
        : verdict;
  }

  private TestResult added(TestResult result) {
    return result
        .failure()
        .filter(failure -> failure.probably().isEmpty() || saysTooLittle(failure))
        .flatMap(failure -> of(failure).map(failure::withProbably))
        .map(failure -> TestResult.failed(result.name(), failure).withHidden(result.hidden()))
        .orElse(result);
  }

  /// Updates are lost indeed, and a lock that keeps nobody out is why.
  private boolean saysTooLittle(TestFailure failure) {
    return hasJavasLock() && failure.probably().filter(it -> it.contains("lost")).isPresent();
  }

  private Optional<String> of(TestFailure failure) {
    if (failure.type().equals("InvalidStateError")
        && failure.message().contains("Result is not set")) {
      return Optional.of(
          "a future was asked for its result before it had one. Await it first, as in"
              + " await(gather(…))");
    }
    if (failure.type().equals("ConcurrentModificationException")) {
      return Optional.of(
          uses("computeIfAbsent")
              ? "there is an await in computeIfAbsent, so another task changed the map meanwhile."
                  + " Put a task into the map, and await it outside"
              : "a collection was changed by somebody else while you loop over it, in an await"
                  + " perhaps. Loop over a copy");
    }
    if (failure.type().equals("DeadlockError") && failure.message().contains(" joining>")) {
      return Optional.of(
          "join() waits for items for which nobody has called taskDone(). Call it for each item"
              + " that was taken, in a finally");
    }
    if (calls("java.lang.Thread", "sleep")) {
      return Optional.of(
          "Thread.sleep holds the loop and everybody on it, and the loop's time stands still"
              + " meanwhile. Write await(sleep(…))");
    }
    if (hasJavasLock()) {
      return Optional.of(
          "a lock of java.util.concurrent belongs to a thread, and all tasks are on one: it keeps"
              + " none of them out. Use dev.loopbook.sync.Lock");
    }
    return Optional.empty();
  }

  private boolean hasJavasLock() {
    return calls.stream().anyMatch(call -> call.owner().startsWith("java.util.concurrent.locks."));
  }

  private boolean uses(String member) {
    return calls.stream().anyMatch(call -> call.member().equals(member));
  }

  private boolean calls(String owner, String member) {
    return calls.stream()
        .anyMatch(call -> call.owner().equals(owner) && call.member().equals(member));
  }
}
