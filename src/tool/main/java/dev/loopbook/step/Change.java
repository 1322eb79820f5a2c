package dev.loopbook.step;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A change that somebody makes to a paused loop, to see what would happen.
///
/// It names what it's about in a way that leads to the same thing in each run: live tasks, timers
/// and ready callbacks by their place in the loop's list, from 0, and queues, events and locks by
/// what they are called. So it can be made again when the program is run again, and be written to a
/// file.
public sealed interface Change {

  /// A task is asked to stop.
  record CancelTask(int task) implements Change {}

  /// Something is thrown at the await of a task.
  ///
  /// @param type the name of its class: simple, if it's a usual one
  /// @param message its message, if it has one
  record FailTask(int task, String type, Optional<String> message) implements Change {}

  /// A timer is due this much later.
  record DelayTimer(int timer, long nanos) implements Change {}

  /// A timer is due now.
  record FireTimer(int timer) implements Change {}

  /// Two callbacks of the ready queue change places.
  record SwapReady(int first, int second) implements Change {}

  /// An item is put into a queue.
  ///
  /// @param value a string, a boolean, an int, a long, a double, or null
  record PutItem(String queue, @Nullable Object value) implements Change {}

  /// An event is set.
  record SetEvent(String event) implements Change {}

  /// A lock or a semaphore is released.
  record ReleaseLock(String lock) implements Change {}
}
