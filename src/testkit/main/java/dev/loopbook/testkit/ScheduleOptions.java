package dev.loopbook.testkit;

import dev.loopbook.explore.Freedom;
import org.junit.jupiter.api.extension.ExtensionContext;

/// In how many orders of its callbacks a [LoopTest] runs, and in which.
///
/// @param schedules how many, first in, first out among them
/// @param freedom which moments count as choices
/// @param seed what draws the random ones
record ScheduleOptions(int schedules, Freedom freedom, long seed) {

  /// JUnit's configuration parameter for all tests of a build: in how many orders those run that
  /// say nothing about it; `all` for every order there is.
  static final String SCHEDULES = "loopbook.schedules";

  static ScheduleOptions of(ExtensionContext context) {
    var given = LoopTestOptions.given(context);
    if (given.schedules() < 1) {
      throw new IllegalArgumentException(
          "@LoopTest(schedules = "
              + given.schedules()
              + "): it must be 1, for the usual order, or more");
    }
    var schedules = given.schedules() == 1 ? ofBuild(context) : given.schedules();
    return new ScheduleOptions(
        given.schedule().isEmpty() ? schedules : 1, given.freedom(), given.seed());
  }

  private static int ofBuild(ExtensionContext context) {
    return context.getConfigurationParameter(SCHEDULES).map(ScheduleOptions::number).orElse(1);
  }

  private static int number(String text) {
    if (text.equals("all")) {
      return LoopTest.ALL;
    }
    try {
      return Math.max(1, Integer.parseInt(text.strip()));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          SCHEDULES + " = " + text + ": it must be a number of orders, or all", notANumber);
    }
  }
}
