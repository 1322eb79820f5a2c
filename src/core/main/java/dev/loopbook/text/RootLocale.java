package dev.loopbook.text;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Formats text the same way on every machine.
///
/// `String.formatted` follows the machine's locale: in Egypt `ch04` becomes `ch٠٤`, and no exercise
/// of that name is found. Only a learner's own program may do that; everything that Loopbook
/// prints, writes or compares goes through here.
public final class RootLocale {

  private RootLocale() {}

  /// Returns the text that `String.format` makes in [Locale#ROOT].
  ///
  /// @throws java.util.IllegalFormatException if the format doesn't fit the arguments
  @FormatMethod
  public static String format(String format, @Nullable Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
