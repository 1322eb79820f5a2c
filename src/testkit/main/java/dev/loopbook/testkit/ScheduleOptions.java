package dev.loopbook.testkit;

import dev.loopbook.explore.Freedom;
import org.junit.jupiter.api.extension.ExtensionContext;

/// In how many orders of its callbacks a [LoopTest] runs, and in which.
///
/// @param schedules how many, first in, first out among them
/// @param freedom which moments count as choices
/// @param seed what draws the random ones
record ScheduleOptions(int schedules, Freedom freedom, long seed) {

  static ScheduleOptions of(ExtensionContext context) {
    var given = LoopTestOptions.given(context);
    if (given.schedules() < 1) {
      throw new IllegalArgumentException(
          "@LoopTest(schedules = "
              + given.schedules()
              + "): it must be 1, for the usual order, or more");
    }
    return new ScheduleOptions(
        given.schedule().isEmpty() ? given.schedules() : 1, given.freedom(), given.seed());
  }
}
