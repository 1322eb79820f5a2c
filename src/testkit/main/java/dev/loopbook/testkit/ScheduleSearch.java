package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.testkit.ScheduleTrials.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Looks for an order of a test's callbacks in which it fails, after it has passed in the usual
/// one.
///
/// It tries orders that leave the usual one in many places, and when one fails takes back as much
/// of it as it can: the order that it reports is as near to the usual one as it knows. All is
/// decided by counting, nothing by chance or by the clock, so the same test gets the same report
/// each time.
final class ScheduleSearch implements AfterEachCallback {

  /// After so many orders in a row that were tried before, there are no others worth the time.
  private static final int MOST_REPEATS = 20;

  /// How many trials the taking back may cost.
  private static final int MOST_TAKEN_BACK = 100;

  /// Called after the loop of the test was closed and audited.
  @Override
  public void afterEach(ExtensionContext context) {
    var schedules = LoopTestOptions.schedules(context);
    if (schedules < 2
        || context.getExecutionException().isPresent()
        || context.getConfigurationParameter(ScheduleTrials.UNDER_TRIAL).isPresent()) {
      return;
    }
    BuildCheck.requireLauncher("@LoopTest(schedules = …)");
    search(new ScheduleTrials(context), schedules)
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private static Optional<AssertionError> search(ScheduleTrials trials, int schedules) {
    var usual = trials.run(Schedule.usual().pick());
    if (usual.hasFailed()) {
      return Optional.of(notRepeatable(usual));
    }
    Set<Schedule> seen = new HashSet<>(Set.of(usual.queue().followed()));
    var repeats = 0;
    for (var number = 1; number < schedules && usual.queue().decisions() > 0; number++) {
      var trial = trials.run(Schedule.toTry(number));
      if (trial.hasFailed()) {
        return Optional.of(report(trial, trials, number, schedules));
      }
      repeats = seen.add(trial.queue().followed()) ? 0 : repeats + 1;
      if (repeats == MOST_REPEATS) {
        break;
      }
    }
    return Optional.empty();
  }

  private static AssertionError notRepeatable(Trial again) {
    var failure = again.failure().orElseThrow();
    return new AssertionError(
        "passes the first time and fails the second, in the same order of its callbacks: something"
            + " outlives the test, such as a static field, and the next run meets it. Found by"
            + " @LoopTest(schedules = …), which repeats the test",
        failure);
  }

  private static ScheduleFailure report(
      Trial failed, ScheduleTrials trials, int number, int schedules) {
    var tried = format("%s of %d", MessageText.count(number, "other order"), schedules - 1);
    var least = takenBack(failed.queue().followed(), trials);
    var replayed = trials.run(least.pick());
    if (replayed.hasFailed()) {
      return new ScheduleFailure(
          replayed.queue().followed(),
          replayed.queue().overtaking(),
          tried,
          replayed.failure().orElseThrow());
    }
    return new ScheduleFailure(
        failed.queue().followed(),
        failed.queue().overtaking(),
        tried
            + "; repeated, it passes: not its order alone varies, but a thread, a socket or chance",
        failed.failure().orElseThrow());
  }

  /// Returns what is left of a schedule that fails when all choices are taken back that the failure
  /// does not need: halves of them first, then smaller parts, then single ones.
  ///
  /// As in A. Zeller, R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002.
  private static Schedule takenBack(Schedule failing, ScheduleTrials trials) {
    var left = failing.choices();
    var budget = MOST_TAKEN_BACK;
    for (var part = (left.size() + 1) / 2; part >= 1; part = part == 1 ? 0 : (part + 1) / 2) {
      for (var from = 0; from < left.size() && left.size() > 1 && budget > 0; budget--) {
        var fewer = without(left, from, Math.min(left.size(), from + part));
        if (!fewer.isEmpty() && trials.run(new Schedule(fewer).pick()).hasFailed()) {
          left = fewer;
        } else {
          from += part;
        }
      }
    }
    return new Schedule(left);
  }

  private static List<Schedule.Choice> without(List<Schedule.Choice> choices, int from, int until) {
    var fewer = new ArrayList<>(choices.subList(0, from));
    fewer.addAll(choices.subList(until, choices.size()));
    return List.copyOf(fewer);
  }
}
