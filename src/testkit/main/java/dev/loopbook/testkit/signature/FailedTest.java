package dev.loopbook.testkit.signature;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.loopbook.watch.Completion;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.TraceEvent;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/// A failed test and all that is known about it: the evidence in which clues are looked for.
///
/// @param testClass the class of the test
/// @param method the test method; empty if a class's set-up failed
/// @param failure what it threw first
/// @param findings what the audit found when its loop closed
/// @param events the trace of its loop
/// @param changedBefore the static fields of its class that earlier tests changed
@API(status = INTERNAL, since = "1.0")
public record FailedTest(
    Class<?> testClass,
    Optional<Method> method,
    Throwable failure,
    List<Finding> findings,
    List<TraceEvent> events,
    List<String> changedBefore) {

  // How values look that nobody has changed yet.
  private static final Set<String> NOTHING =
      Set.of("null", "false", "0", "0.0", "", "[]", "{}", "Optional.empty");

  /// Returns a test that ran on no loop, so that only its failure is known.
  public static FailedTest onNoLoop(Class<?> testClass, Throwable failure) {
    return new FailedTest(testClass, Optional.empty(), failure, List.of(), List.of(), List.of());
  }

  /// Copies the lists.
  public FailedTest {
    findings = List.copyOf(findings);
    events = List.copyOf(events);
    changedBefore = List.copyOf(changedBefore);
  }

  /// Returns the failure and its causes.
  Stream<Throwable> chain() {
    return Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause).limit(8);
  }

  /// Returns whether an assertion compares texts: what it quotes hasn't happened.
  boolean comparesTexts(Throwable thrown) {
    return thrown instanceof AssertionFailedError compared && compared.isExpectedDefined();
  }

  /// Returns the messages of the failure and its causes.
  String said() {
    return chain()
        .map(thrown -> String.valueOf(thrown.getMessage()))
        .collect(Collectors.joining("\n"));
  }

  /// Returns the code that failed.
  CodeOfTest code() {
    return new CodeOfTest(this);
  }

  boolean isAssertion() {
    return failure instanceof AssertionError;
  }

  /// Returns what an assertion expected, as text, if it said so.
  Optional<String> expected() {
    return failedAssertion().map(AssertionFailedError::getExpected).map(FailedTest::words);
  }

  /// Returns what an assertion found instead, as text, if it said so.
  Optional<String> found() {
    return failedAssertion().map(AssertionFailedError::getActual).map(FailedTest::words);
  }

  /// Returns whether the test failed because something was null.
  boolean isAboutNull() {
    return found().filter("null"::equals).isPresent()
        || chain().anyMatch(NullPointerException.class::isInstance)
        || said().contains("await(null)");
  }

  /// Returns the type of what an assertion found.
  Optional<Class<?>> foundType() {
    return failedAssertion().map(AssertionFailedError::getActual).map(ValueWrapper::getType);
  }

  /// Returns whether what an assertion found is less than what it expected: nothing, a smaller
  /// number, a part. So it looks if something hasn't happened; a value that is simply another one
  /// doesn't. Of an assertion without values nothing is known, unless a mock misses a call.
  boolean foundTooLittle() {
    var expected = expected();
    var found = found();
    if (expected.isEmpty() || found.isEmpty()) {
      return failure.getClass().getName().startsWith("org.mockito.")
          || failure.getClass().getSimpleName().equals("WantedButNotAwaited");
    }
    var least = NOTHING.contains(found.get());
    var numbers =
        Stream.of(expected, found)
            .flatMap(each -> each.flatMap(AmountParser::number).stream())
            .toList();
    var inside = found.get().replaceAll("^[\\[{]|[]}]$", "");
    return least
        || (numbers.size() == 2
            ? numbers.get(1) < numbers.get(0)
            : !inside.isEmpty() && expected.get().contains(inside));
  }

  private Optional<AssertionFailedError> failedAssertion() {
    return failure instanceof AssertionFailedError failed
            && failed.isExpectedDefined()
            && failed.isActualDefined()
        ? Optional.of(failed)
        : Optional.empty();
  }

  private static String words(ValueWrapper value) {
    return String.valueOf(value.getStringRepresentation());
  }

  /// Returns whether an assertion expected true and found false.
  boolean wasNotTrue() {
    return expected().filter("true"::equals).isPresent()
        && found().filter("false"::equals).isPresent();
  }

  <F extends Finding> Stream<F> findings(Class<F> kind) {
    return findings.stream().filter(kind::isInstance).map(kind::cast);
  }

  /// Returns the trace up to the moment the test failed.
  List<TraceEvent> eventsUntilFailure() {
    for (var i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof TraceEvent.TaskDone done
          && done.how() instanceof Completion.Failed
          && isStage(done.who().name())) {
        return events.subList(0, i);
      }
    }
    return events;
  }

  /// Returns the trace of the test itself up to the moment it failed, without its set-up. It's all
  /// there is if the test isn't in the trace.
  List<TraceEvent> eventsOfTest() {
    var events = eventsUntilFailure();
    for (var i = events.size() - 1; i >= 0; i--) {
      if (events.get(i) instanceof TraceEvent.TaskBegan began && isStage(began.who().name())) {
        return events.subList(i, events.size());
      }
    }
    return events;
  }

  private boolean isStage(String task) {
    return method.filter(method -> method.getName().equals(task)).isPresent();
  }
}
