package dev.loopbook.testkit.mock;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.List;
import org.mockito.invocation.Invocation;
import org.mockito.invocation.MatchableInvocation;
import org.mockito.verification.VerificationMode;

/// Formats which awaits were wanted, and which calls there were instead.
///
/// ```
/// fetchUser(1): called 1 time, awaited 0 times: wanted 1
///   called at Service:14, never awaited
///   A call alone runs nothing: await what it returns, or make a task of it.
/// ```
final class NotAwaitedText {

  private static final String COUNT = "Wanted invocations count: ";
  private static final int MOST = 5;

  private NotAwaitedText() {}

  static String of(
      MatchableInvocation wanted,
      VerificationMode mode,
      List<Invocation> all,
      AwaitTracker tracker) {
    var calls = all.stream().filter(wanted::matches).toList();
    var awaited = (int) calls.stream().filter(tracker::wasAwaited).count();
    var lines = new ArrayList<String>();
    lines.add(
        format(
            "%s: called %s, awaited %s%s",
            MockCallText.wanted(wanted),
            MockCallText.times(calls.size()),
            MockCallText.times(awaited),
            wantedCount(mode)));
    calls.stream().limit(MOST).forEach(call -> lines.add("  called" + how(call, tracker)));
    if (calls.stream().anyMatch(call -> !tracker.wasAwaited(call) && !tracker.isInTask(call))) {
      lines.add("  A call alone runs nothing: await what it returns, or make a task of it.");
    } else if (calls.size() > awaited) {
      lines.add("  A task starts at the next await. Await the task itself before you rely on it.");
    }
    if (calls.isEmpty()) {
      all.stream()
          .filter(wanted::hasSameMethod)
          .limit(MOST)
          .forEach(
              call ->
                  lines.add(
                      "  instead " + MockCallText.call(call) + " was called" + how(call, tracker)));
    }
    return String.join("\n", lines);
  }

  private static String how(Invocation call, AwaitTracker tracker) {
    var end =
        tracker.wasAwaited(call)
            ? ", awaited"
            : tracker.isInTask(call) ? ", in a task that hasn't started" : ", never awaited";
    return MockCallText.atLine(call) + end;
  }

  // Mockito's modes don't offer what they want in any other way.
  private static String wantedCount(VerificationMode mode) {
    var words = mode.toString();
    return words.startsWith(COUNT) ? ": wanted " + words.substring(COUNT.length()) : "";
  }
}
