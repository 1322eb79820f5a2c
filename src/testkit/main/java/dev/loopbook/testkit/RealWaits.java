package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a test in virtual time held its loop by really waiting, without `await`.
///
/// Nothing else shows that: the virtual clock stands still meanwhile, so the test is green and even
/// measures no time. A thread that waits is told apart from one that only gets no processor, so a
/// busy machine makes nobody guilty.
final class RealWaits {

  private static final long LEAST = Duration.ofMillis(100).toNanos();
  private static final int LEAST_LOOKS = 3;

  private record Wait(StackTraceElement line, String call) {}

  private static final class Sum {
    long nanos;
    int looks;
  }

  private final Map<Wait, Sum> waits = new LinkedHashMap<>(); // guarded by this
  private @Nullable Wait lastWait;
  private long lastTurn;
  private long lastLook;

  /// Takes a look at the loop's thread.
  ///
  /// @param turn the callback that runs, as [LoopProgress#turns] counts; even if none does
  /// @param stack what the thread does, if it waits; otherwise empty
  synchronized void look(long turn, long now, StackTraceElement[] stack, ClassLoader loader) {
    var wait = turn % 2 == 1 && stack.length > 0 ? wait(stack, loader) : null;
    if (wait != null) {
      var sum = waits.computeIfAbsent(wait, _ -> new Sum());
      sum.looks++;
      if (turn == lastTurn && wait.equals(lastWait)) {
        sum.nanos += now - lastLook;
      }
    }
    lastWait = wait;
    lastTurn = turn;
    lastLook = now;
  }

  private static @Nullable Wait wait(StackTraceElement[] stack, ClassLoader loader) {
    return OwnLine.isLoading(stack, loader)
        ? null
        : OwnLine.in(stack, loader).map(line -> new Wait(line, OwnLine.call(stack))).orElse(null);
  }

  synchronized void clear() {
    waits.clear();
    lastWait = null;
  }

  /// Returns a sentence for each line where the loop was held for a while.
  synchronized List<String> sentences() {
    return waits.entrySet().stream()
        .filter(each -> each.getValue().nanos >= LEAST && each.getValue().looks >= LEAST_LOOKS)
        .map(
            each ->
                format(
                    "held the loop for about %s of real time, in %s at %s: no other task could run"
                        + " meanwhile. %s",
                    rounded(each.getValue().nanos),
                    each.getKey().call,
                    SourcePlace.of(each.getKey().line),
                    instead(each.getKey().call)))
        .toList();
  }

  private static String rounded(long nanos) {
    return TimeText.seconds(Duration.ofMillis(nanos / 100_000_000 * 100));
  }

  private static String instead(String call) {
    var method = call.substring(call.lastIndexOf('.') + 1);
    return switch (method) {
      case "sleep" -> "Use await(sleep(…)), which takes no real time in a test";
      case "lock", "lockInterruptibly", "tryLock" ->
          "Use dev.loopbook.sync.Lock, which only its own task waits for";
      case "get", "join" -> "Use await(OutsideFuture.of(…)), or await(toThread(…))";
      default -> "Use await(toThread(…)), or something that can be awaited";
    };
  }
}
