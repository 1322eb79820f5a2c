package dev.loopbook.testkit.mock;

import dev.loopbook.text.Counted;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.SourcePlace;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mockito.invocation.Invocation;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.invocation.MatchableInvocation;

/// Formats calls, the same way each time the program runs.
final class MockCallText {

  private static final int LONGEST = 60;

  // Mockito's format of a line: -> at shop.Service.load(Service.java:14)
  private static final Pattern PLACE =
      Pattern.compile("at (?:.*/)?([\\w.$]+)\\.([\\w$<>]+)\\((.+):(\\d+)\\)");

  private MockCallText() {}

  /// Returns the call as its author wrote it: `fetchUser(1)`.
  static String call(InvocationOnMock call) {
    return call(call.getMethod().getName(), call.getArguments());
  }

  static String call(String method, @Nullable Object... arguments) {
    return Arrays.stream(arguments)
        .map(MockCallText::argument)
        .collect(Collectors.joining(", ", method + "(", ")"));
  }

  /// Returns the call as it was stubbed or verified, its matchers in Mockito's words:
  /// `fetchUser(<any integer>)`.
  static String wanted(MatchableInvocation wanted) {
    return wanted.getMatchers().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", wanted.getInvocation().getMethod().getName() + "(", ")"));
  }

  /// Returns the line of the call, if Mockito knows it and it is none of the JDK's, as in
  /// `names.forEach(api::save)`.
  static Optional<StackTraceElement> line(Invocation call) {
    var place = PLACE.matcher(call.getLocation().toString());
    return place.find() && !place.group(1).startsWith("java.")
        ? Optional.of(
            new StackTraceElement(
                place.group(1), place.group(2), place.group(3), Integer.parseInt(place.group(4))))
        : Optional.empty();
  }

  /// Returns ` at Service:14`, or nothing if the line is not known.
  static String atLine(Invocation call) {
    return line(call).map(line -> " at " + SourcePlace.of(line)).orElse("");
  }

  static String times(int count) {
    return Counted.of(count, "time");
  }

  private static String argument(@Nullable Object argument) {
    var text =
        switch (argument) {
          case String words -> '"' + words + '"';
          case Object[] values -> Arrays.deepToString(values);
          case null -> "null";
          default -> withoutIdentity(argument);
        };
    return Shorten.toLength(text, LONGEST);
  }

  // Identity hash codes differ from run to run.
  private static String withoutIdentity(Object argument) {
    var text = String.valueOf(argument);
    var type = argument.getClass();
    if (text.equals(
        type.getName() + "@" + Integer.toHexString(System.identityHashCode(argument)))) {
      return "a " + (type.getSimpleName().isEmpty() ? "lambda" : type.getSimpleName());
    }
    return text.replaceFirst("^Mock for (\\w+), hashCode: -?\\d+$", "a mock of $1");
  }
}
