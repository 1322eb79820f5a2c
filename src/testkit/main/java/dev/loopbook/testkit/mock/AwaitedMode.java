package dev.loopbook.testkit.mock;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Coroutine;
import java.util.List;
import org.mockito.internal.verification.api.VerificationData;
import org.mockito.invocation.Invocation;
import org.mockito.invocation.MatchableInvocation;
import org.mockito.verification.VerificationMode;

/// A verification that counts awaits: it shows another mode only the calls whose coroutine ran.
final class AwaitedMode implements VerificationMode {

  private final VerificationMode counted;

  AwaitedMode(VerificationMode counted) {
    this.counted = requireNonNull(counted, "mode");
  }

  @Override
  public void verify(VerificationData data) {
    var wanted = data.getTarget();
    requireCountable(wanted.getInvocation());
    var tracker = AwaitTracker.of(wanted.getInvocation().getMock());
    var awaited = data.getAllInvocations().stream().filter(tracker::wasAwaited).toList();
    try {
      counted.verify(new Only(awaited, wanted));
    } catch (AssertionError _) {
      throw new WantedButNotAwaited(
          NotAwaitedText.of(wanted, counted, data.getAllInvocations(), tracker));
    }
  }

  private static void requireCountable(Invocation call) {
    var type = call.getMethod().getReturnType();
    if (!type.isAssignableFrom(Coroutine.class) || type == Object.class) {
      throw new IllegalArgumentException(
          format(
              "%s returns a %s, and nobody can see whether that is awaited. Count its calls: verify(…)",
              MockCallText.call(call), type.getSimpleName()));
    }
  }

  private record Only(List<Invocation> getAllInvocations, MatchableInvocation getTarget)
      implements VerificationData {}
}
