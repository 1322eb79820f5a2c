package dev.loopbook.text;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The text of any object, fit for one line of a report.
///
/// The objects are a learner's, and so are their `toString` methods: one may throw, recurse until
/// the stack overflows, return null or a whole page. None of that may stop a trace or a picture.
/// Identity hash codes are left out, because they'd differ each time the program runs.
public final class SafeText {

  private static final int LONGEST = 200;

  private static final int MOST_ELEMENTS = 100;

  // So much more than what is shown is searched for identities: one that was cut first would end
  // the text at another character in each run.
  private static final int ROOM = 4;

  // What Object.toString puts behind the name of a class, and what is in that of a lambda's.
  private static final Pattern IDENTITY =
      Pattern.compile("(?:/0x\\p{XDigit}+)?@\\p{XDigit}{1,8}\\b");

  // What Mockito makes of a mock that has no name.
  private static final Pattern MOCK = Pattern.compile("(Mock for [\\w$]+), hashCode: -?\\d+\\b");

  private static final Pattern LINE_BREAKS = Pattern.compile("[\\s\\x85\\p{Zl}\\p{Zp}&&[^ ]]\\s*");

  private SafeText() {}

  /// Returns the object's text on one line, cut after 200 characters.
  public static String of(@Nullable Object value) {
    return of(value, LONGEST);
  }

  /// Returns the object's text on one line.
  ///
  /// @param most characters after which the text is cut and ends in `…`
  public static String of(@Nullable Object value, int most) {
    String text;
    try {
      text = value == null ? "null" : isArray(value) ? ofArray(value) : value.toString();
    } catch (Throwable failure) { // StackOverflowError, when an object contains itself
      return "<" + typeOf(value) + ", whose toString threw " + typeOf(failure) + ">";
    }
    return text == null
        ? "<" + typeOf(value) + ", whose toString returned null>"
        : oneLine(Shorten.toLength(withoutIdentity(Shorten.toLength(text, ROOM * most)), most));
  }

  private static boolean isArray(Object value) {
    return value.getClass().isArray();
  }

  /// Returns an array's elements as a list shows them: its own text would be `[I@1b2c3d`.
  private static String ofArray(Object array) {
    var first =
        IntStream.range(0, Math.min(Array.getLength(array), MOST_ELEMENTS))
            .mapToObj(at -> Array.get(array, at))
            .toArray();
    var shown = Arrays.deepToString(first);
    return first.length < Array.getLength(array)
        ? shown.substring(0, shown.length() - 1) + ", …]"
        : shown;
  }

  /// Returns the failure on one line: `IllegalStateException: no such user`.
  ///
  /// Of a message with several lines it takes the first that has something on it.
  public static String ofFailure(Throwable failure) {
    String message;
    try {
      message = failure.getMessage();
    } catch (Throwable _) {
      message = null;
    }
    var type = typeOf(failure);
    return message == null || message.isBlank()
        ? type
        : type + ": " + of(message.lines().filter(line -> !line.isBlank()).findFirst().orElse(""));
  }

  /// Returns the text without the identity hash codes in it: `Lock` for `Lock@1b2c3d`. A lambda's
  /// class has an address in its name, which goes, too: it isn't the same in the next run.
  public static String withoutIdentity(String text) {
    var plain =
        text.indexOf('@') < 0
            ? text
            : IDENTITY
                .matcher(text)
                .replaceAll(found -> isBehindClassName(text, found.start()) ? "" : found.group());
    return plain.contains(", hashCode: ") ? MOCK.matcher(plain).replaceAll("$1") : plain;
  }

  /// Returns whether the word that ends here has a capital letter in it. Each word is looked at
  /// once, however long it is.
  private static boolean isBehindClassName(String text, int end) {
    for (var at = end - 1; at >= 0; at--) {
      var letter = text.charAt(at);
      if (letter >= 'A' && letter <= 'Z') {
        return true;
      }
      if (!isOfName(letter)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isOfName(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= '0' && letter <= '9')
        || letter == '_'
        || letter == '$';
  }

  /// Returns the text on one line: a line break, with the indentation that follows it, becomes a
  /// blank, and control characters become visible.
  public static String oneLine(String text) {
    return ControlCharacters.noneIn(text)
        ? text
        : ControlCharacters.shown(LINE_BREAKS.matcher(text).replaceAll(" ").strip());
  }

  private static String typeOf(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    var type = value.getClass();
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
  }
}
