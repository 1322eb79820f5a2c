package dev.loopbook.sync;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.text.Counted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Passes items from producers to consumers, first in, first out.
///
/// If the queue is bounded, a producer waits while it is full. As CPython 3.13's `asyncio.Queue`,
/// including [#shutdown()]. Items may be null.
///
/// @param <T> the items' type
public sealed class Queue<T extends @Nullable Object> extends Primitive
    permits LifoQueue, PriorityQueue {

  private final QueueItems<T> items;
  private final int maxSize;
  private final WaitLine getters = new WaitLine();
  private final WaitLine putters = new WaitLine();
  // Set whenever the last item is done; looked at only while some are not.
  private final Event finished = new Event();
  private int unfinished;
  private boolean counted;
  private boolean shutDown;
  // The loop that lists this queue among its resources; null if none does.
  private @Nullable EventLoop watchedBy;

  /// Makes an unbounded queue.
  public Queue() {
    this(0);
  }

  /// Makes a queue for at most `maxSize` items; unbounded if that is 0 or less.
  public Queue(int maxSize) {
    this(maxSize, "");
  }

  /// Makes a queue for at most `maxSize` items, called `name`.
  public Queue(int maxSize, String name) {
    this(new QueueItems.Listed<>(false), maxSize, name);
  }

  Queue(QueueItems<T> items, int maxSize, String name) {
    super(name);
    this.items = items;
    this.maxSize = maxSize;
  }

  /// Returns a coroutine that waits for room and puts `item` in. Takes no tick if there is room.
  ///
  /// The coroutine throws [QueueShutDown] if the queue is shut down, before or while it waits, and
  /// [IllegalStateException] if it has to wait and the queue belongs to another loop.
  public Coroutine<Void> put(T item) {
    return Coroutine.named(
        "Queue.put",
        () -> {
          while (isFull()) {
            requireOpen("put");
            awaitTurn(putters, this::isFull);
          }
          putNowait(item);
        });
  }

  /// Puts `item` in.
  ///
  /// @throws QueueFull if there is no room
  /// @throws QueueShutDown if the queue is shut down
  public void putNowait(T item) {
    requireLoopsThread();
    AccessLog.writes(this);
    requireOpen("put");
    if (isFull()) {
      throw new QueueFull(format("%s has no room; await(queue.put(...)) waits for some", this));
    }
    items.put(item);
    unfinished++;
    finished.clear();
    noteUnfinished();
    getters.dismissNext();
  }

  /// Returns a coroutine that waits for an item and takes it out. Takes no tick if there is one.
  ///
  /// The coroutine throws [QueueShutDown] if the queue is empty and shut down, before or while it
  /// waits, and [IllegalStateException] if it has to wait and the queue belongs to another loop.
  public Coroutine<T> get() {
    return Coroutine.named(
        "Queue.get",
        () -> {
          while (isEmpty()) {
            requireOpen("get");
            awaitTurn(getters, this::isEmpty);
          }
          return getNowait();
        });
  }

  /// Takes an item out.
  ///
  /// @throws QueueEmpty if there is none
  /// @throws QueueShutDown if there is none and the queue is shut down
  public T getNowait() {
    requireLoopsThread();
    AccessLog.writes(this);
    if (isEmpty()) {
      requireOpen("get");
      throw new QueueEmpty(format("%s has no item; await(queue.get()) waits for one", this));
    }
    var item = items.take();
    putters.dismissNext();
    return item;
  }

  private void awaitTurn(WaitLine line, BooleanSupplier futile) {
    var entry = line.enter(bind(), this);
    var turn = entry.turn();
    try {
      Async.await(turn);
    } catch (Throwable gaveUp) {
      turn.cancel();
      line.leave(entry);
      if (!futile.getAsBoolean() && !turn.isCancelled()) {
        line.dismissNext(); // we were woken, but can't use it
      }
      throw gaveUp;
    }
  }

  /// Signals that an item that was taken out is done. Call it once for each item.
  ///
  /// @throws IllegalStateException if it is called more often than items were put in
  public void taskDone() {
    requireLoopsThread();
    AccessLog.writes(this);
    counted = true;
    if (unfinished <= 0) {
      throw new IllegalStateException(
          format(
              "taskDone() called too many times: every item of %s is done. Call it once for each item taken out",
              this));
    }
    unfinished--;
    noteFinished();
  }

  /// Returns a coroutine that waits until [#taskDone] was called for every item. Takes no tick if
  /// it was.
  public Coroutine<Void> join() {
    return Coroutine.named(
        "Queue.join",
        () -> {
          counted = true;
          AccessLog.writes(this);
          if (unfinished > 0) {
            finished.awaitSet(this);
          }
        });
  }

  /// Shuts the queue down: nothing more can be put in, but what is in may still be taken out. Tasks
  /// that wait in vain get a [QueueShutDown].
  public void shutdown() {
    shutdown(false);
  }

  /// Shuts the queue down; if `immediate`, also discards the items in it and counts them as done.
  public void shutdown(boolean immediate) {
    requireLoopsThread();
    AccessLog.writes(this);
    shutDown = true;
    if (immediate) {
      while (!isEmpty()) {
        items.take();
        unfinished = Math.max(0, unfinished - 1);
      }
      noteFinished();
    }
    getters.dismissAll();
    putters.dismissAll();
  }

  // Those that wait in join() wait at the event, not at the queue.
  private void requireLoopsThread() {
    requireOwnThread();
    finished.requireOwnThread();
  }

  private void requireOpen(String what) {
    if (shutDown) {
      throw new QueueShutDown(
          format(
              "%s is shut down: nothing more can be %s",
              this, what.equals("put") ? "put in" : "taken out"));
    }
  }

  private void noteUnfinished() {
    if (watchedBy == null) {
      watchedBy = EventLoop.ifRunning().filter(loop -> loop.listener() != null).orElse(null);
      if (watchedBy != null) {
        watchedBy.resources().opened(this);
      }
    }
  }

  private void noteFinished() {
    if (unfinished > 0) {
      return;
    }
    finished.set();
    if (watchedBy != null) {
      watchedBy.resources().closed(this);
      watchedBy = null;
    }
  }

  /// Returns how many items are in it.
  public int size() {
    AccessLog.reads(this);
    return items.size();
  }

  /// Returns whether it has no items.
  public boolean isEmpty() {
    AccessLog.reads(this);
    return items.size() == 0;
  }

  /// Returns whether there is no room; always false if it is unbounded.
  public boolean isFull() {
    AccessLog.reads(this);
    return maxSize > 0 && items.size() >= maxSize;
  }

  /// Returns how many items it has room for; 0 or less means it is unbounded.
  public int maxSize() {
    return maxSize;
  }

  /// Returns for how many items [#taskDone] has not been called.
  public int unfinished() {
    AccessLog.reads(this);
    return unfinished;
  }

  /// Returns whether [#taskDone] was ever called or [#join] ever awaited; only then does
  /// [#unfinished] mean anything.
  public boolean isCounted() {
    AccessLog.reads(this);
    return counted;
  }

  /// Returns whether it was shut down.
  public boolean isShutDown() {
    AccessLog.reads(this);
    return shutDown;
  }

  /// Returns a copy of the items, in the order they will come out.
  public List<T> items() {
    AccessLog.reads(this);
    return Collections.unmodifiableList(new ArrayList<>(items.inOrder()));
  }

  /// Returns the tasks that wait to take an item out, then those that wait to put one in, then
  /// those that wait in [#join]. A getter or putter that was woken is no longer among them.
  @Override
  public List<Task<?>> waiters() {
    var all = new ArrayList<>(getters.tasks());
    all.addAll(putters.tasks());
    all.addAll(finished.waiters());
    return List.copyOf(all);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(maxSize > 0 ? format("%d/%d items", size(), maxSize) : items(size()));
    append(text, unfinished > size() || finished.waiting() > 0 ? unfinished : 0, "unfinished");
    append(text, getters.size(), "getting");
    append(text, putters.size(), "putting");
    append(text, finished.waiting(), "joining");
    return describe(text.append(shutDown ? ", shut down" : "").toString());
  }

  private static String items(int count) {
    return count == 0 ? "empty" : Counted.of(count, "item");
  }

  private static void append(StringBuilder text, int count, String what) {
    if (count > 0) {
      text.append(", ").append(count).append(' ').append(what);
    }
  }
}
