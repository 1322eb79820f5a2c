package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What tasks synchronise by. Here stands what all primitives tell of themselves to whoever
/// watches.
///
/// A primitive may be made anywhere, before any loop. It belongs to the first loop on which a task
/// waits at it, and from then on to no other, as in CPython 3.13.
///
/// While a loop has a listener, a primitive that somebody holds, or that has unfinished items, is
/// among [EventLoop#resources], where the end audit finds it.
public abstract sealed class Primitive permits Barrier, Condition, Event, Lock, Queue, Semaphore {

  private final String name;
  private final Optional<Origin> origin = Origin.ifTracked();
  // Set once, by the first wait; two loops on two threads must not both win.
  private final AtomicReference<@Nullable EventLoop> home = new AtomicReference<>();

  Primitive(String name) {
    this.name = name;
  }

  /// Returns the running loop, to which the primitive belongs from now on.
  ///
  /// @throws IllegalStateException if it belongs to another loop
  final EventLoop bind() {
    return bind(this);
  }

  /// Returns the running loop, as [#bind()]; the error names `shown`, of which this is a part.
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

  /// Returns the name it was given, or the empty string.
  public final String name() {
    return name;
  }

  /// Returns where it was made, if the setup in force then recorded that.
  public final Optional<Origin> origin() {
    return origin;
  }

  /// Returns the tasks that wait at it, in the order they came; also those that were woken and have
  /// not run since.
  public abstract List<Task<?>> waiters();

  /// Returns who holds it, as far as that is known; nobody if it is nothing that one holds.
  public List<Holder> holders() {
    return List.of();
  }

  /// Returns the text of a primitive in `state`: its kind, its name, its state.
  final String describe(String state) {
    var kind = getClass().getSimpleName();
    return name.isEmpty()
        ? format("<%s %s>", kind, state)
        : format("<%s %s %s>", kind, name, state);
  }

  /// Returns how many tasks wait, as the end of a description; nothing if none does.
  static String waiting(int tasks) {
    return tasks == 0 ? "" : ", " + tasks + " waiting";
  }
}
