package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loopbook.explore.OrderToken;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Ties the token of an order to the test that it is an order of.
///
/// The digest is that of the test's name and not of its code: the token has to stay valid while
/// somebody fixes the code, and when it's pasted into the test.
final class TestDigest {

  private TestDigest() {}

  /// Returns the digest of a test.
  static String of(ExtensionContext test) {
    return of(test.getRequiredTestMethod());
  }

  private static String of(Method method) {
    return OrderToken.digest(
        Stream.of(
                method.getDeclaringClass().getName(),
                method.getName(),
                Arrays.toString(method.getParameterTypes()))
            .map(part -> part.getBytes(UTF_8))
            .toList());
  }

  /// Returns the token that `text` is; empty if it's the empty text.
  ///
  /// @throws IllegalArgumentException if it's none, or one of another test
  static Optional<OrderToken> token(String text, ExtensionContext context) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    OrderToken token;
    try {
      token = OrderToken.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("@LoopTest(schedule): " + e.getMessage(), e);
    }
    if (methods(context).stream().noneMatch(method -> of(method).equals(token.digest()))) {
      throw new IllegalArgumentException(
          format(
              "@LoopTest(schedule): %s is an order of another test than %s. Put it on the method whose"
                  + " report it comes from",
              token, context.getDisplayName()));
    }
    return Optional.of(token);
  }

  /// Returns the test's method, or all that a class has.
  private static List<Method> methods(ExtensionContext context) {
    return context
        .getTestMethod()
        .map(List::of)
        .orElseGet(
            () ->
                Stream.<Class<?>>iterate(
                        context.getRequiredTestClass(),
                        type -> type != null && type != Object.class,
                        Class::getSuperclass)
                    .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                    .toList());
  }
}
