package dev.loopbook.testkit.signature;

import dev.loopbook.watch.Completion;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.TraceEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/// A failed test as the clues look at it.
final class Evidence {

  private final FailedTest test;

  Evidence(FailedTest test) {
    this.test = test;
  }

  FailedTest test() {
    return test;
  }

  Throwable failure() {
    return test.failure();
  }

  /// Returns the failure and its causes.
  Stream<Throwable> chain() {
    return Stream.iterate(test.failure(), thrown -> thrown != null, Throwable::getCause).limit(8);
  }

  /// Returns the messages of the failure and of its causes.
  String said() {
    return chain()
        .map(thrown -> String.valueOf(thrown.getMessage()))
        .collect(Collectors.joining("\n"));
  }

  boolean isAssertion() {
    return test.failure() instanceof AssertionError;
  }

  /// Returns what an assertion expected, in its words, if it said so.
  Optional<String> expected() {
    return failedAssertion().map(AssertionFailedError::getExpected).map(Evidence::words);
  }

  /// Returns what an assertion found instead, in its words, if it said so.
  Optional<String> found() {
    return failedAssertion().map(AssertionFailedError::getActual).map(Evidence::words);
  }

  private Optional<AssertionFailedError> failedAssertion() {
    return test.failure() instanceof AssertionFailedError failed
            && failed.isExpectedDefined()
            && failed.isActualDefined()
        ? Optional.of(failed)
        : Optional.empty();
  }

  private static String words(ValueWrapper value) {
    return String.valueOf(value.getStringRepresentation());
  }

  /// Returns whether an assertion expected something to be true that was not yet.
  boolean wasNotTrue() {
    return expected().filter("true"::equals).isPresent()
        && found().filter("false"::equals).isPresent();
  }

  <F extends Finding> Stream<F> findings(Class<F> kind) {
    return test.findings().stream().filter(kind::isInstance).map(kind::cast);
  }

  /// Returns the trace up to the moment when the test failed.
  List<TraceEvent> eventsUntilFailure() {
    var events = test.events();
    for (var i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof TraceEvent.TaskDone done
          && done.how() instanceof Completion.Failed
          && isStage(done.who().name())) {
        return events.subList(0, i);
      }
    }
    return events;
  }

  private boolean isStage(String task) {
    return test.method().filter(method -> method.getName().equals(task)).isPresent();
  }
}
