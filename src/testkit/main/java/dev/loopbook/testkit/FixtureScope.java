package dev.loopbook.testkit;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fixtures that are set up for a test, a class or a run, and what is to be done to tear them
/// down.
///
/// Tests of several threads may share one; a set-up is waited for, whoever began it.
final class FixtureScope {

  /// One thing to do, later.
  private record TearDown(String fixture, Body.OfVoid body) {}

  /// A fixture from the start of its set-up on.
  private static final class Slot<T extends @Nullable Object> {
    final Task<?> builder;
    final Future<@Nullable Void> settled;

    /// Gives the value, or throws if the set-up failed; null as long as it runs.
    @Nullable Supplier<T> outcome;

    Slot(EventLoop loop) {
      builder = loop.runningTask().orElseThrow();
      settled = loop.createFuture();
    }
  }

  private final IdentityHashMap<Fixture<?>, Slot<?>> slots = new IdentityHashMap<>();
  private final Deque<Fixture<?>> building = new ArrayDeque<>();
  private final Deque<TearDown> tearDowns = new ArrayDeque<>();
  private final ReentrantLock oneThreadAtATime = new ReentrantLock();

  /// Returns what `fixture` sets up, after setting it up on the running loop if nobody has.
  <T extends @Nullable Object> T value(Fixture<T> fixture, TestLoop loop) {
    oneThreadAtATime.lock();
    try {
      @SuppressWarnings("unchecked") // put there by the next lines
      var slot = (Slot<T>) slots.get(fixture);
      if (slot == null) {
        slot = new Slot<>(EventLoop.running());
        slots.put(fixture, slot);
        return setUp(fixture, slot, loop);
      }
      if (slot.outcome == null) {
        refuseCircle(fixture, slot);
        Async.await(Async.shield(slot.settled));
      }
      return Objects.requireNonNull(slot.outcome).get();
    } finally {
      oneThreadAtATime.unlock();
    }
  }

  private <T extends @Nullable Object> T setUp(Fixture<T> fixture, Slot<T> slot, TestLoop loop) {
    building.push(fixture);
    try {
      loop.noteSetUp(fixture.name);
      var value = RunInPlace.here(() -> fixture.body.run(new Fixture.SetUp(this, fixture, loop)));
      slot.outcome = () -> value;
      return value;
    } catch (Throwable failure) {
      slot.outcome =
          () -> {
            throw new IllegalStateException("the fixture could not be set up", failure);
          };
      throw failure;
    } finally {
      building.remove(fixture);
      slot.settled.setResult(null);
    }
  }

  private void refuseCircle(Fixture<?> fixture, Slot<?> slot) {
    if (EventLoop.running().runningTask().filter(task -> task == slot.builder).isPresent()) {
      var circle =
          Stream.concat(building.reversed().stream(), Stream.of(fixture))
              .dropWhile(each -> each != fixture)
              .map(each -> each.name)
              .collect(Collectors.joining(" -> "));
      throw new IllegalStateException("fixtures need each other in a circle: " + circle);
    }
  }

  void afterwards(Fixture<?> fixture, Body.OfVoid tearDown) {
    tearDowns.push(new TearDown(fixture.name, tearDown));
  }

  boolean hasTearDowns() {
    return !tearDowns.isEmpty();
  }

  /// Tears everything down on `loop`, what was set up last first, each as a stage of its own.
  ///
  /// @return what failed, in order; the others were torn down all the same
  List<Throwable> tearDown(TestLoop loop, TearDownNote note) {
    var failures = new ArrayList<Throwable>();
    for (var next = tearDowns.poll(); next != null; next = tearDowns.poll()) {
      var todo = next;
      note.entered(todo.fixture);
      try {
        loop.run(
            todo.fixture,
            () -> {
              todo.body.run();
              return null;
            });
      } catch (Throwable failure) {
        failures.add(failure);
      }
    }
    slots.clear();
    return failures;
  }

  /// Is told of each tear-down before it runs.
  @FunctionalInterface
  interface TearDownNote {
    void entered(String fixture);
  }

  /// Returns the first of some failures, with the others as suppressed ones.
  @SuppressWarnings("ReferenceEquality") // one thrown twice cannot suppress itself
  static Optional<Throwable> first(List<? extends Throwable> failures) {
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    Throwable first = failures.getFirst();
    failures.stream().filter(each -> each != first).forEach(first::addSuppressed);
    return Optional.of(first);
  }
}
