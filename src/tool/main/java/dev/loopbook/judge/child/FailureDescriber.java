package dev.loopbook.judge.child;

import dev.loopbook.testkit.FailedOnLoop;
import dev.loopbook.text.SafeText;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.TimeText;
import dev.loopbook.watch.Timeline;
import dev.loopbook.watch.TraceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/// Describes a failure in words that are the same each time, and short enough to read.
final class FailureDescriber {
  private static final int LONGEST_VALUE = 400;
  private static final int LONGEST_MESSAGE = 2_000;
  private static final int LAST_EVENTS = 200;
  private static final int MOST_SPANS = 5_000;
  private static final Pattern COMPARED = Pattern.compile("(?s)(?:(.*?) ==> )?expected: .*");

  /// What `assertThrows` says of another exception. It names that, and not what it says.
  private static final Pattern OTHER_THROWN =
      Pattern.compile("(?s)((?:.*? ==> )?Unexpected exception type thrown), expected: .*");

  private final StackLines lines;
  private final LoopWatch watch;

  FailureDescriber(StackLines lines, LoopWatch watch) {
    this.lines = lines;
    this.watch = watch;
  }

  /// Returns what a failed test threw, with everything that is known about its loops.
  TestFailure of(Throwable thrown, TestRecord record, String output) {
    Optional<String> expected = Optional.empty();
    Optional<String> found = Optional.empty();
    if (thrown instanceof AssertionFailedError compared
        && compared.isExpectedDefined()
        && compared.isActualDefined()) {
      expected = Optional.of(value(compared.getExpected()));
      found = Optional.of(value(compared.getActual()));
      if (expected.equals(found)) { // only their texts are equal, and perhaps the types differ
        expected = expected.map(text -> text + " of " + type(compared.getExpected()));
        found = found.map(text -> text + " of " + type(compared.getActual()));
      }
    }
    var message = message(thrown, record);
    if (expected.isPresent()) {
      var compared = COMPARED.matcher(message);
      if (compared.matches()) {
        message = compared.group(1) == null ? "" : compared.group(1);
      }
    }
    var other = OTHER_THROWN.matcher(message);
    var cause = thrown.getCause();
    if (expected.isPresent() && cause != null && other.matches()) {
      message = other.group(1);
      found = found.map(type -> type + saidBy(cause));
    }
    if (!message.isBlank() && found.filter(FailureDescriber::isTruth).isPresent()) {
      expected = Optional.empty(); // assertTrue: the message says it all
      found = Optional.empty();
    }
    return new TestFailure(
        thrown instanceof FailedOnLoop ? "AssertionFailedError" : type(thrown.getClass()),
        Shorten.toLength(message, LONGEST_MESSAGE),
        expected,
        found,
        lines.ofStudent(thrown).or(watch::heldLongest),
        lines.throughTasks(thrown),
        lines.ofTest(thrown),
        lanes(record),
        trace(record),
        record.findings(),
        record.probably(),
        output);
  }

  private static boolean isTruth(String value) {
    return value.equals("true") || value.equals("false");
  }

  /// Returns the name of a class, or for one without a name that of what it extends.
  private static String type(Class<?> type) {
    return type.isAnonymousClass() ? type(type.getSuperclass()) : type.getSimpleName();
  }

  private static String saidBy(Throwable cause) {
    var words = ThrownText.of(cause).orElse("").strip();
    return words.isEmpty()
        ? ""
        : ": " + Shorten.toLength(SafeText.withoutIdentity(words), LONGEST_VALUE);
  }

  private static String message(Throwable thrown, TestRecord record) {
    var said = record.plainMessage(thrown);
    return said.isBlank() && !(thrown instanceof AssertionError)
        ? type(thrown.getClass())
        : SafeText.withoutIdentity(said);
  }

  /// Returns the last events of the program itself, without the loop's own clean-up after it.
  private static List<String> trace(TestRecord record) {
    var told =
        record.events().stream()
            .takeWhile(event -> !(event instanceof TraceEvent.CleanUpBegan))
            .filter(FailureDescriber::tells)
            .map(TraceEvent::describe)
            .toList();
    return told.subList(Math.max(0, told.size() - LAST_EVENTS), told.size());
  }

  private static boolean tells(TraceEvent event) {
    return switch (event) {
      case TraceEvent.TaskCreated _,
          TraceEvent.TaskBegan _,
          TraceEvent.TaskResumed _,
          TraceEvent.TaskSuspended _,
          TraceEvent.TaskWoken _,
          TraceEvent.TaskDone _,
          TraceEvent.CancelRequested _,
          TraceEvent.ClockMoved _,
          TraceEvent.TimerFired _,
          TraceEvent.FailureReported _,
          TraceEvent.ResourceOpened _,
          TraceEvent.ResourceClosed _,
          TraceEvent.OutputWritten _ ->
          true;
      default -> false;
    };
  }

  /// Returns the timelines of a test, as far as they are whole and not too long.
  static List<Timeline> lanes(TestRecord record) {
    if (!record.isWhole() || record.events().isEmpty()) {
      return List.of();
    }
    var timelines = new ArrayList<Timeline>();
    var spans = 0;
    for (var timeline : Timeline.of(record.events())) {
      spans += timeline.lanes().stream().mapToInt(lane -> lane.spans().size()).sum();
      if (spans > MOST_SPANS) {
        break;
      }
      timelines.add(timeline);
    }
    return timelines;
  }

  private static String value(ValueWrapper wrapped) {
    return wrapped.getEphemeralValue() instanceof Duration duration
        ? TimeText.exact(duration)
        : Shorten.toLength(
            SafeText.withoutIdentity(wrapped.getStringRepresentation()), LONGEST_VALUE);
  }

  private static String type(ValueWrapper wrapped) {
    var type = wrapped.getType();
    return type == null ? "null" : type.getSimpleName();
  }
}
