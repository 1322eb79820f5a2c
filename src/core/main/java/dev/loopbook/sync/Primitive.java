package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Something that tasks synchronise with. This class has what observers may ask of every primitive.
///
/// A primitive may be made anywhere, even before there is a loop. From the first time a task waits
/// at it, it belongs to that task's loop and to no other, as in CPython 3.13. Then, while the loop
/// runs, a change on any other thread throws an [IllegalStateException].
///
/// If the loop has a listener, a primitive that is held, or that has unfinished items, is among the
/// loop's [resources][EventLoop#resources], where the end audit finds it.
public abstract sealed class Primitive permits Barrier, Condition, Event, Lock, Queue, Semaphore {

  private final String name;
  private final Optional<Origin> origin = Origin.ifTracked();
  // Set once, by the first wait. Atomic, because two loops on two threads may try at the same time.
  private final AtomicReference<@Nullable EventLoop> home = new AtomicReference<>();

  Primitive(String name) {
    this.name = requireNonNull(name, "name");
    AccessLog.makes(this);
  }

  /// Returns the running loop; from now on, the primitive belongs to it.
  ///
  /// @throws IllegalStateException if it belongs to another loop
  final EventLoop bind() {
    return bind(this);
  }

  /// Does what [#bind()] does for a primitive that is a part of `shown`, which the error names.
  final EventLoop bind(Primitive shown) {
    var running = EventLoop.running();
    if (home.get() != running && !home.compareAndSet(null, running)) {
      throw new IllegalStateException(
          format(
              "%s is bound to a different event loop: a task waited at it there. Make one for each loop",
              shown));
    }
    return running;
  }

  /// Checks, before anything is changed, that no other thread runs the loop that it belongs to.
  ///
  /// @throws IllegalStateException if one does
  final void requireOwnThread() {
    var loop = home.get();
    if (loop != null) {
      loop.requireOwnThread();
    }
  }

  /// Returns its name; empty if it has none.
  public final String name() {
    return name;
  }

  /// Returns where it was made, if the setup at the time recorded that.
  public final Optional<Origin> origin() {
    return origin;
  }

  /// Returns the tasks that wait at it, in the order they came, including those that were woken but
  /// have not run since.
  public abstract List<Task<?>> waiters();

  /// Returns the tasks that hold it, as far as they are known; empty if it can't be held.
  public List<Holder> holders() {
    return List.of();
  }

  /// Returns its text: its kind, its name, and `state`.
  final String describe(String state) {
    var kind = getClass().getSimpleName();
    return name.isEmpty()
        ? format("<%s %s>", kind, state)
        : format("<%s %s %s>", kind, name, state);
  }

  /// Returns the end of a description that says how many tasks wait; empty if none do.
  static String waiting(int tasks) {
    return tasks == 0 ? "" : ", " + tasks + " waiting";
  }
}
