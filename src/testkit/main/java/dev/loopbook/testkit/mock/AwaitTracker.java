package dev.loopbook.testkit.mock;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.mockito.invocation.Invocation;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.listeners.InvocationListener;
import org.mockito.listeners.MethodInvocationReport;

/// Remembers what the calls of one mock returned, so that awaits can be counted, and on which loop
/// they were made.
///
/// Mockito keeps the calls themselves, and drops a call again when it turns out to be the `when(…)`
/// of a stub. Used by one thread at a time, as a mock is.
final class AwaitTracker implements InvocationListener {

  private static final int MOST_IN_A_TICK = 10_000;

  private final IdentityHashMap<Invocation, Awaitable<?>> returned = new IdentityHashMap<>();
  private final Map<EventLoop, StubsOfLoop> loops = new HashMap<>();
  private final Set<Invocation> mayBeUnused = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Invocation last;
  private long tick;
  private int awaitsInTick;

  /// Returns the tracker of `mock`, which is a mock, a spy, or a class with mocked statics.
  ///
  /// @throws IllegalArgumentException if it isn't, or isn't one of ours
  static AwaitTracker of(Object mock) {
    return ifAny(mock)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    format(
                        "%s does not count its awaits. Make it with asyncMock(…) or asyncSpy(…)",
                        mock)));
  }

  /// Returns the tracker of `mock`, if it is one of ours.
  static Optional<AwaitTracker> ifAny(Object mock) {
    var details = Mockito.mockingDetails(mock);
    return details.isMock()
        ? details.getMockCreationSettings().getInvocationListeners().stream()
            .filter(AwaitTracker.class::isInstance)
            .map(AwaitTracker.class::cast)
            .findFirst()
        : Optional.empty();
  }

  /// Closes what a call returned that was only made to name it.
  static void giveUp(@Nullable Awaitable<?> probe) {
    switch (probe) {
      case Coroutine<?> coroutine when coroutine.state() == Coroutine.State.CREATED ->
          coroutine.close();
      case Task<?> task -> task.cancel();
      case Coroutine<?> _ -> {}
      case Future<?> _ -> {}
      case null -> {}
    }
  }

  @Override
  public void reportInvocation(MethodInvocationReport report) {
    if (!(report.getInvocation() instanceof Invocation call)) {
      return;
    }
    giveUpProbes(call.getMock());
    if (report.getReturnedValue() instanceof Awaitable<?> awaitable) {
      returned.put(call, awaitable);
    }
    last = call;
    EventLoop.ifRunning()
        .ifPresent(
            loop ->
                loops
                    .computeIfAbsent(loop, _ -> StubsOfLoop.noted(this, call.getMock(), loop))
                    .add(call));
  }

  /// Closes what the last call returned if that was Mockito's own `when(…)`, which doesn't tell us.
  @SuppressWarnings("ReferenceEquality") // equal calls are two calls
  void giveUpProbes(Object mock) {
    if (last != null
        && returned.get(last) instanceof Coroutine<?> coroutine
        && coroutine.state() == Coroutine.State.CREATED
        && callsKept(mock).stream().noneMatch(call -> call == last)) {
      coroutine.close();
    }
  }

  /// Returns the latest call; right after `when(…)`, that is the one being stubbed.
  Optional<Invocation> last() {
    return Optional.ofNullable(last);
  }

  void allowUnused(Invocation stubbed) {
    mayBeUnused.add(stubbed);
  }

  boolean mayBeUnused(Invocation stubbed) {
    return mayBeUnused.contains(stubbed);
  }

  /// Notes that the coroutine of `call` starts to run.
  ///
  /// @throws SpinningMockError if so many have started in this tick that it can only be a loop that
  ///   lets nobody else run
  void awaitedNow(InvocationOnMock call) {
    var now = EventLoop.running().tick();
    awaitsInTick = now == tick ? awaitsInTick + 1 : 1;
    tick = now;
    if (awaitsInTick > MOST_IN_A_TICK) {
      throw new SpinningMockError(MockCallText.call(call), MOST_IN_A_TICK);
    }
  }

  /// Returns whether the coroutine that `call` returned has started to run.
  boolean wasAwaited(Invocation call) {
    return returned.get(call) instanceof Coroutine<?> coroutine
        && coroutine.state() != Coroutine.State.CREATED;
  }

  /// Returns whether what `call` returned was made a task that is still to run: its maker has
  /// called `createTask`, and only hasn't waited.
  @SuppressWarnings("ReferenceEquality") // the very coroutine
  boolean isInTask(Invocation call) {
    return returned.get(call) instanceof Coroutine<?> coroutine
        && EventLoop.ifRunning().stream()
            .flatMap(loop -> loop.tasks().stream())
            .anyMatch(task -> task.coroutine() == coroutine);
  }

  List<MockCall> calls(Object mock) {
    return callsKept(mock).stream()
        .map(
            call ->
                new MockCall(
                    call.getMethod().getName(),
                    new ArrayList<>(Arrays.asList(call.getArguments())),
                    wasAwaited(call),
                    MockCallText.line(call)))
        .toList();
  }

  private static List<Invocation> callsKept(Object mock) {
    return List.copyOf(Mockito.mockingDetails(mock).getInvocations());
  }
}
