package dev.loopbook.shell;

import dev.loopbook.shell.step.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When a demonstration waits.
///
/// @param auto whether it never waits for a key
/// @param pace after which time it goes on by itself; if empty, it doesn't
/// @param only the numbers of the commands before which it waits; if empty, it's before each
record DemoPauses(boolean auto, Optional<Pace> pace, List<Integer> only) {
  /// What a recording shows of a pause that nobody made.
  private static final Duration USUAL = Duration.ofSeconds(2);

  /// Keeps its own copy.
  DemoPauses {
    only = List.copyOf(only);
  }

  /// Returns whether it waits before a command.
  boolean isBefore(int number) {
    return only.isEmpty() ? !auto || pace.isPresent() : only.contains(number);
  }

  /// Returns whether it waits before any command.
  boolean isAnywhere() {
    return !only.isEmpty() || !auto || pace.isPresent();
  }

  /// Returns how long a pause is in a recording for which nobody waits.
  Duration recorded() {
    return pace.map(Pace::duration).orElse(USUAL);
  }
}
