package dev.loopbook.shell.session;

import static dev.loopbook.text.RootLocale.format;

import com.google.errorprone.annotations.FormatMethod;
import dev.loopbook.book.Lookup;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends a command with a message for the person at the keyboard.
///
/// The message says the name, the value, the rule and the next step, as in `ch04/e9: no such
/// example. Did you mean ch04/e1_unblock? chapters lists them`.
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<StyledLine> details;

  private CommandException(int status, String message, List<StyledLine> details) {
    super(message, null, false, false);
    this.status = status;
    this.details = List.copyOf(details);
  }

  /// Ends a command because of what was typed: exit status 2.
  public static CommandException usage(String message) {
    return new CommandException(ExitStatus.WRONG_USAGE, message, List.of());
  }

  /// As [#usage(String)], with a format and its arguments.
  @FormatMethod
  public static CommandException usage(String format, @Nullable Object... arguments) {
    return usage(format(format, arguments));
  }

  /// Ends a command because of a program or a text that the person can fix: exit status 1.
  public static CommandException toFix(String message) {
    return new CommandException(ExitStatus.TO_FIX, message, List.of());
  }

  /// As [#toFix(String)], with a format and its arguments.
  @FormatMethod
  public static CommandException toFix(String format, @Nullable Object... arguments) {
    return toFix(format(format, arguments));
  }

  /// Ends a command because Loopbook itself failed: exit status 3.
  public static CommandException failure(String message) {
    return new CommandException(ExitStatus.FAILED, message, List.of());
  }

  /// As [#failure(String)], with a format and its arguments.
  @FormatMethod
  public static CommandException failure(String format, @Nullable Object... arguments) {
    return failure(format(format, arguments));
  }

  /// Returns what was looked up.
  ///
  /// @throws CommandException if nothing has that name, or several things do
  public static <T> T require(Lookup<T> lookup) {
    return switch (lookup) {
      case Lookup.Found<T>(var found) -> found;
      case Lookup.Unknown<T> none -> throw usage(none.message());
      case Lookup.Ambiguous<T> several -> throw usage(several.message());
    };
  }

  /// Returns this exception with one more line below the message.
  public CommandException with(StyledLine line) {
    var more = new ArrayList<>(details);
    more.add(line);
    return new CommandException(status, message(), more);
  }

  /// Returns this exception with one more plain line below the message.
  public CommandException with(String line) {
    return with(StyledLine.of(line, Style.PLAIN));
  }

  /// Returns the exit status.
  public int status() {
    return status;
  }

  /// Returns the message.
  public String message() {
    return String.valueOf(getMessage());
  }

  /// Returns the lines below the message.
  public List<StyledLine> details() {
    return details;
  }
}
