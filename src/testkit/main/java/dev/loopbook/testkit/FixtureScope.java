package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fixtures of a test, a class or a run that are set up, and how to tear them down.
///
/// Tests on several threads may share one. Whoever asks for a fixture while it's being set up waits
/// for that.
final class FixtureScope {

  /// Says which tear-down a failure comes from: its message is its author's.
  static final class InTearDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InTearDown(String where) {
      super(where, null, false, false);
    }

    // Printed below the failure as it is, without a class that means nothing to the test's author.
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
      return String.valueOf(getMessage());
    }
  }

  /// @param where what to say of its failure; empty if that says it itself
  private record TearDown(String name, String where, Body.OfVoid body) {}

  /// A fixture whose set-up has started.
  private static final class Slot<T extends @Nullable Object> {
    final Task<?> builder;
    final Future<@Nullable Void> settled;

    /// Gives the value, or throws if the set-up failed; null while it runs.
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

  /// Returns the value of `fixture`; sets it up on the running loop first, if nobody has.
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
      var before = loop.loop().tasks();
      var value = RunInPlace.here(() -> fixture.body.run(new Fixture.SetUp(this, fixture, loop)));
      refuseTask(fixture, before, loop);
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

  /// A task ends with its loop, so what outlives the loop can't have one.
  private static void refuseTask(Fixture<?> fixture, Collection<Task<?>> before, TestLoop loop) {
    if (lasts(loop.options().loop(), fixture.scope)) {
      return;
    }
    loop.loop().tasks().stream()
        .filter(task -> !before.contains(task))
        .findFirst()
        .ifPresent(
            task -> {
              throw new IllegalStateException(
                  format(
                      "the fixture %s is kept %s, but its task %s ends with the loop of this test:"
                          + " give all tests one loop with @LoopTest(loop = %s), or make the"
                          + " fixture for each test",
                      fixture.name,
                      fixture.scope.words,
                      task.displayName(),
                      fixture.scope == Fixture.Scope.RUN ? "RUN" : "CLASS"));
            });
  }

  /// Returns whether a loop of this scope is kept as long as a fixture of that one.
  private static boolean lasts(LoopTest.Scope loop, Fixture.Scope fixture) {
    return switch (fixture) {
      case TEST -> true;
      case CLASS -> loop != LoopTest.Scope.TEST;
      case RUN -> loop == LoopTest.Scope.RUN;
    };
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
    tearDowns.push(
        new TearDown(
            fixture.name,
            fixture.name.equals(Fixture.UNNAMED)
                ? "in the tear-down of a fixture"
                : format("in the tear-down of the fixture %s", fixture.name),
            tearDown));
  }

  /// Adds the end of something that is no fixture.
  ///
  /// @param where what to say of its failure; empty if that says it itself
  void afterwards(String what, String where, Body.OfVoid tearDown) {
    tearDowns.push(new TearDown(what, where, tearDown));
  }

  boolean hasTearDowns() {
    return !tearDowns.isEmpty();
  }

  /// Tears everything down on `loop`, each fixture as a stage of its own, the last one first.
  ///
  /// @param onTearDown gets the name of each fixture before its tear-down
  /// @return what failed, in order; the others were torn down nevertheless
  List<Throwable> tearDown(TestLoop loop, Consumer<String> onTearDown) {
    var failures = new ArrayList<Throwable>();
    for (var next = tearDowns.poll(); next != null; next = tearDowns.poll()) {
      var todo = next;
      onTearDown.accept(todo.name);
      try {
        loop.run(
            todo.name,
            () -> {
              todo.body.run();
              return null;
            });
      } catch (Throwable failure) {
        if (!todo.where.isEmpty()) {
          failure.addSuppressed(new InTearDown(todo.where));
        }
        failures.add(failure);
      }
    }
    slots.clear();
    return failures;
  }

  /// Returns the first of the failures, with the others added to it as suppressed.
  @SuppressWarnings("ReferenceEquality") // a failure can't suppress itself
  static Optional<Throwable> first(List<? extends Throwable> failures) {
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    Throwable first = failures.getFirst();
    failures.stream().filter(each -> each != first).forEach(first::addSuppressed);
    return Optional.of(first);
  }
}
