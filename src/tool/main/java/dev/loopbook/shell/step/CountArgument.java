package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import picocli.CommandLine.Parameters;

/// The argument N of the commands that step.
final class CountArgument {
  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many; 1 if not given.")
  private long count;

  /// Returns the number.
  ///
  /// @throws CommandException if it is less than 1
  long of(String command) {
    return positive(command, count);
  }

  /// Returns the number that was typed.
  ///
  /// @throws CommandException if it is less than 1, or more than can be counted
  static long parse(String command, String typed) {
    try {
      return positive(command, Long.parseLong(typed));
    } catch (NumberFormatException _) {
      throw CommandException.usage(
          "%s: %s: N is a whole number.   help %s shows how", command, typed, command);
    }
  }

  static long positive(String command, long count) {
    if (count < 1) {
      throw CommandException.usage("%s %d: N must be 1 or more", command, count);
    }
    return count;
  }
}
