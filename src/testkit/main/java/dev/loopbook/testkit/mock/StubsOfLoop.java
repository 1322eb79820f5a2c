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

/// The stubs of one mock that were said inside one loop: whoever closes that loop learns which of
/// them no call has used.
///
/// A stub that was said outside all loops may be meant for any of them, and is not asked for.
final class StubsOfLoop implements SelfReporting {

  private final Journal journal;
  private final Object mock;
  private final Set<Invocation> calls = Collections.newSetFromMap(new IdentityHashMap<>());

  private StubsOfLoop(Journal journal, Object mock) {
    this.journal = journal;
    this.mock = mock;
  }

  static StubsOfLoop noted(Journal journal, Object mock, EventLoop loop) {
    var stubs = new StubsOfLoop(journal, mock);
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
      return List.of(); // statics that are the class's own again
    }
    journal.giveUpProbes(mock);
    return details.getStubbings().stream()
        .filter(stub -> !stub.wasUsed() && stub.getStrictness() != Strictness.LENIENT)
        .map(stub -> (Object) stub)
        .filter(MatchableInvocation.class::isInstance)
        .map(MatchableInvocation.class::cast)
        .filter(stub -> calls.contains(stub.getInvocation()))
        .filter(stub -> !journal.mayBeUnused(stub.getInvocation()))
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
        CallWords.wanted(stub),
        instead.map(CallWords::call).orElse(""),
        CallWords.line(stub.getInvocation()),
        instead.flatMap(CallWords::line));
  }
}
