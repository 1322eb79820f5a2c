package dev.loopbook.testkit.signature;

import java.util.Optional;
import java.util.regex.Pattern;

/// Clues in the failure itself and its message.
final class ClueInWords {

  private static final Pattern AWAITABLE = Pattern.compile("<(?:coroutine|Task|Future) ?([\\w$]*)");

  private ClueInWords() {}

  /// Returns the clue that a message contains one of `words`.
  static Clue any(String... words) {
    return failed -> {
      var said = failed.said();
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
    if (failed.failure() instanceof ClassCastException
        && failed.said().contains("dev.loopbook.loop.Coroutine")) {
      return Optional.of("a coroutine");
    }
    return Optional.empty();
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
        ? Optional.of("")
        : Optional.empty();
  }
}
