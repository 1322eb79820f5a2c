package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.testkit.ScheduledQueue.Pick;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An order in which a loop's callbacks take their turns, told by where it leaves the usual one.
///
/// A tick runs the callbacks that were ready when it began. Each time that more than one of them
/// could be next, there is a decision, counted from 1 over the loop's life; usually the oldest is
/// taken. Its token, `4.1-9.2`, says: at decision 4 take the second oldest, at decision 9 the
/// third, and the oldest otherwise.
///
/// @param choices where it leaves the usual order, in the order of the decisions
record Schedule(List<Choice> choices) {

  /// One decision that is not the usual one.
  ///
  /// @param decision which decision, from 1
  /// @param pick how many older callbacks are passed over, at least 1
  record Choice(int decision, int pick) {
    @Override
    public String toString() {
      return decision + "." + pick;
    }
  }

  private static final int CERTAIN = 100;

  /// How often a random schedule leaves the usual order, in percent, in turns: some mistakes show
  /// when everything is mixed up, some only when nearly nothing is.
  private static final List<Integer> PERCENTAGES = List.of(50, 10, CERTAIN, 25);

  static Schedule usual() {
    return new Schedule(List.of());
  }

  /// Returns the schedule that `token` stands for.
  ///
  /// @throws IllegalArgumentException if it stands for none
  static Schedule parse(String token) {
    if (!token.matches("[1-9]\\d{0,8}\\.[1-9]\\d{0,8}(-[1-9]\\d{0,8}\\.[1-9]\\d{0,8})*")) {
      throw new IllegalArgumentException(
          format(
              "schedule \"%s\": not a token of a schedule. Copy it from the report of a test with"
                  + " @LoopTest(schedules = 100); one looks like 4.1-9.2",
              token));
    }
    return new Schedule(
        Stream.of(token.split("-"))
            .map(choice -> choice.split("\\."))
            .map(parts -> new Choice(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
            .sorted(Comparator.comparingInt(Choice::decision))
            .toList());
  }

  String token() {
    return choices.stream().map(Choice::toString).collect(Collectors.joining("-"));
  }

  /// Returns what it picks at each decision.
  Pick pick() {
    var byDecision =
        choices.stream().collect(Collectors.toMap(Choice::decision, Choice::pick, (a, _) -> a));
    return (decision, standing) -> byDecision.getOrDefault(decision, 0) % standing;
  }

  /// Returns the pick of the `number`th order to try: first the youngest always first, then random
  /// ones. The same number is always the same order.
  static Pick toTry(int number) {
    if (number == 1) {
      return (_, standing) -> standing - 1;
    }
    var random = new SplittableRandom(number);
    var percent = PERCENTAGES.get(number % PERCENTAGES.size());
    return (_, standing) -> random.nextInt(CERTAIN) < percent ? random.nextInt(standing) : 0;
  }
}
