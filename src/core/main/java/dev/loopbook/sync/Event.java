package dev.loopbook.sync;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.List;

/// A flag that tasks can wait for.
///
/// As CPython 3.13's `asyncio.Event`: [#set] wakes all waiting tasks, and they continue even if the
/// flag is cleared again before they run.
public final class Event extends Primitive {

  private final WaitLine line = new WaitLine();
  private boolean set;

  /// Makes an event that is not set.
  public Event() {
    this("");
  }

  /// Makes an event called `name` that is not set.
  public Event(String name) {
    super(name);
  }

  /// Sets the flag and wakes all waiting tasks.
  public void set() {
    requireOwnThread();
    AccessLog.writes(this);
    if (!set) {
      set = true;
      line.wakeAll();
    }
  }

  /// Clears the flag, so that tasks wait for it again.
  public void clear() {
    requireOwnThread();
    AccessLog.writes(this);
    set = false;
  }

  /// Returns whether the flag is set.
  public boolean isSet() {
    AccessLog.reads(this);
    return set;
  }

  /// Returns a coroutine that waits until the flag is set. Takes no tick if it is set already. It
  /// is asyncio's `wait`, a name that `Object` already uses.
  ///
  /// The coroutine throws [IllegalStateException] if it has to wait and the event belongs to
  /// another loop.
  public Coroutine<Void> waitSet() {
    return Coroutine.named("Event.waitSet", () -> awaitSet(this));
  }

  /// Waits until the flag is set; the task is shown to wait at `shown`.
  void awaitSet(Primitive shown) {
    AccessLog.reads(this);
    if (!set) {
      line.await(bind(shown), shown);
    }
  }

  @Override
  public List<Task<?>> waiters() {
    return line.tasks();
  }

  int waiting() {
    return line.size();
  }

  @Override
  public String toString() {
    AccessLog.reads(this);
    return describe((set ? "set" : "unset") + waiting(line.size()));
  }
}
