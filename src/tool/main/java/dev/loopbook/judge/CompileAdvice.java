package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Async;
import dev.loopbook.program.CompileProblem;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Says in a sentence what a student most likely forgot when javac refuses their code.
///
/// javac speaks of type variables where an `await` is missing, and doesn't know which import would
/// help.
public final class CompileAdvice {
  private static final Pattern COROUTINE =
      Pattern.compile("(Coroutine|Task|Future)<.*> cannot be converted to ([^\\s)]+)");
  private static final Pattern RETURNED =
      Pattern.compile("lower bounds:\\s+(?:\\S+,)?(Coroutine|Task|Future)<");
  private static final Pattern CALLED =
      Pattern.compile("symbol:\\s+method .*\\n\\s*location: .*\\b(Coroutine|Task|Future)<");
  private static final Pattern RUN =
      Pattern.compile(
          "(?:method run in class Async cannot be applied|no suitable method found for run\\()");
  private static final Pattern CLASS = Pattern.compile("symbol:\\s+(?:class|variable) (\\w+)");
  private static final Pattern METHOD = Pattern.compile("symbol:\\s+method (\\w+)\\(");
  private static final Pattern ABSTRACT =
      Pattern.compile("(\\w+) is abstract; cannot be instantiated");
  private static final Pattern OF_TYPE =
      Pattern.compile("symbol:\\s+method .*\\n\\s*location: variable \\w+ of type (\\w+)");

  /// The first package in which a class is found is the one that's meant.
  private static final List<String> PACKAGES =
      List.of(
          "dev.loopbook.loop.",
          "dev.loopbook.sync.",
          "java.util.",
          "java.time.",
          "java.util.function.",
          "java.util.stream.",
          "java.util.concurrent.",
          "dev.loopbook.testkit.",
          "org.junit.jupiter.api.");

  private CompileAdvice() {}

  /// Returns a sentence; empty if javac's own message is the best there is.
  public static Optional<String> of(CompileProblem problem) {
    return missingAwait(problem.message())
        .or(() -> loopInLoop(problem.message()))
        .or(() -> namesake(problem.message()))
        .or(() -> missingImport(problem.message()));
  }

  private static Optional<String> missingAwait(String message) {
    return found(COROUTINE, message)
        .map(
            parts ->
                format(
                    "This is a %s and no %s yet. await(…) gives its result.",
                    parts.group(1), parts.group(2)))
        .or(
            () ->
                found(RETURNED, message)
                    .map(
                        parts ->
                            format(
                                "The code in here returns a %s and not its result. Is there an"
                                    + " await(…) missing?",
                                parts.group(1))))
        .or(
            () ->
                found(CALLED, message)
                    .map(
                        parts ->
                            format(
                                "This is called on a %s. Its result, which await(…) gives, may have"
                                    + " such a method.",
                                parts.group(1))));
  }

  /// `run` takes a coroutine, so this is also what a gather in it gets.
  private static Optional<String> loopInLoop(String message) {
    return found(RUN, message)
        .map(_ -> "run(…) starts a loop of its own. In a coroutine, write await(…).");
  }

  /// A name that the JDK has too, and that was imported from there.
  private static Optional<String> namesake(String message) {
    return found(ABSTRACT, message)
        .or(() -> found(OF_TYPE, message))
        .map(parts -> parts.group(1))
        .flatMap(
            name ->
                Stream.of("dev.loopbook.sync.", "dev.loopbook.loop.")
                    .filter(in -> isPublic(in + name))
                    .findFirst()
                    .map(
                        in ->
                            format(
                                "This %s comes from java.util. The loop's own is another: import"
                                    + " %s%s;",
                                name, in, name)));
  }

  private static Optional<String> missingImport(String message) {
    return found(CLASS, message)
        .map(parts -> parts.group(1))
        .flatMap(
            name ->
                PACKAGES.stream()
                    .filter(in -> isPublic(in + name))
                    .findFirst()
                    .map(in -> format("An import is missing: import %s%s;", in, name)))
        .or(() -> found(METHOD, message).flatMap(parts -> staticImport(parts.group(1))));
  }

  private static Optional<String> staticImport(String method) {
    if (Arrays.stream(Async.class.getMethods()).map(Method::getName).anyMatch(method::equals)) {
      return Optional.of("An import is missing: import static dev.loopbook.loop.Async.*;");
    }
    return method.startsWith("assert")
        ? Optional.of("An import is missing: import static org.junit.jupiter.api.Assertions.*;")
        : Optional.empty();
  }

  private static boolean isPublic(String name) {
    try {
      return Modifier.isPublic(
          Class.forName(name, false, CompileAdvice.class.getClassLoader()).getModifiers());
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }

  private static Optional<Matcher> found(Pattern pattern, String message) {
    var matcher = pattern.matcher(message);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }
}
