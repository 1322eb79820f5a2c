package dev.loopbook.testkit.signature;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Origin;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Clues in the failure itself and its message.
final class ClueInWords {

  private static final Pattern AWAITABLE = Pattern.compile("<(?:coroutine|Task|Future) ?([\\w$]*)");

  // javac's and the JVM's own words: class X cannot be cast to class Y
  private static final Pattern CAST =
      Pattern.compile("class (\\S+) cannot be cast to class (\\S+)");

  private static final Set<String> COROUTINES =
      Set.of(Coroutine.class.getName(), Awaitable.class.getName());

  private ClueInWords() {}

  /// Returns the clue that Loopbook itself said one of `words`. What the program's own exceptions
  /// say is no evidence, even if it sounds the same.
  static Clue any(String... words) {
    return failed ->
        failed
                .chain()
                .filter(thrown -> failed.code().isMadeByKit(thrown) || isOfLimit(thrown))
                .filter(thrown -> !failed.comparesTexts(thrown))
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .anyMatch(said -> Stream.of(words).anyMatch(said::contains))
            ? Optional.of("")
            : Optional.empty();
  }

  // Its stack is that of the code which it ended.
  private static boolean isOfLimit(Throwable thrown) {
    return thrown instanceof AssertionError
        && String.valueOf(thrown.getMessage()).startsWith("not over after ");
  }

  /// Returns the clue that the failure or a cause of it is of this type of Loopbook's.
  static Clue thrown(String simpleName) {
    return failed ->
        failed.chain().anyMatch(each -> is(each, simpleName)) ? Optional.of("") : Optional.empty();
  }

  private static boolean is(Throwable thrown, String simpleName) {
    return thrown.getClass().getSimpleName().equals(simpleName)
        && thrown.getClass().getName().startsWith("dev.loopbook.")
        && !Origin.isUser(thrown.getClass());
  }

  /// The real client got no answer. A stub that refuses a connection does so because a test says
  /// so, and one that passes a request through was put there on purpose.
  static Optional<String> realNetwork(FailedTest failed) {
    return failed
        .chain()
        .filter(each -> is(each, "HttpConnectionError"))
        .filter(each -> hasFrameOf(each, "dev.loopbook.io.http.RealTransport"))
        .filter(each -> !hasFrameOf(each, "dev.loopbook.testkit.http.StubTransport"))
        .findFirst()
        .map(_ -> "");
  }

  private static boolean hasFrameOf(Throwable thrown, String type) {
    return Stream.of(thrown.getStackTrace()).anyMatch(frame -> frame.getClassName().equals(type));
  }

  /// A coroutine is compared, printed or cast instead of its value.
  static Optional<String> coroutineForValue(FailedTest failed) {
    var compared = failed.found().flatMap(ClueInWords::awaitable);
    if (compared.isPresent()
        && failed.foundType().filter(ClueInWords::mayHoldCoroutine).isPresent()
        && failed.expected().flatMap(ClueInWords::awaitable).isEmpty()) {
      return compared;
    }
    return cast(failed).filter(cast -> COROUTINES.contains(cast.group(1))).map(_ -> "a coroutine");
  }

  /// A mock gave null, or a plain value, instead of a coroutine.
  static Optional<String> valueForCoroutine(FailedTest failed) {
    var isCast = cast(failed).filter(cast -> COROUTINES.contains(cast.group(2))).isPresent();
    var isNull = any("await(null)").in(failed).isPresent();
    return (isCast || isNull) && failed.code().callsMock()
        ? Optional.of("")
        : failed
            .chain()
            .filter(thrown -> thrown.getClass().getName().startsWith("org.mockito."))
            .filter(thrown -> String.valueOf(thrown.getMessage()).contains("cannot be returned by"))
            .findFirst()
            .map(_ -> "");
  }

  /// Returns whether a value is one that can be awaited, or a collection or array of the JDK's,
  /// which may hold one. A text or an object of the program's own only looks like it.
  private static boolean mayHoldCoroutine(Class<?> type) {
    return Awaitable.class.isAssignableFrom(type)
        || type.isArray()
        || (type.getModule() == Object.class.getModule()
            && !CharSequence.class.isAssignableFrom(type));
  }

  private static Optional<Matcher> cast(FailedTest failed) {
    return Optional.of(CAST.matcher(String.valueOf(failed.failure().getMessage())))
        .filter(cast -> failed.failure() instanceof ClassCastException && cast.find());
  }

  private static Optional<String> awaitable(String words) {
    var found = AWAITABLE.matcher(words);
    if (!found.find()) {
      return Optional.empty();
    }
    return Optional.of(found.group(1).isEmpty() ? "a coroutine" : found.group(1) + "(…)");
  }

  /// Something was called on what `await` gave, and that was null.
  static Optional<String> awaitGaveNull(FailedTest failed) {
    return failed.failure() instanceof NullPointerException
            && failed.said().contains("the return value of \"dev.loopbook.loop.Async.await(")
            && failed.code().callsMock()
        ? Optional.of("")
        : Optional.empty();
  }
}
