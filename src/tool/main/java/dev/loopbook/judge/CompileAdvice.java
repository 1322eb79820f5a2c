package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Async;
import dev.loopbook.program.source.CompileProblem;
import dev.loopbook.text.Nearest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private static final Pattern NEVER_THROWN =
      Pattern.compile("exception (\\w+) is never thrown in body of corresponding try statement");

  /// Without an object before it, javac looks in the student's own class, and names that.
  private static final Pattern METHOD =
      Pattern.compile("symbol:\\s+method (\\w+)\\(.*\\n\\s*location: class ([\\w.]+)");

  private static final Pattern ABSTRACT =
      Pattern.compile("(\\w+) is abstract; cannot be instantiated");
  private static final Pattern OF_TYPE =
      Pattern.compile(
          "symbol:\\s+method (\\w+)\\(.*\\n\\s*location: (?:variable \\w+ of type|class) (\\w+)");
  private static final Pattern MADE =
      Pattern.compile(
          "\\b(\\w+)\\(.*\\) (?:has private access in|is not public in) \\1"
              + "|(?:constructor|cannot infer type arguments for) (\\w+)(?:<>| in class)");

  /// What makes objects that learners can't make with `new`.
  private static final Map<String, String> MAKERS =
      Map.of(
          "Coroutine", "async(() -> …)",
          "Task", "createTask(…)",
          "TaskGroup", "taskGroup(group -> …)",
          "Future", "EventLoop.running().createFuture()",
          "Generator", "generate(out -> …)");

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
    return nameFromJava(problem.message())
        .or(() -> missingAwait(problem.message()))
        .or(() -> loopInLoop(problem.message()))
        .or(() -> thrownByAnAwait(problem.message()))
        .or(() -> newOne(problem.message()))
        .or(() -> namesake(problem.message()))
        .or(() -> nearMethod(problem.message()))
        .or(() -> missingImport(problem.message()));
  }

  private static Optional<String> nameFromJava(String message) {
    return found(OF_TYPE, message)
        .flatMap(
            parts ->
                JavaMethodHints.instead(parts.group(2), parts.group(1))
                    .map(
                        instead ->
                            format(
                                "%s %s has no %s(…). Write %s.",
                                parts.group(2).equals("Event") ? "An" : "A",
                                parts.group(2),
                                parts.group(1),
                                instead)));
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

  private static Optional<String> thrownByAnAwait(String message) {
    return found(NEVER_THROWN, message)
        .map(
            parts ->
                format(
                    "javac can't see what an await throws. Catch Exception, and ask whether it's"
                        + " instanceof %s.",
                    parts.group(1)));
  }

  private static Optional<String> newOne(String message) {
    return found(MADE, message)
        .map(parts -> parts.group(1) == null ? parts.group(2) : parts.group(1))
        .filter(MAKERS::containsKey)
        .map(name -> format("A %s isn't made with new, but with %s.", name, MAKERS.get(name)));
  }

  /// A name that the JDK has too, and that was imported from there.
  private static Optional<String> namesake(String message) {
    return found(ABSTRACT, message)
        .map(parts -> parts.group(1))
        .or(
            () ->
                found(OF_TYPE, message)
                    .filter(parts -> methods(parts.group(2)).contains(parts.group(1)))
                    .map(parts -> parts.group(2)))
        .flatMap(
            name ->
                ofLoop(name)
                    .map(
                        own ->
                            format(
                                "This %s comes from java.util. The loop's own is another: import"
                                    + " %s;",
                                name, own.getName())));
  }

  /// A method that a class of the loop doesn't have, but one with nearly this name.
  private static Optional<String> nearMethod(String message) {
    return found(OF_TYPE, message)
        .map(parts -> Nearest.question(Nearest.to(parts.group(1), methods(parts.group(2)))))
        .filter(question -> !question.isEmpty());
  }

  private static Set<String> methods(String type) {
    return ofLoop(type).stream()
        .flatMap(own -> Arrays.stream(own.getMethods()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  private static Optional<Class<?>> ofLoop(String name) {
    return Stream.of("dev.loopbook.sync.", "dev.loopbook.loop.")
        .<Optional<Class<?>>>map(in -> publicClass(in + name))
        .flatMap(Optional::stream)
        .findFirst();
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
        .or(
            () ->
                found(METHOD, message)
                    .filter(parts -> !isOfALibrary(parts.group(2)))
                    .flatMap(parts -> staticImport(parts.group(1))));
  }

  private static Optional<String> staticImport(String method) {
    if (Arrays.stream(Async.class.getMethods()).map(Method::getName).anyMatch(method::equals)) {
      return Optional.of("An import is missing: import static dev.loopbook.loop.Async.*;");
    }
    return method.startsWith("assert")
        ? Optional.of("An import is missing: import static org.junit.jupiter.api.Assertions.*;")
        : Optional.empty();
  }

  private static boolean isOfALibrary(String type) {
    return isPublic("java.lang." + type) || PACKAGES.stream().anyMatch(in -> isPublic(in + type));
  }

  private static boolean isPublic(String name) {
    return publicClass(name).isPresent();
  }

  private static Optional<Class<?>> publicClass(String name) {
    try {
      var type = Class.forName(name, false, CompileAdvice.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers()) ? Optional.of(type) : Optional.empty();
    } catch (ClassNotFoundException | LinkageError _) {
      return Optional.empty();
    }
  }

  private static Optional<Matcher> found(Pattern pattern, String message) {
    var matcher = pattern.matcher(message);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }
}
