package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;

/// Checks the numbers that are typed behind a command.
final class Counts {

  private Counts() {}

  /// Returns the number.
  ///
  /// @throws CommandException if it is less than 1
  static long positive(String command, long count) {
    if (count < 1) {
      throw CommandException.usage(format("%s %d: N is a number from 1 on", command, count));
    }
    return count;
  }
}
