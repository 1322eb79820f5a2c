package dev.loopbook.testkit.signature;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Clues in the failure itself and its message.
final class ClueInWords {

  private static final Pattern AWAITABLE = Pattern.compile("<(?:coroutine|Task|Future) ?([\\w$]*)");

  // javac's and the JVM's own words: class X cannot be cast to class Y
  private static final Pattern CAST =
      Pattern.compile("class (\\S+) cannot be cast to class (\\S+)");

  private static final Set<String> COROUTINES =
      Set.of("dev.loopbook.loop.Coroutine", "dev.loopbook.loop.Awaitable");

  private static final String[] MOCKS = {"org/mockito/", "dev/loopbook/testkit/mock/"};

  private ClueInWords() {}

  /// Returns the clue that a message contains one of `words`.
  static Clue any(String... words) {
    return failed -> {
      var said = failed.claimed();
      for (var each : words) {
        if (said.contains(each)) {
          return Optional.of("");
        }
      }
      return Optional.empty();
    };
  }

  /// Returns the clue that the failure or a cause of it is of this type.
  static Clue thrown(String simpleName) {
    return failed ->
        failed.chain().anyMatch(each -> each.getClass().getSimpleName().equals(simpleName))
            ? Optional.of("")
            : Optional.empty();
  }

  /// A coroutine is compared, printed or cast instead of its value.
  static Optional<String> coroutineForValue(FailedTest failed) {
    var compared = failed.found().flatMap(ClueInWords::awaitable);
    if (compared.isPresent()) {
      return compared;
    }
    return cast(failed).filter(cast -> COROUTINES.contains(cast.group(1))).map(_ -> "a coroutine");
  }

  /// A mock gave null, or a plain value, instead of a coroutine.
  static Optional<String> valueForCoroutine(FailedTest failed) {
    var isCast = cast(failed).filter(cast -> COROUTINES.contains(cast.group(2))).isPresent();
    var isNull = failed.claimed().contains("await(null)");
    return (isCast || isNull) && failed.code().mentions(MOCKS)
        ? Optional.of("")
        : any("cannot be returned by").in(failed);
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
            && failed.code().mentions(MOCKS)
        ? Optional.of("")
        : Optional.empty();
  }
}
