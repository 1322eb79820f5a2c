package dev.loopbook.text;

import static dev.loopbook.text.RootLocale.format;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A piece of HTML or XML.
///
/// Names and messages come from learners and strangers, so a piece is made in a way that can't
/// forget to escape them: [#of] escapes every argument that isn't itself a `Markup`. What it makes
/// is well-formed XML wherever the template is: characters that XML 1.0 can't hold become `�`.
///
/// @param source the piece as it is written to a file
public record Markup(String source) {

  /// Nothing at all.
  public static final Markup EMPTY = new Markup("");

  /// Returns a template, formatted as [RootLocale#format] does, with its arguments escaped.
  ///
  /// @param template markup with `%s` and `%d` inside elements and quoted attributes
  @FormatMethod
  public static Markup of(String template, @Nullable Object... arguments) {
    return new Markup(
        format(template, Arrays.stream(arguments).map(Markup::escapedArgument).toArray()));
  }

  /// Returns the escaped text.
  public static Markup text(String text) {
    return new Markup(escaped(text));
  }

  /// Returns the pieces one after the other.
  public static Markup join(Collection<Markup> pieces) {
    return new Markup(pieces.stream().map(Markup::source).collect(Collectors.joining()));
  }

  private static @Nullable Object escapedArgument(@Nullable Object argument) {
    return switch (argument) {
      case null -> null;
      case Markup markup -> markup;
      case Number number -> number;
      default -> escaped(argument.toString());
    };
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(canBeWritten(point) ? point : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean canBeWritten(int point) {
    return point == '\n'
        || point == '\t'
        || (!Character.isISOControl(point)
            && (point < 0xD800 || point > 0xDFFF)
            && point != 0xFFFE
            && point != 0xFFFF);
  }

  @Override
  public String toString() {
    return source;
  }
}
