package dev.loopbook.testkit.mock;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.SelfReporting;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mockito.Mockito;
import org.mockito.invocation.Invocation;
import org.mockito.invocation.MatchableInvocation;
import org.mockito.quality.Strictness;

/// The stubs of one mock that were made inside one loop. When that loop closes, the ones that no
/// call has used are reported.
///
/// A stub that was made outside all loops may be meant for any of them, and isn't looked for.
final class StubsOfLoop implements SelfReporting {

  private final AwaitTracker tracker;
  private final Object mock;
  private final Set<Invocation> calls = Collections.newSetFromMap(new IdentityHashMap<>());

  private StubsOfLoop(AwaitTracker tracker, Object mock) {
    this.tracker = tracker;
    this.mock = mock;
  }

  static StubsOfLoop noted(AwaitTracker tracker, Object mock, EventLoop loop) {
    var stubs = new StubsOfLoop(tracker, mock);
    loop.resources().noted(stubs);
    return stubs;
  }

  void add(Invocation call) {
    calls.add(call);
  }

  @Override
  public List<Finding> leftBehind(Optional<StackTraceElement> opened) {
    var details = Mockito.mockingDetails(mock);
    if (!details.isMock()) {
      return List.of(); // a class whose statics are no longer mocked
    }
    tracker.giveUpProbes(mock);
    return details.getStubbings().stream()
        .filter(stub -> !stub.wasUsed() && stub.getStrictness() != Strictness.LENIENT)
        .map(stub -> (Object) stub)
        .filter(MatchableInvocation.class::isInstance)
        .map(MatchableInvocation.class::cast)
        .filter(stub -> calls.contains(stub.getInvocation()))
        .filter(stub -> !tracker.mayBeUnused(stub.getInvocation()))
        .map(this::unused)
        .toList();
  }

  private Finding unused(MatchableInvocation stub) {
    var name = stub.getInvocation().getMethod().getName();
    var instead =
        Mockito.mockingDetails(mock).getInvocations().stream()
            .filter(call -> call.getMethod().getName().equals(name) && call.stubInfo() == null)
            .findFirst();
    return new Finding.StubUnused(
        MockCallText.wanted(stub),
        instead.map(MockCallText::call).orElse(""),
        MockCallText.line(stub.getInvocation()),
        instead.flatMap(MockCallText::line));
  }
}
