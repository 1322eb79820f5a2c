package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.OrderToken;
import dev.loopbook.loop.Async;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// The options of a [LoopTest], validated.
///
/// @param timeout of the loop's time
/// @param wallTimeout of real time
/// @param blockLimit how long a callback may hold the loop; empty for no limit
/// @param schedule the order of callbacks; empty for the usual one
record LoopTestOptions(
    LoopTest.Time time,
    LoopTest.Audit audit,
    LoopTest.Scope loop,
    Duration timeout,
    Duration wallTimeout,
    Optional<Duration> blockLimit,
    Optional<OrderToken> schedule) {

  /// JUnit's configuration parameter for all tests of a build: how many seconds each may take.
  static final String WALL_TIMEOUT = "loopbook.wallTimeout";

  // kotlinx.coroutines tried 10 s, and went back: a busy machine needs that to load classes.
  private static final Duration USUAL_WALL_TIMEOUT = Duration.ofSeconds(60);

  /// Returns the options of a test: its method's, or otherwise those of the nearest class around
  /// it.
  static LoopTestOptions of(ExtensionContext context) {
    return of(given(context), context);
  }

  /// Returns what was given for a test: on its method, or otherwise on the nearest class around it.
  static LoopTest given(ExtensionContext context) {
    return context
        .getTestMethod()
        .flatMap(method -> AnnotationSupport.findAnnotation(method, LoopTest.class))
        .or(() -> ofClass(context))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    context.getDisplayName() + ": no @LoopTest here or on a class around it"));
  }

  /// Returns for how long the loop of a class is kept.
  static LoopTest.Scope scopeOf(ExtensionContext ofClass) {
    return ofClass(ofClass).map(LoopTest::loop).orElse(LoopTest.Scope.TEST);
  }

  /// Returns whether loops of both kinds can be one.
  boolean isSameLoop(LoopTestOptions other) {
    return time == other.time
        && audit == other.audit
        && timeout.equals(other.timeout)
        && wallTimeout.equals(other.wallTimeout)
        && blockLimit.equals(other.blockLimit);
  }

  private static Optional<LoopTest> ofClass(ExtensionContext context) {
    return context
        .getTestClass()
        .flatMap(
            type ->
                AnnotationSupport.findAnnotation(
                    type, LoopTest.class, context.getEnclosingTestClasses()));
  }

  private static Duration wallTimeout(LoopTest given, ExtensionContext context) {
    if (given.wallTimeout() != 0) {
      return positive("wallTimeout", given.wallTimeout());
    }
    return context
        .getConfigurationParameter(WALL_TIMEOUT)
        .map(LoopTestOptions::seconds)
        .orElse(USUAL_WALL_TIMEOUT);
  }

  private static Duration seconds(String text) {
    double seconds;
    try {
      seconds = Double.parseDouble(text.strip());
    } catch (NumberFormatException notANumber) {
      seconds = Double.NaN;
    }
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          format("%s = %s: it must be a number of seconds, more than 0", WALL_TIMEOUT, text));
    }
    return Async.seconds(seconds);
  }

  private static LoopTestOptions of(LoopTest given, ExtensionContext context) {
    return new LoopTestOptions(
        given.time(),
        given.audit(),
        given.loop(),
        positive("timeout", given.timeout()),
        wallTimeout(given, context),
        given.blockLimit() == 0
            ? Optional.empty()
            : Optional.of(positive("blockLimit", given.blockLimit())),
        TestDigest.token(given.schedule(), context));
  }

  private static Duration positive(String name, double seconds) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          format("@LoopTest(%s = %s): it must be more than 0 seconds", name, seconds));
    }
    return Async.seconds(seconds);
  }
}
