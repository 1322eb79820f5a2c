package dev.loopbook.sync;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The tasks that wait for their turn, in the order they came.
///
/// ```
/// STANDING -> WOKEN       its turn came; the task runs in the next tick
///          -> CANCELLED   the task gave up
/// ```
///
/// Each stands here until it runs again, and then takes itself out of the line, wherever in it that
/// is. Between the wake-up and that moment others can see that a turn is promised.
final class WaitLine {

  private final SequencedMap<Future<@Nullable Void>, Task<?>> line = new LinkedHashMap<>();

  /// Lets the running task stand here until it is woken.
  ///
  /// @param at what pictures say the task waits for
  /// @throws dev.loopbook.loop.CancelledError if the task is cancelled, before or after it is woken
  void await(EventLoop loop, Primitive at) {
    var turn = enter(loop, at);
    try {
      Async.await(turn);
    } finally {
      leave(turn);
    }
  }

  /// Puts the running task at the end of the line; returns its turn, to be awaited.
  Future<@Nullable Void> enter(EventLoop loop, Primitive at) {
    AccessLog.writes(this);
    Future<@Nullable Void> turn = loop.createFuture(at);
    line.put(turn, Async.currentTask());
    return turn;
  }

  /// Takes `turn` out of the line if it is still there.
  void leave(Future<@Nullable Void> turn) {
    line.remove(turn);
    AccessLog.writes(this);
  }

  /// Wakes whoever came first of those that stand here; returns false if nobody does.
  boolean wakeNext() {
    AccessLog.writes(this);
    for (var turn : line.keySet()) {
      if (wake(turn)) {
        return true;
      }
    }
    return false;
  }

  /// Wakes the head of the line. If its turn is settled already, nobody is woken: the head will
  /// look after the next.
  void wakeHead() {
    AccessLog.writes(this);
    if (!line.isEmpty()) {
      wake(line.firstEntry().getKey());
    }
  }

  /// Wakes the first `count` of those that stand here.
  void wake(int count) {
    AccessLog.writes(this);
    var left = count;
    for (var turn : line.keySet()) {
      if (left <= 0) {
        return;
      }
      if (wake(turn)) {
        left--;
      }
    }
  }

  /// Wakes all that stand here.
  void wakeAll() {
    AccessLog.writes(this);
    line.keySet().forEach(WaitLine::wake);
  }

  /// Wakes whoever came first of those that stand here, and takes it out of the line with all
  /// before it.
  void dismissNext() {
    AccessLog.writes(this);
    while (!line.isEmpty()) {
      if (wake(line.pollFirstEntry().getKey())) {
        return;
      }
    }
  }

  /// Wakes all that stand here and empties the line.
  void dismissAll() {
    wakeAll();
    line.clear();
  }

  private static boolean wake(Future<@Nullable Void> turn) {
    if (turn.isDone()) {
      return false;
    }
    turn.setResult(null);
    return true;
  }

  /// Returns whether nobody here wants a turn any more: the line is empty or all have given up.
  boolean isAbandoned() {
    AccessLog.reads(this);
    for (var turn : line.keySet()) {
      if (!turn.isCancelled()) {
        return false;
      }
    }
    return true;
  }

  int size() {
    AccessLog.reads(this);
    return line.size();
  }

  List<Task<?>> tasks() {
    AccessLog.reads(this);
    return List.copyOf(line.values());
  }
}
