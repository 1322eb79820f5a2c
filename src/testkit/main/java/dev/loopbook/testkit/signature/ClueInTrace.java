package dev.loopbook.testkit.signature;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.LoopListener;
import dev.loopbook.text.TimeText;
import dev.loopbook.watch.Completion;
import dev.loopbook.watch.TaskRef;
import dev.loopbook.watch.TraceEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Clues in the trace of the loop.
final class ClueInTrace {

  private static final int MANY = 500;

  private ClueInTrace() {}

  /// One coroutine started over and over in one tick, and the loop never ran anything else: the
  /// mock reported it, or the limit of real time ended the test.
  static Optional<String> spins(FailedTest failed) {
    if (ClueInWords.thrown("SpinningMockError").in(failed).isPresent()) {
      return Optional.of(failed.said().replaceFirst("(?s) was awaited .*", ""));
    }
    if (!failed.said().contains("by the wall clock")) {
      return Optional.empty();
    }
    Map<String, Integer> begun = new HashMap<>();
    for (var event : failed.events()) {
      if (!(event instanceof TraceEvent.CoroutineStarted)
          && event instanceof TraceEvent.OfTask) { // another step of a task
        begun.clear();
      }
      if (event instanceof TraceEvent.CoroutineStarted started
          && begun.merge(started.name(), 1, Integer::sum) >= MANY) {
        return Optional.of(started.name() + "(…)");
      }
    }
    return Optional.empty();
  }

  /// A task was asked to stop, and is checked before it could.
  static Optional<String> askedToStopJustNow(FailedTest failed) {
    if (!failed.wasNotTrue() || !failed.code().calls("isCancelled", "isDone")) {
      return Optional.empty();
    }
    Map<TaskRef, String> asked = new HashMap<>();
    for (var event : failed.eventsUntilFailure()) {
      switch (event) {
        case TraceEvent.CancelRequested request -> asked.put(request.who(), request.who().name());
        case TraceEvent.TaskDone done -> asked.remove(done.who());
        default -> {}
      }
    }
    return asked.values().stream().findFirst();
  }

  /// A task was made, and is checked before it has started.
  static Optional<String> notBegunYet(FailedTest failed) {
    if (!failed.isAssertion() || !failed.foundTooLittle()) {
      return Optional.empty();
    }
    Map<TaskRef, String> made = new HashMap<>();
    for (var event : failed.eventsUntilFailure()) {
      switch (event) {
        case TraceEvent.TaskCreated created -> made.put(created.who(), created.who().name());
        case TraceEvent.TaskBegan began -> made.remove(began.who());
        default -> {}
      }
    }
    return made.values().stream().findFirst();
  }

  /// Returns whether a task of that name failed before the test did.
  static boolean hadFailed(String name, FailedTest failed) {
    return failed.eventsUntilFailure().stream()
        .anyMatch(
            event ->
                event instanceof TraceEvent.TaskDone done
                    && done.how() instanceof Completion.Failed
                    && name.contains(done.who().name()));
  }

  /// A number is not what it should be, a task started while another one of the same coroutine was
  /// suspended, and the code may await between a read and its write.
  static Optional<String> updatesCross(FailedTest failed) {
    var expected = failed.expected().flatMap(AmountParser::number);
    var found = failed.found().flatMap(AmountParser::number);
    if (expected.isEmpty() || found.isEmpty() || found.get().equals(expected.get())) {
      return Optional.empty();
    }
    Map<TaskRef, String> coroutine = new HashMap<>();
    var suspended = new HashSet<TaskRef>();
    for (var event : failed.eventsUntilFailure()) {
      switch (event) {
        case TraceEvent.TaskCreated made -> coroutine.put(made.who(), made.coroutine());
        case TraceEvent.TaskBegan began -> {
          var name = coroutine.getOrDefault(began.who(), "");
          if (suspended.stream().anyMatch(other -> name.equals(coroutine.get(other)))) {
            var isTooSmall = found.get() < expected.get();
            return failed.code().splitsUpdates(isTooSmall)
                ? Optional.of(name + "(…)")
                : Optional.empty();
          }
        }
        case TraceEvent.TaskSuspended stands -> suspended.add(stands.who());
        case TraceEvent.TaskResumed goes -> suspended.remove(goes.who());
        case TraceEvent.TaskDone done -> suspended.remove(done.who());
        default -> {}
      }
    }
    return Optional.empty();
  }

  /// It took longer than expected: exactly as long as all sleeps together.
  static Optional<String> sumOfSleeps(FailedTest failed) {
    return sum(failed, sleeps(failed.eventsOfTest()));
  }

  /// It took longer than expected: exactly as long as callbacks held the loop.
  static Optional<String> sumOfBusy(FailedTest failed) {
    var held =
        failed.eventsOfTest().stream()
            .filter(TraceEvent.ClockMoved.class::isInstance)
            .map(TraceEvent.ClockMoved.class::cast)
            .filter(move -> move.why() == LoopListener.ClockMove.BUSY)
            .map(move -> new Span(move.from(), move.at().nanos()))
            .toList();
    return sum(failed, held);
  }

  private record Span(long from, long to) {
    long nanos() {
      return to - from;
    }
  }

  private static Optional<String> sum(FailedTest failed, List<Span> parts) {
    var expected = failed.expected().flatMap(AmountParser::nanos);
    var found = failed.found().flatMap(AmountParser::nanos);
    if (parts.size() < 2
        || expected.isEmpty()
        || found.isEmpty()
        || found.get() <= expected.get()
        || overlap(parts)) {
      return Optional.empty();
    }
    var sum = parts.stream().mapToLong(Span::nanos).sum();
    return found.get() == sum
        ? Optional.of(
            format("%d parts of %s", parts.size(), TimeText.seconds(Duration.ofNanos(sum))))
        : Optional.empty();
  }

  private static boolean overlap(List<Span> parts) {
    for (var i = 1; i < parts.size(); i++) {
      if (parts.get(i).from() < parts.get(i - 1).to()) {
        return true;
      }
    }
    return false;
  }

  private static List<Span> sleeps(List<TraceEvent> events) {
    return events.stream()
        .filter(TraceEvent.TimerSet.class::isInstance)
        .map(TraceEvent.TimerSet.class::cast)
        .filter(timer -> timer.what().startsWith("sleep"))
        .map(timer -> new Span(timer.at().nanos(), timer.when()))
        .toList();
  }
}
