package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

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
    Optional<Schedule> schedule) {

  /// Returns the options of a test: its method's, or otherwise those of the nearest class around
  /// it.
  static LoopTestOptions of(ExtensionContext context) {
    return of(given(context));
  }

  /// Returns in how many orders to run a test: 1 means only the usual one.
  static int schedules(ExtensionContext context) {
    var given = given(context);
    if (given.schedules() < 1) {
      throw new IllegalArgumentException(
          format(
              "@LoopTest(schedules = %d): it must be 1, for the usual order, or more",
              given.schedules()));
    }
    return given.schedule().isEmpty() ? given.schedules() : 1;
  }

  private static LoopTest given(ExtensionContext context) {
    return context
        .getTestMethod()
        .flatMap(method -> AnnotationSupport.findAnnotation(method, LoopTest.class))
        .or(() -> ofClass(context))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    context.getDisplayName() + ": no @LoopTest here or on a class around it"));
  }

  /// Returns whether the tests of a class share one loop.
  static boolean isClassLoop(ExtensionContext ofClass) {
    return ofClass(ofClass).filter(given -> given.loop() == LoopTest.Scope.CLASS).isPresent();
  }

  private static Optional<LoopTest> ofClass(ExtensionContext context) {
    return context
        .getTestClass()
        .flatMap(
            type ->
                AnnotationSupport.findAnnotation(
                    type, LoopTest.class, context.getEnclosingTestClasses()));
  }

  private static LoopTestOptions of(LoopTest given) {
    return new LoopTestOptions(
        given.time(),
        given.audit(),
        given.loop(),
        positive("timeout", given.timeout()),
        positive("wallTimeout", given.wallTimeout()),
        given.blockLimit() == 0
            ? Optional.empty()
            : Optional.of(positive("blockLimit", given.blockLimit())),
        given.schedule().isEmpty()
            ? Optional.empty()
            : Optional.of(Schedule.parse(given.schedule())));
  }

  private static Duration positive(String name, double seconds) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          format("@LoopTest(%s = %s): it must be more than 0 seconds", name, seconds));
    }
    return Async.seconds(seconds);
  }
}
