package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Changes to a paused loop that no program can make, for a tool that lets people ask "what if?".
///
/// All of them are called on the loop's thread, by a listener that holds the loop up between two
/// callbacks: then no callback is half done, and the change is as if the world had been different.
/// What a program could do as well, such as cancel a task, needs nothing from here but [#during].
public final class WhatIf {

  private WhatIf() {}

  /// Makes a change, and tells the loop's listeners that what they hear meanwhile is its doing.
  ///
  /// @param what what somebody did, in words that follow "you": `cancelled upload`
  public static void during(EventLoop loop, String what, Runnable change) {
    requireNonNull(loop, "loop");
    requireNonNull(what, "what");
    requireNonNull(change, "change");
    var listener = loop.listener();
    if (listener != null) {
      listener.interventionBegins(loop, what);
    }
    try {
      change.run();
    } finally {
      if (listener != null) {
        listener.interventionEnds(loop);
      }
    }
  }

  /// Throws `failure` into a task in the next tick, at the `await` where it's suspended; one that
  /// hasn't started fails before its first line. What it waited for isn't touched.
  ///
  /// @return false if the task is running or done
  public static boolean fail(Task<?> task, Throwable failure) {
    requireNonNull(task, "task");
    requireNonNull(failure, "failure");
    failure.setStackTrace(new StackTraceElement[0]); // nobody's code has thrown it
    return task.failFromOutside(failure);
  }

  /// Makes a timer due at another time; one that has passed counts as now.
  ///
  /// @param when the loop time in nanoseconds
  /// @return false if the timer has fired or is cancelled
  public static boolean move(TimerHandle timer, long when) {
    requireNonNull(timer, "timer");
    if (!timer.loop.moveTimer(timer, Math.max(when, timer.loop.nanos()))) {
      return false;
    }
    tell(timer);
    return true;
  }

  static void tell(Handle handle) {
    var listener = handle.loop.listener();
    if (listener != null) {
      listener.handleChanged(handle);
    }
  }

  /// Exchanges two callbacks in the ready queue, which has to keep the order in which callbacks
  /// came.
  ///
  /// @return false if one of them isn't in it
  public static boolean swap(EventLoop loop, Handle one, Handle other) {
    requireNonNull(loop, "loop");
    requireNonNull(one, "one");
    requireNonNull(other, "other");
    var queue = loop.readyQueue();
    List<Handle> order = new ArrayList<>(queue.handles());
    var first = order.indexOf(one);
    var second = order.indexOf(other);
    if (first < 0 || second < 0) {
      return false;
    }
    Collections.swap(order, first, second);
    queue.clear();
    order.forEach(queue::add);
    tell(one);
    tell(other);
    return true;
  }
}
