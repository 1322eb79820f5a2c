package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.testkit.signature.FailedTest;
import dev.loopbook.testkit.signature.Signature;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.SourcePlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/// Formats why a test failed: what was expected and found, the author's line, the lines it came
/// through from other tasks, and what was left behind, without the libraries' stack frames.
final class FailureLines {

  private static final int LABEL = 11;
  private static final int MOST_THROUGH = 10;

  private final Class<?> testClass;
  private final Throwable failure;
  private final Optional<TestLoopRecord> onLoop;
  private final int width;
  private final SourceLookup sources;
  private final List<String> lines = new ArrayList<>();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  FailureLines(Class<?> testClass, Throwable failure, Optional<TestLoopRecord> onLoop, int width) {
    this.width = width;
    this.testClass = testClass;
    this.failure = failure;
    this.onLoop = onLoop;
    sources = SourceLookup.of(testClass);
  }

  List<String> lines() {
    if (!(failure instanceof LeftBehindError)) {
      say(failure);
      addPlaces(failure);
    }
    andThen(failure);
    leftBehind();
    probably().ifPresent(line -> add("probably", line));
    return List.copyOf(lines);
  }

  /// Adds where a failure was, and those that came after it, which Java keeps as suppressed by it
  /// or by each other.
  @SuppressWarnings("ReferenceEquality") // a suppressed one may wrap the very failure
  private void andThen(Throwable thrown) {
    for (var suppressed : thrown.getSuppressed()) {
      if (suppressed instanceof FixtureScope.InTearDown) {
        add("where", String.valueOf(suppressed.getMessage()));
        continue;
      }
      if (suppressed.getCause() == thrown
          || isSaidAgain(suppressed, thrown)
          || !seen.add(suppressed)) {
        continue; // the same again, as from a stub that is closed on the way out
      }
      if (!(suppressed instanceof LeftBehindError
          || suppressed instanceof FailedOnLoop.LoopPicture)) {
        add("and then", summary(suppressed));
        addPlaces(suppressed);
        andThen(suppressed);
      }
    }
  }

  /// Returns whether one failure is another, thrown once more: a circle of causes would be printed,
  /// so it has none.
  private static boolean isSaidAgain(Throwable again, Throwable first) {
    return again.getClass() == first.getClass()
        && Objects.equals(again.getMessage(), first.getMessage())
        && Arrays.equals(again.getStackTrace(), first.getStackTrace());
  }

  /// A test without a loop has no record, but its failure alone may be enough.
  private Optional<String> probably() {
    return onLoop.isPresent()
        ? onLoop.get().probably()
        : Signature.probableCause(FailedTest.onNoLoop(testClass, failure));
  }

  private void say(Throwable thrown) {
    if (thrown instanceof AssertionFailedError failed
        && failed.isExpectedDefined()
        && failed.isActualDefined()) {
      reason(plainMessage(failed)).ifPresent(text -> add("", text));
      add("expected", text(failed.getExpected()));
      add("found", text(failed.getActual()));
    } else if (thrown instanceof AssertionError) {
      add("", plainMessage(thrown));
    } else {
      add("threw", summary(thrown));
      causes(thrown).forEach(cause -> add("because", summary(cause)));
    }
  }

  /// Returns what the author of an assertion wrote before JUnit's own `expected: … but was: …`.
  private static Optional<String> reason(String message) {
    var end = message.indexOf(" ==> expected:");
    if (end >= 0) {
      return Optional.of(message.substring(0, end));
    }
    return message.startsWith("expected:") || message.isBlank()
        ? Optional.empty()
        : Optional.of(message);
  }

  private static String text(ValueWrapper value) {
    return value.getStringRepresentation();
  }

  private static String plainMessage(Throwable thrown) {
    if (thrown instanceof FailedOnLoop ours) {
      return ours.plainMessage();
    }
    var message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  private static String summary(Throwable thrown) {
    if (thrown instanceof FailedOnLoop ours) {
      return ours.plainMessage(); // its own name means nothing to the test's author
    }
    var message = thrown.getMessage();
    var type = thrown.getClass().getSimpleName();
    return message == null || message.isBlank() ? type : type + ": " + message;
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown.getCause(), cause -> cause != null, Throwable::getCause).limit(3);
  }

  private void leftBehind() {
    var left =
        Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
            .filter(LeftBehindError.class::isInstance)
            .map(LeftBehindError.class::cast)
            .findFirst();
    left.ifPresent(error -> lines.addAll(error.lines(width)));
  }

  private void addPlaces(Throwable thrown) {
    var places = FailurePlaces.of(thrown, testClass);
    places.line().ifPresent(place -> addLine("your line", place));
    var through = places.through();
    for (var i = 0; i < Math.min(through.size(), MOST_THROUGH); i++) {
      addLine(i == 0 ? "through" : "", through.get(i));
    }
    if (through.size() > MOST_THROUGH) {
      lines.add(" ".repeat(LABEL) + format("… and %d more", through.size() - MOST_THROUGH));
    }
  }

  private void add(String label, String text) {
    var start = label + " ".repeat(Math.max(1, LABEL - label.length()));
    lines.addAll(
        label.isEmpty()
            ? MessageText.wrapped(text, "", width)
            : MessageText.wrapped(start + text, " ".repeat(LABEL), width));
  }

  /// A line of code is cut, not wrapped: its author knows the rest.
  private void addLine(String label, StackTraceElement place) {
    var line =
        format(
            "%-" + LABEL + "s%s  %s",
            label,
            DisplayWidth.pad(SourcePlace.of(place), 18),
            sources.text(place).map(String::strip).orElse(""));
    lines.add(Shorten.toColumns(line.stripTrailing(), width));
  }
}
