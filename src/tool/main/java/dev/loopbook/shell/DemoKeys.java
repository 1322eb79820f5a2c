package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.Keys;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.Pace;
import java.util.Optional;

/// What a presenter's keys mean while a demonstration waits.
///
/// The keys that go on and back include those of a presenter's remote: page down and page up.
final class DemoKeys {

  /// More digits are no command's number.
  private static final int MOST_DIGITS = 4;

  private final Session session;
  private final Optional<Pace> pace;
  private final int commands;

  /// What is wanted.
  sealed interface Wish {
    /// Going on.
    record On() implements Wish {}

    /// The command of this number, which may be none.
    record To(int number) implements Wish {}

    /// Leaving.
    record Leave() implements Wish {}
  }

  /// @param pace after which time it goes on by itself
  /// @param commands how many commands the demonstration has
  DemoKeys(Session session, Optional<Pace> pace, int commands) {
    this.session = session;
    this.pace = pace;
    this.commands = commands;
  }

  /// Waits for a key that means something, or for the pace.
  ///
  /// @param next the number of the command that comes next
  Wish wish(int next) {
    try (var keys = session.keyboard().keys()) {
      while (true) {
        var key = keys.next(pace.map(Pace::duration).orElse(Keys.LOOK_AGAIN));
        if (key.isEmpty()) {
          if (keys.isAtEnd()) {
            return new Wish.Leave();
          }
          if (pace.isPresent()) {
            return new Wish.On();
          }
          continue;
        }
        switch (key.get()) {
          case "enter", " ", "down", "j", "page-down", "f", "end", "G" -> {
            return new Wish.On();
          }
          case "b", "k", "up", "page-up" -> {
            return new Wish.To(Math.max(1, next - 1));
          }
          case "q", "Q", "escape" -> {
            return new Wish.Leave();
          }
          case "ctrl-c" -> throw new CtrlC();
          case String digit when digit.matches("[0-9]") -> {
            return new Wish.To(number(digit, keys).filter(this::isCommand).orElse(next));
          }
          default -> {}
        }
      }
    }
  }

  private boolean isCommand(int number) {
    return number >= 1 && number <= commands;
  }

  /// Returns the number that is typed; nothing if that's given up.
  private Optional<Integer> number(String first, Keys keys) {
    var typed = first;
    while (true) {
      var key =
          keys.next(
              format("── to command %s of %d · Enter: go · Escape: stay ──", typed, commands),
              session.screen());
      switch (key) {
        case "enter" -> {
          return typed.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(typed));
        }
        case "escape", "" -> {
          return Optional.empty();
        }
        case "backspace" -> typed = typed.substring(0, Math.max(0, typed.length() - 1));
        default ->
            typed = key.matches("[0-9]") && typed.length() < MOST_DIGITS ? typed + key : typed;
      }
    }
  }
}
